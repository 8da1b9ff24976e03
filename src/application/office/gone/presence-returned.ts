import { text } from '../../../domain/words/text-ref.ts'
import type { Composer } from '../kit/composer.ts'

/** The head did not confirm that somebody is gone: the words for it, and the task. @throws RangeError when it is out of sight. */
export const presenceReturned: Composer = async ({ desks, person, day, subject, words }) => {
  const reader = await desks.staff.ofPerson(person, day)
  const task = reader && (await desks.tasks.find(reader, subject, day, Date.parse(`${day}T12:00:00Z`)))
  if (!task) throw new RangeError('the notice is about a task that is out of sight')
  return words.message(
    [
      text('office.gone.came_back', { name: task.name ?? '' }),
      ...(task.note === null ? [] : [text('office.cries.words', { words: task.note })]),
    ],
    [[text('office.tasks.buttons.card'), 'task', task.id]],
  )
}
