import { dueOf } from '../../calendar/deadline.ts'
import { deadlineNotices } from '../../calendar/deadline-notices.ts'
import type { DeadlineRule } from '../../calendar/deadline-rule.ts'
import type { LocalDate } from '../../calendar/local-date.ts'
import { periodOf } from '../../calendar/period.ts'
import { type WorkingCalendar, workingDaysIn } from '../../calendar/working-calendar.ts'

/** The days of one month that its contacts are measured by (Y-monthly, D-contact). */
export interface MonthDays {
  /** `2026-11` */
  readonly month: string
  readonly first: LocalDate
  readonly last: LocalDate
  /** The last working day: by then everybody has been contacted. */
  readonly due: LocalDate
  /** From this day on whoever is not yet contacted stands on the specialist's list: 7 working days before `due`. */
  readonly listOn: LocalDate
  /** From this day on on the head's: 3 working days before `due`. */
  readonly headOn: LocalDate
  /** Working days of the month in order. */
  readonly working: readonly LocalDate[]
}

/**
 * The days of the month that a day lies in; when whom to tell is the rule's (`scenarios/deadlines/contact.yaml`).
 * @throws RangeError for a rule that does not tell both specialist and head.
 * @example monthDays(contact, '2026-11-03', calendar).listOn === '2026-11-19'
 */
export const monthDays = (rule: DeadlineRule, day: LocalDate, calendar: WorkingCalendar): MonthDays => {
  const { from, to } = periodOf(day, 'month')
  const deadline = dueOf(rule, from, calendar)
  const notices = deadlineNotices(deadline, calendar)
  const listOn = notices.find(({ whom, offset }) => whom === 'specialist' && offset < 0)?.date
  const headOn = notices.find(({ whom }) => whom === 'head')?.date
  if (!listOn || !headOn) throw new RangeError(`rule "${rule.id}" tells nobody before the month ends`)
  const working = workingDaysIn(calendar, from, to)
  return { month: from.slice(0, 7), first: from, last: to, due: deadline.due, listOn, headOn, working }
}
