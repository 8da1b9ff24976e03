import { type Deadline, dueOf } from '../../../domain/calendar/deadline.ts'
import { deadlineNotices } from '../../../domain/calendar/deadline-notices.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { WorkingCalendar } from '../../../domain/calendar/working-calendar.ts'
import type { DueDays } from '../../../domain/caseload/planned-task.ts'
import type { Conversation } from '../../conversation.ts'
import type { NewTask } from '../../ports/office/caseload-change.ts'

/** What days are counted with. */
export type Reckoning = Pick<Conversation, 'content' | 'calendar'>

/** The dated part of a task to be made. */
export type Dated = Required<Pick<NewTask, 'due' | 'rule' | 'base' | 'approximate' | 'warnOn' | 'headOn'>>

/** Y-monthly has a list and an escalation of its own: its deadline is not told a second time. */
const TOLD_ELSEWHERE: readonly string[] = ['contact']

/** On which days a deadline is spoken of before its day, and when the head hears that it is still open. */
export const spokenOf = (deadline: Deadline, calendar: WorkingCalendar): Pick<Dated, 'warnOn' | 'headOn'> => {
  if (TOLD_ELSEWHERE.includes(deadline.rule.id)) return { warnOn: [], headOn: null }
  const notices = deadlineNotices(deadline, calendar)
  const after = deadline.rule.head_after
  return {
    warnOn: notices.filter(({ offset }) => offset < 0 && offset !== after).map(({ date }) => date),
    headOn: notices.find(({ whom, offset }) => whom === 'head' && offset === after)?.date ?? null,
  }
}

/**
 * A deadline of a rule as a task keeps it (requirements.md D).
 * @throws RangeError when there is no such rule.
 */
export const datedBy = ({ content, calendar }: Reckoning, rule: string, base: LocalDate): Dated => {
  const known = content.deadlines.get(rule)
  if (!known) throw new RangeError(`no deadline rule "${rule}"`)
  const deadline = dueOf(known, base, calendar)
  const { due, approximate } = deadline
  return { due, rule, base, approximate, ...spokenOf(deadline, calendar) }
}

/** What the core of cases counts with. */
export const dueDays = (reckoning: Reckoning): DueDays => ({
  calendar: reckoning.calendar,
  dueOf: (rule, base) => datedBy(reckoning, rule, base).due ?? base,
})
