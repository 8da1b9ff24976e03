import type { Chooser } from './chooser.ts'
import type { TraitNumbers } from './vector.ts'

/** An answer to the question that stands, whichever. */
export const ANSWER = 'answer'
/** Something else than an answer to this question. */
export const OTHER = 'other'

/** What was learned from the examples of one language. */
export interface Learned {
  readonly traits: TraitNumbers
  /** Tells {@link ANSWER}, whatever it is to, from what may be said at any question: `topics/cost`. */
  readonly anywhere: Chooser
  /** By question: tells its answers from each other and from {@link OTHER}. */
  readonly at: ReadonlyMap<string, Chooser>
}
