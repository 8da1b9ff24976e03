import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'
import { cardOf } from '../people/show-person.ts'
import { inTold } from './day-message.ts'
import { standingOf, taskTitle } from './task-words.ts'

/** Tasks offered at once: more do not fit a phone. */
const MOST = 8

/** A page of tasks; `next` – the use case and its arguments that the next page is asked for with. */
export const taskPage = (
  call: OfficeCall,
  tasks: readonly TaskLine[],
  from: number,
  next: readonly [name: UseCaseName, ...args: readonly string[]],
  last: readonly OfficeButton[] = [],
): Decision => {
  const { words, today } = call
  const told = inTold(tasks, today)
  const counted = (['at_once', 'late'] as const).flatMap((standing) => {
    const n = told.filter((task) => standingOf(task, today) === standing).length
    return n === 0 ? [] : [text(`office.today.${standing}`, { n })]
  })
  const parts = [
    text(told.length === 0 ? 'office.tasks.none' : 'office.tasks.count', { n: told.length }),
    ...counted,
  ]
  const [name, ...args] = next
  const buttons: OfficeButton[] = [
    ...told
      .slice(from, from + MOST)
      .map((task): OfficeButton => [words.plain(taskTitle(task)), 'task', task.id]),
    ...(told.length > from + MOST
      ? [[text('office.cases.buttons.next'), name, ...args, String(from + MOST)] as const]
      : []),
    ...last,
  ]
  return decide(call.moment, {
    replies: [words.message(parts, buttons)],
    office: [allowed(call, 'see_task', 'tasks')],
  })
}

export const pageFrom = (typed: string | undefined): number => {
  const from = Number(typed ?? 0)
  return Number.isInteger(from) && from >= 0 ? from : 0
}

/** «Задачи»: everything open that is one's own, the most urgent first. */
export const listTasks: OfficeUseCase = {
  action: 'see_task',
  run: async (call) => {
    const { desks, actor, today, moment } = call
    const whose = actor.role === 'head' ? 'all' : 'mine'
    const tasks = await desks.tasks.list(actor, { whose }, today, moment.at)
    return taskPage(call, tasks, pageFrom(call.args[0]), ['tasks'])
  },
}

/** Open tasks about one person. */
export const listPersonTasks: OfficeUseCase = {
  action: 'see_task',
  run: async (call) => {
    const card = await cardOf(call)
    if (!card) return refuse(call, 'see_task', `citizen:${call.args[0] ?? ''}`)
    const { desks, actor, today, moment } = call
    const tasks = await desks.tasks.list(actor, { citizen: card.id }, today, moment.at)
    return taskPage(
      call,
      tasks,
      pageFrom(call.args[1]),
      ['person_tasks', card.id],
      [[text('office.tasks.buttons.person'), 'person', card.id]],
    )
  },
}
