import { isRefused } from '../../../domain/caseload/change.ts'
import { closeTask } from '../../../domain/caseload/settle-task.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { actOf, changesAtHand, refusedMessage, workOf } from '../cases/case-at-hand.ts'
import { allowed } from '../kit/audited.ts'
import { answerOf, wordsField } from '../kit/fields.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { caseOfTask, noTask, overAlready, taskAtHand } from './task-at-hand.ts'
import { taskForm } from './task-form.ts'

const doneMessage = (call: OfficeCall, task: TaskLine, office: readonly OfficeChange[]): Decision => {
  const buttons: OfficeButton[] = [
    ...(task.case === null ? [] : [[text('office.tasks.buttons.case'), 'case', task.case] as const]),
    ...(task.citizen === null
      ? []
      : [[text('office.tasks.buttons.person'), 'person', task.citizen] as const]),
    [text('office.menu.entries.today'), 'today'],
    [text('office.monthly.buttons.undo'), 'task_undo', task.id],
  ]
  return decide(call.moment, {
    replies: [inPlace(call, call.words.message([text('office.tasks.is_done')], buttons))],
    office: [...office, allowed(call, 'close_task', `task:${task.id}`)],
  })
}

/** Closes a task by hand: one of a case by the case's own rules, so that what comes again is planned. */
const close = async (call: OfficeCall, task: TaskLine, words: string | null): Promise<Decision> => {
  const hand = await caseOfTask(call, task)
  if (!hand) {
    const by = { by: call.actor.id, at: call.moment.at, words }
    const closed = { type: 'close_task', task: task.id, revision: task.revision, ...by } as const
    return doneMessage(call, task, [{ ...closed, state: 'done', result: 'hand' }])
  }
  const result = words ?? call.words.phrase('office.tasks.without_words')
  const answer = closeTask(workOf(call, hand), { ...actOf(call), task: task.id, result })
  return isRefused(answer)
    ? refusedMessage(call, hand, answer)
    : doneMessage(call, task, changesAtHand(call, hand, answer))
}

/** «Сделано»: with a result in words, or without. */
export const finishTask: OfficeUseCase = {
  action: 'close_task',
  run: async (call) => {
    const [id, how] = call.args
    const task = await taskAtHand(call, 'close_task', id)
    if (!task) return noTask(call, 'close_task', id)
    if (task.state !== 'open') return overAlready(call, task)
    if (how === 'plain') return close(call, task, null)
    const question = call.words.message(
      [text('office.tasks.how_done')],
      [
        [text('office.tasks.buttons.plain'), 'task_done', task.id, 'plain'],
        [text('office.tasks.buttons.with_words'), 'task_result', task.id],
        [text('office.tasks.buttons.card'), 'task', task.id],
      ],
    )
    return decide(call.moment, { replies: [inPlace(call, question)] })
  },
}

/** The result in words. */
export const TASK_RESULT = taskForm({
  id: 'task_result',
  action: 'close_task',
  fields: [wordsField('result', () => text('office.tasks.ask_result'))],
  finish: (call, task, answers) => close(call, task, answerOf(answers, 'result')),
})
