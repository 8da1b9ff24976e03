import { isCry } from '../../../domain/caseload/cry.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import { cryAnswered, cryRead } from '../cries/cry-changes.ts'
import { allowed } from '../kit/audited.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { noTask, overAlready, taskAtHand } from './task-at-hand.ts'

/** «Прочитано, займусь»: who sees to it stands beside the cry; the person hears that it is read, the head sees whose it is. */
export const takeCry: OfficeUseCase = {
  action: 'close_task',
  run: async (call) => {
    const task = await taskAtHand(call, 'close_task', call.args[0])
    if (!task || !isCry(task)) return noTask(call, 'close_task', call.args[0])
    if (task.state !== 'open') return overAlready(call, task)
    const message = call.words.message(
      [text('office.cries.taken', { name: task.name ?? text('office.talking.citizen') })],
      [
        [text('office.tasks.buttons.card'), 'task', task.id],
        ...(task.citizen === null
          ? []
          : [[text('office.tasks.buttons.person'), 'person', task.citizen] as const]),
      ],
    )
    return decide(call.moment, {
      replies: [inPlace(call, message)],
      office: [
        ...(await cryRead(call, task)),
        cryAnswered(call, task, 'taken'),
        allowed(call, 'close_task', `task:${task.id}`),
      ],
    })
  },
}
