import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import type { NewTask } from '../../ports/office/caseload-change.ts'
import type { OfficeCall } from './office-call.ts'

/** What a task says of itself; what is left out is nobody's and nothing. */
export type SoonTask = Pick<NewTask, 'key' | 'kind' | 'citizen' | 'district'> &
  Partial<Pick<NewTask, 'id' | 'assignee' | 'closedBy' | 'params' | 'note' | 'by'>>

/** A task outside of cases that is to be done soon: within so many working days of today, by the next one unless told. */
export const soonTask = (
  { moment, today }: Pick<OfficeCall, 'moment' | 'today'>,
  own: SoonTask,
  within = 1,
): NewTask => {
  const { calendar, chance } = moment.conversation
  const { date, approximate } = addWorkingDays(calendar, today, within)
  return {
    id: own.id ?? chance.id(),
    case: null,
    assignee: null,
    due: date,
    rule: null,
    base: today,
    approximate,
    urgency: 'soon',
    closedBy: null,
    params: {},
    note: null,
    on: today,
    ...own,
  }
}
