import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { dangerIn } from '../../../domain/caseload/cry-order.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'

/** The text key that tasks of a plan's own deeds carry. */
const PLAN_ACTION = 'cases.tasks.plan_action'

/** The text of a task's kind: the office's own, or a technology's template, whose text key the task carries. */
export const kindText = ({ kind, params }: Pick<TaskLine, 'kind' | 'params'>): TextRef => {
  const key = params['text']
  return typeof key === 'string' ? textAt(`${key}.name`) : text(`office.task.kinds.${kind}`)
}

/** A deed of the family's plan is called as the plan calls it: «Записать к врачу», not «Дело из плана». */
export const plannedAction = ({ note, params }: Pick<TaskLine, 'note' | 'params'>): string | null =>
  params['text'] === PLAN_ACTION ? note : null

/** What is to be done: an own task in its own words, a cry for help by its danger. */
export const taskWhat = (task: TaskLine): string | TextRef => {
  const danger = dangerIn(task)
  if (danger !== null) return text(`office.danger.short.${danger}`)
  return task.kind === 'own' && task.note !== null ? task.note : (plannedAction(task) ?? kindText(task))
}

/** What is to be done, with whom: «Смирнова А. П.: позвонить». */
export const taskTitle = (task: TaskLine): TextRef =>
  task.name === null
    ? text('office.task.title_bare', { what: taskWhat(task) })
    : text('office.task.title', { name: shortName(task.name), what: taskWhat(task) })

/** How a task stands to a day. */
export type Standing = 'late' | 'today' | 'soon' | 'at_once' | 'ahead'

/**
 * What has to be done at once burns until it is done, also when its day is over; late once its day is over; `ahead` – its rule speaks of it before the
 * days up to `until`, which are told anyway.
 */
export const standingOf = ({ due, urgency }: TaskLine, day: LocalDate, until?: LocalDate): Standing => {
  if (urgency === 'at_once') return 'at_once'
  if (due !== null && due < day) return 'late'
  if (due === day) return 'today'
  return due !== null && until !== undefined && due > until ? 'ahead' : 'soon'
}
