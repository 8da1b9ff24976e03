import { ANSWER } from '../likeness/learned.ts'
import type { Act } from './act.ts'

/** Several papers at once, a correction that says what is right, and what answers nothing. */
export const PAPERS = `${ANSWER}/papers`
export const TOLD_ANEW = 'corrections/told'
export const NOTHING_SAID = 'none/beside'
export const OWN_WORDS = `${ANSWER}/own`
export const PASSED = `${ANSWER}/skip`

/** Whether a meaning answers the standing question. */
export const isAnswer = (meaning: string): boolean => meaning.startsWith(ANSWER)

/** Whether a meaning is another need. */
export const isNeed = (meaning: string): boolean => meaning.startsWith('needs/')

/** How acts and the meanings of examples go together where something is said. */
export interface Meanings {
  /** The meaning that an act has, e.g. `answer/talked`. */
  readonly of: (act: Act) => string
  /** The act that a meaning stands for; null – none that can be done here. */
  readonly act: (meaning: string) => Act | null
  /** Whether an act is a day, an hour, a number that words say outright, for the question or to put something right. */
  readonly isValue: (act: Act) => boolean
  /** Whether any words are an answer here: then what is like nothing else is one. */
  readonly takesOwnWords: boolean
  /** Whether the question itself puts a day and an hour right that were said before. */
  readonly putsRight: boolean
  /** Whether it can be meant here. */
  readonly isPossible: (meaning: string) => boolean
}
