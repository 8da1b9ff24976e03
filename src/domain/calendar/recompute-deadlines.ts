import { dueOf } from './deadline.ts'
import type { DeadlineRule } from './deadline-rule.ts'
import type { LocalDate } from './local-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** A deadline that still runs, as it is stored. */
export interface OpenDeadline {
  readonly id: string
  readonly rule: DeadlineRule
  readonly base: LocalDate
  readonly due: LocalDate
  /** For a rule that repeats from its base: which of its days; 1 where it is left out. */
  readonly nth?: number
}

/** A deadline whose day a changed calendar moves. */
export interface TouchedDeadline {
  readonly id: string
  readonly from: LocalDate
  readonly to: LocalDate
}

/** What a changed calendar does to open deadlines. */
export interface Recomputed {
  readonly touched: readonly TouchedDeadline[]
  readonly unchanged: number
  /** Their day did not follow from the calendar before, so somebody set it: they stay as they are. */
  readonly setByHand: readonly string[]
}

/**
 * Holds open deadlines against a changed calendar – a decree came out, a region gave a day off – and says whom it
 * touches. Writes nothing.
 */
export const recomputeDeadlines = (
  open: readonly OpenDeadline[],
  before: WorkingCalendar,
  after: WorkingCalendar,
): Recomputed => {
  const touched: TouchedDeadline[] = []
  const setByHand: string[] = []
  for (const { id, rule, base, due, nth } of open) {
    const to = dueOf(rule, base, after, nth).due
    if (to === due) continue
    if (dueOf(rule, base, before, nth).due === due) touched.push({ id, from: due, to })
    else setByHand.push(id)
  }
  return { touched, unchanged: open.length - touched.length - setByHand.length, setByHand }
}
