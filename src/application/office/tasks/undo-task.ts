import { localMoment } from '../../../domain/calendar/local-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import { allowed } from '../kit/audited.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { taskCard } from './show-task.ts'
import { noTask, overAlready, taskAtHand } from './task-at-hand.ts'

/** «Отменить запись» after «Сделано»: on the same day, by whoever closed it, the task is open again as it was. */
export const undoTask: OfficeUseCase = {
  action: 'close_task',
  run: async (call) => {
    const { moment, words, actor, today } = call
    const task = await taskAtHand(call, 'close_task', call.args[0])
    if (!task) return noTask(call, 'close_task', call.args[0])
    if (task.state === 'open') return taskCard(call, task)
    if (task.state !== 'done' || task.result !== 'hand' || task.doneBy !== actor.id)
      return overAlready(call, task)
    const zone = moment.conversation.region.time_zone
    if (task.doneAt === null || localMoment(task.doneAt, zone).date !== today)
      return decide(moment, { toast: words.phrase('office.monthly.undo_too_late') })
    const open = { ...task, state: 'open', result: null, resultWords: null } as const
    const card = await taskCard(call, open, text('office.tasks.open_again'))
    const { id, revision } = task
    return {
      ...card,
      office: [
        { type: 'reopen_task', task: id, revision, by: actor.id, at: moment.at, day: today },
        allowed(call, 'close_task', `task:${id}`),
      ],
    }
  },
}
