import { type Deadline, dueOf } from './deadline.ts'
import type { DeadlineRule } from './deadline-rule.ts'
import { addDays, type LocalDate } from './local-date.ts'
import { periodOf } from './period.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/**
 * The deadlines of a rule that comes again: one for each period that touches the days `from`–`to` (both included). A
 * rule that repeats from an event takes `from` as that event and gives its days up to `to`. A rule that sets one date
 * gives none: its date follows from an event, `dueOf`.
 * @example periodDeadlines(contact, '2026-11-20', '2027-01-05', calendar) // November, December, January
 */
export const periodDeadlines = (
  rule: DeadlineRule,
  from: LocalDate,
  to: LocalDate,
  calendar: WorkingCalendar,
): Deadline[] => {
  const { counting } = rule
  const found: Deadline[] = []
  if (counting.kind === 'each_period' || counting.kind === 'after_period') {
    for (let day = from; day <= to; ) {
      const period = periodOf(day, counting.period)
      found.push(dueOf(rule, period.from, calendar))
      day = addDays(period.to, 1)
    }
  }
  if (counting.kind === 'every_months') {
    for (let next = dueOf(rule, from, calendar); next.due <= to; ) {
      found.push(next)
      next = dueOf(rule, from, calendar, next.nth + 1)
    }
  }
  return found
}
