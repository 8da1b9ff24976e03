import { type Deadline, dueOf } from './deadline.ts'
import type { DeadlineRule } from './deadline-rule.ts'
import type { LocalDate } from './local-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** A deadline that still runs, as it is stored. */
export interface OpenDeadline {
  readonly id: string
  readonly rule: DeadlineRule
  readonly base: LocalDate
  readonly due: LocalDate
  /** Somebody put it off: the day is theirs. */
  readonly putOff: boolean
}

/** A deadline whose day a changed calendar moves. */
export interface MovedDeadline {
  readonly id: string
  readonly from: LocalDate
  readonly to: Deadline
}

/** What a changed calendar does to open deadlines. */
export interface Recomputed {
  readonly moved: readonly MovedDeadline[]
  readonly unchanged: number
  /** Somebody put them off: they stay where they are. */
  readonly setByHand: readonly string[]
}

/**
 * Holds open deadlines against a changed calendar – a decree came out, a region gave a day off – and says whom it
 * touches. Writes nothing.
 */
export const recomputeDeadlines = (open: readonly OpenDeadline[], calendar: WorkingCalendar): Recomputed => {
  const moved: MovedDeadline[] = []
  const setByHand: string[] = []
  for (const { id, rule, base, due, putOff } of open) {
    const to = dueOf(rule, base, calendar)
    if (to.due === due) continue
    if (putOff) setByHand.push(id)
    else moved.push({ id, from: due, to })
  }
  return { moved, unchanged: open.length - moved.length - setByHand.length, setByHand }
}
