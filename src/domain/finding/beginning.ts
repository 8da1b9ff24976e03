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

/** Words that are written as one can hide a beginning inside: «бесплатныйюрист». */
const JOINED_FROM = 10
const HIDDEN_FROM = 5

/** {@link likeness} for a beginning inside a word, after the first `known` letters, that are a word of their own. */
export const joinedLikeness = (word: TypedWord, { written }: Beginning, known: number): number =>
  word.written.length >= JOINED_FROM &&
  written.length >= HIDDEN_FROM &&
  known > 0 &&
  word.written.indexOf(written, known) > 0
    ? LIKE.joined
    : 0
