import { localMoment } from '../../../domain/calendar/local-date.ts'
import { isRefused } from '../../../domain/caseload/change.ts'
import { closeTask } from '../../../domain/caseload/settle-task.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { actOf, changesAtHand, refusedScreen, workOf } from '../cases/case-at-hand.ts'
import { about } from '../kit/about.ts'
import { note } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { type Screen, toast } from '../kit/screen.ts'
import { taskScreen } from './show-task.ts'
import { caseOfTask, overAlready, TASK, TO_TODAY, taskDialog, toTask, whileOpen } from './task-at-hand.ts'

const doneScreen = ({ id, case: of, citizen }: TaskLine, changes: readonly OfficeChange[]): Screen => ({
  parts: [text('office.tasks.is_done')],
  buttons: [
    ...(of === null ? [] : [[text('office.tasks.buttons.case'), 'case', of] as const]),
    ...(citizen === null ? [] : [[text('office.tasks.buttons.person'), 'person', citizen] as const]),
    TO_TODAY,
    [text('office.monthly.buttons.undo'), 'task_undo', id],
  ],
  place: 'in_place',
  object: `task:${id}`,
  changes,
})

/** Closes a task by hand: one of a case by the case's own rules, so that what comes again is planned. */
const close = async (call: OfficeCall, task: TaskLine, words: string | null): Promise<Screen> => {
  const hand = await caseOfTask(call, task)
  if (!hand) {
    const by = { by: call.actor.id, at: call.moment.at, words }
    const closed = { type: 'close_task', task: task.id, revision: task.revision, ...by } as const
    return doneScreen(task, [{ ...closed, state: 'done', result: 'hand' }])
  }
  const result = words ?? call.words.phrase('office.tasks.without_words')
  const answer = closeTask(workOf(call, hand), { ...actOf(call), task: task.id, result })
  return isRefused(answer)
    ? refusedScreen(call, hand, answer)
    : doneScreen(task, changesAtHand(call, hand, answer))
}

/** «Сделано»: with a result in words, or without. */
export const finishTask = about(
  TASK,
  'close_task',
  whileOpen((call, task) =>
    call.args[1] === 'plain'
      ? close(call, task, null)
      : {
          parts: [text('office.tasks.how_done')],
          buttons: [
            [text('office.tasks.buttons.plain'), 'task_done', task.id, 'plain'],
            [text('office.tasks.buttons.with_words'), 'task_result', task.id],
            toTask(task.id),
          ],
          place: 'in_place',
        },
  ),
)

/** The result in words. */
export const TASK_RESULT = taskDialog({
  id: 'task_result',
  action: 'close_task',
  given: () => ({}),
  questions: (from) => from.ask('result', () => note(text('office.tasks.ask_result'))),
  finish: (call, task, { result }) => close(call, task, result),
})

/** «Отменить запись» after «Сделано»: on the same day, by whoever closed it, the task is open again as it was. */
export const undoTask = about(TASK, 'close_task', async (call, task) => {
  const { moment, actor, today } = call
  if (task.state === 'open') return taskScreen(call, task)
  if (task.state !== 'done' || task.result !== 'hand' || task.doneBy !== actor.id) return overAlready(task)
  const zone = moment.conversation.region.time_zone
  if (task.doneAt === null || localMoment(task.doneAt, zone).date !== today)
    return toast(call, 'office.monthly.undo_too_late')
  const open = { ...task, state: 'open', result: null, resultWords: null } as const
  const { id, revision } = task
  return {
    ...(await taskScreen(call, open, text('office.tasks.open_again'))),
    changes: [{ type: 'reopen_task', task: id, revision, by: actor.id, at: moment.at, day: today }],
    object: `task:${id}`,
  }
})
