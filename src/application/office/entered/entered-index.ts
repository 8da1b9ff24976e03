import type { UseCases } from '../kit/use-case.ts'
import { markEntered, markEnteredUntil, showEntered, showEnteredDeed, unmarkEntered } from './show-entered.ts'

/** Use cases of what is typed over into registers of the state by the name in their token. */
export const ENTERED_USE_CASES = {
  entered: showEntered,
  entered_deed: showEnteredDeed,
  entered_mark: markEntered,
  entered_until: markEnteredUntil,
  entered_undo: unmarkEntered,
} satisfies UseCases
