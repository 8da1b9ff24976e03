import type { LocalDate } from '../calendar/local-date.ts'
import type { CaseEvent } from './case-event.ts'
import type { CaseRules } from './case-rules.ts'
import type { CaseState } from './case-state.ts'
import { type Act, actIn, type CaseWork, type Changed, isRefused, type Refused, refuse } from './change.ts'
import type { OpenTask } from './planned-task.ts'
import { closedEvents, comingAgain, plannedEvents } from './task-flow.ts'

/** A task closed by hand, with what came of it. */
export interface ClosingByHand extends Act {
  readonly task: string
  readonly result: string
}

/** A task put off to another day, with a reason. */
export interface Postponing extends Act {
  readonly task: string
  readonly to: LocalDate
  readonly reason: string
}

/** A task given to a colleague; the reason is in one's own words. */
export interface HandingOver extends Act {
  readonly task: string
  readonly to: string
  readonly reason: string
}

const taskIn = ({ tasks, case: state }: CaseWork, id: string): OpenTask | Refused => {
  if (state.status === 'closed') return refuse('case_closed')
  return tasks.find((task) => task.id === id) ?? refuse('unknown_task')
}

/** Closes a task that no deed closed. A letter is a deed: the task to send one is closed by sending it (A5). */
export const closeTask = (work: CaseWork, act: ClosingByHand): Changed | Refused => {
  const task = taskIn(work, act.task)
  if ('refused' in task) return task
  if (task.closedBy === 'letter_sent' || task.closedBy === 'mentor_attached') return refuse('no_consent')
  const result = act.result.trim()
  if (result === '') return refuse('no_result')
  const tasks = comingAgain([task], act.on, false, work.days)
  const { case: state } = work
  return {
    case: state,
    events: [...closedEvents([task], 'hand', state, act, result), ...plannedEvents(tasks, state, act)],
    tasks,
    closes: [task.id],
  }
}

/** Whether a task of the present stage is done by saying so: no deed closes it. */
export const isByHand = (task: OpenTask, { stage }: Pick<CaseState, 'stage'>): boolean =>
  task.closedBy === null && task.stage === stage

/** Closes several tasks at once, all of them or none. */
export const closeTasks = (
  work: CaseWork,
  { tasks, ...act }: Act & { readonly tasks: readonly string[]; readonly result: string },
): Changed | Refused => {
  const closed = tasks.map((task) => closeTask(work, { ...act, task }))
  const refused = closed.find(isRefused)
  if (refused) return refused
  const done = closed.filter((each): each is Changed => !isRefused(each))
  return {
    case: work.case,
    events: done.flatMap(({ events }) => events),
    tasks: done.flatMap((each) => each.tasks),
    closes: done.flatMap(({ closes }) => closes),
  }
}

const told = ({ case: state }: CaseWork, event: CaseEvent): Changed => ({
  case: state,
  events: [event],
  tasks: [],
  closes: [],
})

/** Puts a task off. The row's due day becomes `to`; its deadline stays as it was, so that lateness can be told. */
export const postponeTask = (
  work: CaseWork,
  act: Postponing,
  rules: Pick<CaseRules, 'postponing'>,
): Changed | Refused => {
  const task = taskIn(work, act.task)
  if ('refused' in task) return task
  if (!rules.postponing.includes(act.reason)) return refuse('unknown_reason')
  if (act.to <= act.on || (task.due !== null && act.to <= task.due)) return refuse('not_later')
  const { to, reason } = act
  const { id, template, stage, due: from } = task
  return told(work, {
    type: 'task_postponed',
    ...actIn(work.case, act),
    task: id,
    template,
    stage,
    from,
    to,
    reason,
  })
}

/** Hands a task over to a colleague. */
export const handOverTask = (work: CaseWork, act: HandingOver): Changed | Refused => {
  const task = taskIn(work, act.task)
  if ('refused' in task) return task
  const [to, reason] = [act.to, act.reason.trim()]
  if (reason === '') return refuse('no_reason')
  const { id, template, stage } = task
  return told(work, {
    type: 'task_handed_over',
    ...actIn(work.case, act),
    task: id,
    template,
    stage,
    to,
    reason,
  })
}
