import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { about, type Subject } from '../kit/about.ts'
import type { OfficeWords } from '../kit/office-words.ts'
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

/** A task about somebody who stands still. */
const STUCK: Subject<TaskLine> = {
  kind: 'task',
  find: async ({ desks, actor, today, moment }, _, id) => {
    const task = await desks.tasks.find(actor, id, today, moment.at)
    return task?.kind === 'stuck' ? task : null
  },
}

/** A suggested phrase for a citizen who stands still (issue: human hand-over). */
export const showStuck = about(STUCK, 'see_task', ({ words }, task) => ({
  parts: stuckLines(task, words),
  buttons: task.citizen === null ? [] : [[text('office.talking.buttons.card'), 'person', task.citizen]],
  object: `task:${task.id}`,
}))
