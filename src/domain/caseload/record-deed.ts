import { type Act, actIn, type CaseWork, type Changed, type Refused, refuse } from './change.ts'
import { closedByDeed } from './closed-by-deed.ts'
import type { DeedKind } from './deed.ts'
import type { PlannedTask } from './planned-task.ts'
import { closedEvents, comingAgain, idsOf, plannedEvents, tasksAfter } from './task-flow.ts'

/** A deed as it enters a case. Letters and mentors have commands of their own, since both need a consent; bookings their days. */
export interface Recording extends Act {
  readonly kind: Exclude<
    DeedKind,
    'letter_sent' | 'receipt_noted' | 'result_noted' | 'mentor_attached' | 'booking_made'
  >
  readonly about: string | null
}

/** What a deed does to tasks: closes those that wait for it, plans what follows and what comes again. */
export const followDeed = (
  work: CaseWork,
  act: Act,
  kind: DeedKind,
  about: string | null,
  also: readonly PlannedTask[] = [],
): Omit<Changed, 'case'> => {
  const ids = new Set(closedByDeed(work.tasks, { kind, on: act.on, about }))
  const closed = work.tasks.filter(({ id }) => ids.has(id))
  const left = { ...work, tasks: work.tasks.filter(({ id }) => !ids.has(id)) }
  const tasks = [...also, ...tasksAfter(left, kind, act.on), ...comingAgain(closed, act.on, true, work.days)]
  return {
    events: [...closedEvents(closed, 'deed', work.case, act), ...plannedEvents(tasks, work.case, act)],
    tasks,
    closes: idsOf(closed),
  }
}

/** Records a deed: what waited for it is closed by itself. A resting case takes deeds too – they were done. */
export const recordDeed = (work: CaseWork, act: Recording): Changed | Refused => {
  const { case: state } = work
  if (state.status === 'closed') return refuse('case_closed')
  const { kind, about } = act
  const { events, ...rest } = followDeed(work, act, kind, about)
  return {
    case: state,
    events: [{ type: 'deed_recorded', ...actIn(state, act), deed: kind, about }, ...events],
    ...rest,
  }
}
