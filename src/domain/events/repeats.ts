import { addMonths, type LocalDate, weekday } from '../calendar/local-date.ts'
import { occurrences } from './recurrence.ts'
import { PLAIN, type Recurrence } from './recurrence-rule.ts'

/** How an event that is put in by hand may repeat. */
export const REPEATS = ['week', 'two_weeks', 'month'] as const
export type Repeats = (typeof REPEATS)[number]

/** As many days as anybody looks after: every week for a year, and a little. */
export const MOST_REPEATS = 60

const DAYS_A_WEEK = 7

/** Which of its weekdays of the month a day is; the last one where there need not be a fifth. */
const nthOf = (day: LocalDate): number => {
  const nth = Math.ceil(Number(day.slice(8)) / DAYS_A_WEEK)
  return nth > 4 ? -1 : nth
}

/**
 * The rule of an event that repeats from its first day on: on the same weekday, every month on the same one of the month.
 * @example ruleOf('month', '2026-12-08', '2027-05-31') // every second Tuesday of the month
 */
export const ruleOf = (repeats: Repeats, first: LocalDate, until: LocalDate): Recurrence => {
  if (repeats === 'month')
    return { ...PLAIN, every: 'month', weekdays: [{ weekday: weekday(first), nth: nthOf(first) }], until }
  const interval = repeats === 'week' ? 1 : 2
  return { ...PLAIN, every: 'week', interval, weekdays: [{ weekday: weekday(first), nth: null }], until }
}

/** The days of an event that repeats, its first one among them, at most {@link MOST_REPEATS}. */
export const repeatedDays = (repeats: Repeats, first: LocalDate, until: LocalDate): LocalDate[] => {
  const furthest = addMonths(first, MOST_REPEATS)
  const to = until < furthest ? until : furthest
  return occurrences(ruleOf(repeats, first, until), first, { from: first, to }).slice(0, MOST_REPEATS)
}
