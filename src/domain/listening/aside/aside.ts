import type { Talk } from '../../scenario/talk.ts'
import type { TextRef } from '../../words/text-ref.ts'
import type { AskedOf } from '../act.ts'

/** What is said to a side question. */
export interface Aside {
  /** Short lines, the answer first, how sure it is last. */
  readonly lines: readonly TextRef[]
  /** Whether a fact stands behind it; what no fact covers is counted for the authors. */
  readonly isCovered: boolean
}

/** One way to answer a topic from the facts at hand. Pure. */
export type AnswerAside = (talk: Talk, of: AskedOf) => Aside

export const covered = (...lines: readonly TextRef[]): Aside => ({ lines, isCovered: true })

export const uncovered = (...lines: readonly TextRef[]): Aside => ({ lines, isCovered: false })
