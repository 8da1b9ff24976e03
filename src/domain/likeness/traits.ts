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
 * @example traitsOf('не берут', stem).all → ['не', 'берут', 'не берут', '^не', '$берут', '.<бер', …, '=3']
 */
export const traitsOf = (said: string, stem: Stem): Traits => {
  const words = wordsIn(said)
  const spoken = words.filter((word) => word !== '?')
  const stems = spoken.map((word) => (/\d\d/.test(word) ? NUMBER : stem(word)))
  const byWord = spoken.map((word, at) => ({ word, traits: [stems[at] ?? '', ...piecesOf(word)] }))
  const pairs = stems.flatMap((each, at) => (at === 0 ? [] : [`${stems[at - 1]} ${each}`]))
  const [first] = stems
  const last = stems.at(-1)
  const edges = first === undefined ? [] : [`^${first}`, `$${last}`]
  const asked = spoken.length < words.length ? ['?'] : []
  const all = new Set([
    ...byWord.flatMap(({ traits }) => traits),
    ...pairs,
    ...edges,
    ...asked,
    lengthOf(stems.length),
  ])
  return { all: [...all], byWord }
}
