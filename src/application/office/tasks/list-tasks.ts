import { text } from '../../../domain/words/text-ref.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { about } from '../kit/about.ts'
import { pageOf, placeOfList, type TurnTo } from '../kit/list.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import { CITIZEN } from '../people/citizen.ts'
import { inTold } from './day-message.ts'
import { standingOf, taskTitle } from './task-words.ts'

/** A page of tasks, with what else can be pressed under it. */
export const taskPage = (
  call: OfficeCall,
  tasks: readonly TaskLine[],
  asked: string | undefined,
  turnTo: TurnTo,
  last: readonly OfficeButton[] = [],
): Screen => {
  const { words, today } = call
  const told = inTold(tasks, today)
  const { shown, turns } = pageOf(told, asked, turnTo)
  const counted = (['at_once', 'late'] as const).flatMap((standing) => {
    const n = told.filter((task) => standingOf(task, today) === standing).length
    return n === 0 ? [] : [text(`office.today.${standing}`, { n })]
  })
  const parts = [
    text(told.length === 0 ? 'office.tasks.none' : 'office.tasks.count', { n: told.length }),
    ...counted,
  ]
  const buttons: OfficeButton[] = [
    ...shown.map((task): OfficeButton => [words.plain(taskTitle(task)), 'task', task.id]),
    ...turns,
    ...last,
  ]
  return { parts, buttons, place: placeOfList(asked), object: 'tasks' }
}

/** «Задачи»: everything open that is one's own, the most urgent first. */
export const listTasks = useCase('see_task', async (call) => {
  const { desks, actor, today, moment } = call
  const whose = actor.role === 'head' ? 'all' : 'mine'
  const tasks = await desks.tasks.list(actor, { whose }, today, moment.at)
  return taskPage(call, tasks, call.args[0], (page) => ['tasks', page])
})

/** Open tasks about one person. */
export const listPersonTasks = about(CITIZEN, 'see_task', async (call, card) => {
  const { desks, actor, today, moment } = call
  const tasks = await desks.tasks.list(actor, { citizen: card.id }, today, moment.at)
  return taskPage(call, tasks, call.args[1], (page) => ['person_tasks', card.id, page], [
    [text('office.tasks.buttons.person'), 'person', card.id],
  ])
})
