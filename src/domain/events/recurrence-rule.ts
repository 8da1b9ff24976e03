import type { LocalDate } from '../calendar/local-date.ts'

/** A weekday of a rule: 1 – Monday; `nth` of the month or year, from its end when negative; null – every one. */
export interface RuleWeekday {
  readonly weekday: number
  readonly nth: number | null
}

/**
 * How an event repeats (Y-calendar), in local days: what RFC 5545 calls RRULE, as far as it speaks of days. The time of day
 * is the event's, whatever clocks do on the way. Empty lists say nothing.
 */
export interface Recurrence {
  readonly every: 'day' | 'week' | 'month' | 'year'
  /** Every so many days, weeks, months, years. */
  readonly interval: number
  readonly weekdays: readonly RuleWeekday[]
  /** Days of the month, from its end when negative. */
  readonly monthDays: readonly number[]
  readonly months: readonly number[]
  /** Which of the days of a period count, from the end when negative: the last working day is `[-1]` of five weekdays. */
  readonly positions: readonly number[]
  /** With what weekday a week begins; counts for every second week and more. */
  readonly weekStart: number
  /** The last day on which it can be; null – no end. */
  readonly until: LocalDate | null
  /** How many times in all, from the first on; null – no end. */
  readonly count: number | null
}

/** A rule that says nothing but how often: `{ ...PLAIN, every: 'week' }`. */
export const PLAIN: Omit<Recurrence, 'every'> = {
  interval: 1,
  weekdays: [],
  monthDays: [],
  months: [],
  positions: [],
  weekStart: 1,
  until: null,
  count: null,
}

/** A rule for every week on some days: `weekly([2, 4])` – Tuesdays and Thursdays. */
export const weekly = (weekdays: readonly number[], until: LocalDate | null = null): Recurrence => ({
  ...PLAIN,
  every: 'week',
  until,
  weekdays: weekdays.map((each) => ({ weekday: each, nth: null })),
})
