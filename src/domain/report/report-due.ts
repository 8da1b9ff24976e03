import { type Deadline, dueOf } from '../calendar/deadline.ts'
import type { DeadlineRule } from '../calendar/deadline-rule.ts'
import { addMonths, type LocalDate } from '../calendar/local-date.ts'
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.ts'
import { periodWord } from './report-period.ts'

/** So many working days before the due day it is told what the report lacks. */
export const TOLD_BEFORE = 5

/** A report whose lack is told. */
export interface ReportTold {
  /** @example `2026q4` */
  readonly of: string
  readonly due: LocalDate
}

const toldOn = ({ due }: Deadline, calendar: WorkingCalendar): LocalDate =>
  addWorkingDays(calendar, due, -TOLD_BEFORE).date

/**
 * Which period's report is to be looked through after the one day and up to the other: five working days before it is due
 * (D-quarter, D-halfyear). Null – none.
 */
export const reportTold = (
  rule: DeadlineRule,
  after: LocalDate,
  day: LocalDate,
  calendar: WorkingCalendar,
  kind: 'quarter' | 'half_year' = 'quarter',
): ReportTold | null => {
  const found = [kind === 'quarter' ? -3 : -6, 0]
    .map((months) => addMonths(day, months))
    .map((base) => ({ of: periodWord(kind, base), deadline: dueOf(rule, base, calendar) }))
    .find(({ deadline }) => {
      const told = toldOn(deadline, calendar)
      return after < told && told <= day
    })
  return found ? { of: found.of, due: found.deadline.due } : null
}
