import { heard, letterSet, missingLetters, type Sounds, slips } from './hearing.ts'

/** A typed word, as written and as it sounds. */
export interface TypedWord {
  readonly written: string
  readonly heard: string
  /** The letters that are heard, in any order: {@link letterSet}. */
  readonly letters: number
}

/** A beginning of words, `паспорт`, or with `$` a whole word, `инн$`. */
export interface Beginning extends TypedWord {
  readonly isWhole: boolean
}

/** From this length on a sound tells a word; shorter ones are others at once. */
const HEARD_FROM = 4
/** Slips that a beginning bears, by its length: one from 6 letters, two from 9. */
const BEARS = [
  { from: 9, slips: 2 },
  { from: 6, slips: 1 },
] as const
/** The first letter is seldom wrong, and in a short word it makes another one: «работа», «забота». */
const FIRST_LETTER_UNTIL = 7
/** A word of which so much is known to the letter is not another one that sounds alike: «робот», «работа». */
const WRITTEN_SHARE = 0.7
const LIKE = { heard: 0.95, joined: 0.9, slip: 0.8, slips: 0.65 } as const

export const typedWord = (written: string, sounds: Sounds): TypedWord => {
  const sound = heard(written, sounds)
  return { written, heard: sound, letters: letterSet(sound) }
}

export const beginning = (clue: string, sounds: Sounds): Beginning => ({
  ...typedWord(clue.replace(/\$$/, ''), sounds),
  isWhole: clue.endsWith('$'),
})

/** How well the words that are typed fit the beginnings that are known: to the letter – 1, by their sound, or not at all. */
export type Likenesses = (word: TypedWord) => Map<Beginning, number>

const byText = (
  beginnings: readonly Beginning[],
  text: (begun: Beginning) => string,
): Map<string, Beginning[]> => {
  const found = new Map<string, Beginning[]>()
  for (const begun of beginnings) found.set(text(begun), [...(found.get(text(begun)) ?? []), begun])
  return found
}

/** Thousands of beginnings are not gone through for each word: what a word begins with is looked up. */
export const likenesses = (beginnings: readonly Beginning[]): Likenesses => {
  const written = byText(beginnings, (begun) => begun.written)
  const sounding = byText(
    beginnings.filter((begun) => begun.heard.length >= HEARD_FROM),
    (begun) => begun.heard,
  )
  const begunBy = (text: string, known: Map<string, Beginning[]>): Beginning[] =>
    Array.from({ length: text.length }, (_, at) => at + 1).flatMap((length) =>
      (known.get(text.slice(0, length)) ?? []).filter(({ isWhole }) => !isWhole || length === text.length),
    )
  return (word) => {
    const found = new Map(begunBy(word.written, written).map((begun) => [begun, 1]))
    const longest = Math.max(0, ...[...found.keys()].map((begun) => begun.written.length))
    if (longest >= WRITTEN_SHARE * word.written.length) return found
    for (const begun of begunBy(word.heard, sounding)) if (!found.has(begun)) found.set(begun, LIKE.heard)
    return found
  }
}

/** {@link likeness} for a word with slips: worth asking only of one that is no word that we know. */
export const slippedLikeness = (word: TypedWord, { heard: sound, letters, isWhole }: Beginning): number => {
  const bears = BEARS.find(({ from }) => sound.length >= from)?.slips ?? 0
  if (bears === 0 || word.heard.length < sound.length - bears) return 0
  if (isWhole && word.heard.length > sound.length + bears) return 0
  if (sound.length < FIRST_LETTER_UNTIL && word.heard[0] !== sound[0]) return 0
  if (missingLetters(letters, word.letters) > bears) return 0
  const found = slips(word.heard, sound, bears)
  if (found > bears) return 0
  return found <= 1 ? LIKE.slip : LIKE.slips
}

/** Adds the beginnings that a word fits with slips of the pen, with how well; what it fits already stays. */
export type SlipFinder = (word: TypedWord, fits: Map<Beginning, number>) => void

/**
 * Beginnings of words made ready to be held against words with slips. Thousands are gone through for a word: their letters
 * stand side by side as numbers, the shortest first, and only those of which it lacks two letters at most are looked at.
 */
export const slipFinder = (all: readonly Beginning[]): SlipFinder => {
  const shortest = BEARS.at(-1)?.from ?? 0
  const beginnings = all
    .filter(({ heard: sound }) => sound.length >= shortest)
    .sort((a, b) => a.heard.length - b.heard.length)
  const letters = Int32Array.from(beginnings, (begun) => begun.letters)
  return (word, fits) => {
    const longest = word.heard.length + BEARS[0].slips
    for (let at = 0; at < letters.length; at += 1) {
      const missing = (letters[at] as number) & ~word.letters
      const butOne = missing & (missing - 1)
      if ((butOne & (butOne - 1)) !== 0) continue
      const begun = beginnings[at] as Beginning
      if (begun.heard.length > longest) return
      const like = fits.has(begun) ? 0 : slippedLikeness(word, begun)
      if (like > 0) fits.set(begun, like)
    }
  }
}

/** Words that are written as one can hide a beginning inside: «бесплатныйюрист». */
const JOINED_FROM = 10
const HIDDEN_FROM = 5

/** Adds the beginnings that stand inside a word, after its first `known` letters, that are a word of their own. */
export type HiddenFinder = (word: TypedWord, known: number, fits: Map<Beginning, number>) => void

/** Beginnings made ready to be found inside words: each piece of a long word is looked up. */
export const hiddenFinder = (all: readonly Beginning[]): HiddenFinder => {
  const hidden = byText(
    all.filter(({ written }) => written.length >= HIDDEN_FROM),
    (begun) => begun.written,
  )
  const longest = Math.max(0, ...[...hidden.keys()].map((text) => text.length))
  return ({ written }, known, fits) => {
    if (written.length < JOINED_FROM || known === 0) return
    for (let from = known; from + HIDDEN_FROM <= written.length; from += 1)
      for (let end = from + HIDDEN_FROM; end <= Math.min(written.length, from + longest); end += 1)
        for (const begun of hidden.get(written.slice(from, end)) ?? [])
          if (!fits.has(begun)) fits.set(begun, LIKE.joined)
  }
}
