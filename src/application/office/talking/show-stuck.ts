import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { allowed, refuse } from '../kit/audited.ts'
import type { OfficeButton, OfficeWords } from '../kit/office-words.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import { standingLines } from './call-words.ts'

/** What stands in a task about somebody who has not moved on: where, and words to begin with. */
export const stuckLines = ({ name, params }: TaskLine, words: OfficeWords): TextRef[] => {
  const [need, step] = [String(params['need'] ?? ''), String(params['step'] ?? '')]
  return [
    text('office.talking.stuck.head', {
      name: name === null ? text('office.talking.citizen') : shortName(name),
    }),
    ...standingLines({ need, stage: step.split('.')[0] ?? null }, words),
    text('talk.blank'),
    text('office.talking.stuck.say'),
  ]
}

/** A suggested phrase for a citizen who stands still (issue: human hand-over). */
export const showStuck: OfficeUseCase = {
  action: 'see_task',
  run: async (call) => {
    const id = call.args[0] ?? ''
    const task = await call.desks.tasks.find(call.actor, id, call.today, call.moment.at)
    if (task?.kind !== 'stuck') return refuse(call, 'see_task', `task:${id}`)
    const buttons: OfficeButton[] =
      task.citizen === null ? [] : [[text('office.talking.buttons.card'), 'person', task.citizen]]
    return decide(call.moment, {
      replies: [call.words.message(stuckLines(task, call.words), buttons)],
      office: [allowed(call, 'see_task', `task:${id}`)],
    })
  },
}
