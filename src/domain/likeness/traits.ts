/** Cuts a word down to its stem, e.g. `бумаги` to `бумаг`. */
export type Stem = (word: string) => string

/** What stands for every number of several digits: which one it is is read elsewhere. A single digit may name an answer. */
const NUMBER = '#'
/** Longer messages say no more by further words. */
const MOST_WORDS = 60
/** Words of so many letters are looked at in pieces, too, so that a slip of the pen leaves the most of them as they are. */
const PIECED_FROM = 5
const PIECE = 4

/** How much a kind of trait says beside a whole word: pieces stand in many words, and each word has several. */
const PIECE_WORTH = 0.35
const LENGTH_WORTH = 0.5

/** Lengths are told apart only roughly, by these numbers of words. */
const LENGTHS = [1, 3, 7, 14] as const

/** How much a trait counts when a message is compared: pieces of words less than words. */
export const worthOf = (trait: string): number => {
  if (trait.startsWith('.')) return PIECE_WORTH
  return trait.startsWith('=') ? LENGTH_WORTH : 1
}

/** The words of a message as they are compared: lower case, «е» for «ё», `dont` for «don’t»; a question mark is one. */
const wordsIn = (said: string): readonly string[] =>
  (
    said
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
      .match(/\p{L}+|\d+|\?/gu) ?? []
  ).slice(0, MOST_WORDS)

const piecesOf = (word: string): string[] => {
  if (word.length < PIECED_FROM || /\d/.test(word)) return []
  const letters = [...`<${word}>`]
  const pieces: string[] = []
  for (let end = PIECE; end <= letters.length; end += 1)
    pieces.push(`.${letters.slice(end - PIECE, end).join('')}`)
  return pieces
}

/** A word taken to pieces. */
interface CutWord {
  readonly stem: string
  readonly pieces: readonly string[]
}

/** Takes words to pieces; those that were said lately are known. */
export type CutWords = (word: string) => CutWord

/** So many words are kept: people use few, and use them again. Then all are forgotten. */
const MOST_KNOWN = 8_000

/** Makes a {@link CutWords} that cuts words down to their stems. */
export const cutterOf = (stem: Stem): CutWords => {
  const known = new Map<string, CutWord>()
  return (word) => {
    const before = known.get(word)
    if (before) return before
    const cut = { stem: /\d\d/.test(word) ? NUMBER : stem(word), pieces: piecesOf(word) }
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(word, cut)
    return cut
  }
}

/** How long a message is, roughly: `=3` – two or three words, `=+` – more than all of them. */
const lengthOf = (count: number): string => `=${LENGTHS.find((most) => count <= most) ?? '+'}`

/** A word of a message with the traits that it alone gives. */
export interface TraitedWord {
  readonly word: string
  readonly traits: readonly string[]
}

/** What words are compared by. */
export interface Traits {
  readonly all: readonly string[]
  /** The same by the words that give them, for whoever asks why. */
  readonly byWord: readonly TraitedWord[]
}

/**
 * What a message is compared by: the stems of its words, each with the next, the first and the last; pieces of four letters;
 * how long it is, and whether it asks. Pure.
 * @example traitsOf('не берут', cutterOf(stem)).all → ['не', 'берут', 'не берут', '^не', '$берут', '.<бер', …, '=3']
 */
export const traitsOf = (said: string, cut: CutWords): Traits => {
  const words = wordsIn(said)
  const spoken = words.filter((word) => word !== '?')
  const byWord = spoken.map((word): TraitedWord => {
    const { stem, pieces } = cut(word)
    return { word, traits: [stem, ...pieces] }
  })
  const all = new Set<string>()
  for (const { traits } of byWord) for (const trait of traits) all.add(trait)
  const stems = byWord.map(({ traits }) => traits[0] ?? '')
  for (let at = 1; at < stems.length; at += 1) all.add(`${stems[at - 1]} ${stems[at]}`)
  const [first] = stems
  if (first !== undefined) all.add(`^${first}`).add(`$${stems.at(-1)}`)
  if (spoken.length < words.length) all.add('?')
  all.add(lengthOf(stems.length))
  return { all: [...all], byWord }
}
