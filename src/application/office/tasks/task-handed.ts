import { text } from '../../../domain/words/text-ref.ts'
import type { Composer } from '../kit/composer.ts'
import { taskTitle } from './task-words.ts'

/** A colleague handed a task over: what it is, and the way to it. What was taken back meanwhile says so. */
export const taskHanded: Composer = async ({ desks, person, subject, day, words }) => {
  const staff = await desks.staff.ofPerson(person, day)
  if (!staff) throw new RangeError('the notice is for an employee who is no more')
  const task = await desks.tasks.find(staff, subject, day, 0)
  if (task?.state !== 'open') return words.message([text('office.tasks.handed_gone')])
  const told = (await desks.tasks.history(task.id)).filter(
    ({ event }) => event['type'] === 'task_handed_over',
  )
  const last = told.at(-1)
  const who = last?.by ?? words.phrase('office.tasks.a_colleague')
  return words.message(
    [
      text(last?.event['to'] === null ? 'office.tasks.came_back' : 'office.tasks.was_handed', { who }),
      taskTitle(task),
      ...(last?.words ? [text('office.tasks.history.words', { words: last.words })] : []),
      ...(task.due === null ? [] : [text('office.tasks.due', { date: { date: task.due } })]),
    ],
    [[text('office.tasks.buttons.card'), 'task', task.id]],
  )
}
