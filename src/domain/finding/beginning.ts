import { heard, type Sounds, slips } from './hearing.ts'

/** A beginning of words, `паспорт`, or with `$` a whole word, `инн$`. */
export interface Beginning {
  readonly written: string
  readonly heard: string
  readonly isWhole: boolean
}

/** A typed word, as written and as it sounds. */
export interface TypedWord {
  readonly written: string
  readonly heard: string
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
const LIKE = { heard: 0.95, joined: 0.9, slip: 0.8, slips: 0.65 } as const

export const beginning = (clue: string, sounds: Sounds): Beginning => {
  const written = clue.replace(/\$$/, '')
  return { written, heard: heard(written, sounds), isWhole: clue.endsWith('$') }
}

export const typedWord = (written: string, sounds: Sounds): TypedWord => ({
  written,
  heard: heard(written, sounds),
})

/** How well a word fits a beginning: to the letter – 1, by its sound, or not at all – 0. */
export const likeness = (word: TypedWord, begun: Beginning): number => {
  if (begun.isWhole ? word.written === begun.written : word.written.startsWith(begun.written)) return 1
  const sounds = begun.isWhole ? word.heard === begun.heard : word.heard.startsWith(begun.heard)
  return sounds && begun.heard.length >= HEARD_FROM ? LIKE.heard : 0
}

/** {@link likeness} for a word with slips: worth asking only of one that is no word that we know. */
export const slippedLikeness = (word: TypedWord, { heard: sound, isWhole }: Beginning): number => {
  const bears = BEARS.find(({ from }) => sound.length >= from)?.slips ?? 0
  if (bears === 0 || word.heard.length < sound.length - bears) return 0
  if (isWhole && word.heard.length > sound.length + bears) return 0
  if (sound.length < FIRST_LETTER_UNTIL && word.heard[0] !== sound[0]) return 0
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
