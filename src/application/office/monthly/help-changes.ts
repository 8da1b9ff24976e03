import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import type { CaseloadChange } from '../../ports/office/caseload-change.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { FormPlace } from '../kit/office-form.ts'

/** Who asks for help, and where they belong. */
export interface InNeed {
  readonly citizen: string
  readonly district: string
  readonly department: string
}

/** What makes one call for help another: the task's key, and its notice's. */
export interface HelpKeys {
  /** @example `help|ask1f_help` */
  readonly key: string
  readonly nth: string
}

/** Somebody has to look at once: today, or with the first hour of the next working day. */
const helpTask = (
  { moment, today }: FormPlace,
  { citizen, district }: InNeed,
  { id, key }: { readonly id: string; readonly key: string },
): CaseloadChange => {
  const { calendar } = moment.conversation
  const next = addWorkingDays(calendar, today, 1)
  const due = calendar.isWorking(today) ? today : next.date
  return {
    type: 'add_task',
    task: {
      id,
      key,
      kind: 'help',
      citizen,
      case: null,
      district,
      assignee: null,
      due,
      rule: null,
      base: today,
      approximate: next.approximate,
      urgency: 'at_once',
      closedBy: null,
      params: {},
      note: null,
      on: today,
    },
  }
}

/** Whoever works the district hears of it; where nobody does, the heads. */
export const helpNotices = async (
  place: FormPlace,
  of: InNeed,
  { task, nth }: { readonly task: string; readonly nth: string },
): Promise<OfficeChange[]> => {
  const { desks, today } = place
  const workers = await desks.staff.workersOf(of.district, today)
  const told = workers.length > 0 ? workers : await desks.staff.heads(of.department, today)
  return told.flatMap(({ person }) =>
    person === null ? [] : [noticeFor(place, { rule: 'help_wanted', to: person, subject: task, nth })],
  )
}

/** An urgent task and a notice for whoever works the district: a citizen said that they need help (Y-monthly). */
export const helpChanges = async (
  place: FormPlace,
  of: InNeed,
  { key, nth }: HelpKeys,
): Promise<OfficeChange[]> => {
  const task = place.moment.conversation.chance.id()
  return [helpTask(place, of, { id: task, key }), ...(await helpNotices(place, of, { task, nth }))]
}
