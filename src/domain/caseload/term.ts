import { addMonths, type LocalDate } from '../calendar/local-date.ts'
import type { CaseState } from './case-state.ts'
import type { CaseDuration } from './technology.ts'

/** The term of a technology that begins on a day: its first and last day (D-psych, D-mentor). */
export const termFrom = ({ most }: CaseDuration, on: LocalDate): Pick<CaseState, 'begunOn' | 'until'> => ({
  begunOn: on,
  until: addMonths(on, most),
})

/** Whether the least term has passed: before it the work is not finished, only broken off. */
export const hasLasted = (
  duration: CaseDuration | undefined,
  { begunOn }: CaseState,
  on: LocalDate,
): boolean => {
  if (!duration || duration.least === 0) return true
  return begunOn !== null && on >= addMonths(begunOn, duration.least)
}
