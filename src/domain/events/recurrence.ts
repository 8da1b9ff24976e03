import { dayNumber, dayOfNumber, type LocalDate } from '../calendar/local-date.ts'
import { daysOfPeriod, type Period, periodOf } from './recurrence-period.ts'
import type { Recurrence } from './recurrence-rule.ts'

/** Days from the first to the last, both included. */
export interface Window {
  readonly from: LocalDate
  readonly to: LocalDate
}

/**
 * Whoever counts has to begin with the first: so many periods are gone through at most, eleven years of days. No plan of a
 * culture centre counts further; a file that does is not honest.
 */
const MOST_COUNTED = 4_000

/** The days of one period that are not before the first day, in order. */
const fromFirst = (rule: Recurrence, period: Period, first: number): number[] =>
  daysOfPeriod(rule, period, first).filter((day) => day >= first)

/**
 * The days within a window on which an event is that begins on `first` and repeats by a rule. Days that a month does not
 * have (31 April) are left out. `first` itself counts only where the rule says so.
 * @throws RangeError when a rule with `count` would have to be counted over more than 4 000 periods
 * @example occurrences({ ...PLAIN, every: 'week' }, '2026-12-01', { from: '2026-12-05', to: '2026-12-20' }) // 8th, 15th
 */
export const occurrences = (rule: Recurrence, first: LocalDate, { from, to }: Window): LocalDate[] => {
  const start = dayNumber(first)
  const last = dayNumber(rule.until !== null && rule.until < to ? rule.until : to)
  const earliest = Math.max(start, dayNumber(from))
  const found: LocalDate[] = []
  let left = rule.count ?? Number.POSITIVE_INFINITY
  const skipped = rule.count === null ? periodOf(rule, start).before(earliest) : 0
  for (let step = skipped; left > 0; step += 1) {
    if (step - skipped > MOST_COUNTED) throw new RangeError('a rule that counts too far')
    const period = periodOf(rule, start).step(step)
    if (period.begins > last) break
    for (const day of fromFirst(rule, period, start)) {
      if (day > last || left === 0) return found
      left -= 1
      if (day >= earliest) found.push(dayOfNumber(day))
    }
  }
  return found
}

/** What a series says beside its rule. */
export interface Series {
  readonly rule: Recurrence
  readonly first: LocalDate
  /** Days on which it is not, although the rule says so. */
  readonly except: ReadonlySet<LocalDate>
  /** Days on which it is beside those of the rule. */
  readonly also: readonly LocalDate[]
}

/** The days of a series within a window, each once and in order, exceptions left out. Moved ones are their caller's. */
export const daysOfSeries = ({ rule, first, except, also }: Series, window: Window): LocalDate[] => {
  const added = also.filter((day) => day >= window.from && day <= window.to)
  const days = new Set([...occurrences(rule, first, window), ...added])
  return [...days].filter((day) => !except.has(day)).sort()
}
