import { text } from '../../../domain/words/text-ref.ts'
import type { Composer } from '../kit/composer.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { dayMessage } from '../tasks/day-message.ts'
import { toldUntil } from '../tasks/show-today.ts'
import { taskTitle } from '../tasks/task-words.ts'

/** Lines with a button each: one screen of a phone. */
const MOST = 8

/** A head hears of the department's deadlines that are still open: one message, what is newest first (D). */
export const deadlineLate: Composer = async ({ desks, person, day, words }) => {
  const head = await desks.staff.ofPerson(person, day)
  if (!head) throw new RangeError('the notice is for an employee who is no more')
  const late = await desks.tasks.lateFor(head, day)
  if (late.length === 0) return words.message([text('office.duties.settled')])
  const buttons = late
    .slice(0, MOST)
    .map((task): OfficeButton => [words.plain(taskTitle(task)), 'task', task.id])
  return words.message(
    [text('office.duties.late', { n: late.length }), text('office.duties.late_hint')],
    buttons,
  )
}

/** A head's own duties on the days that their rules name: the quarter's and the half-year's reports (D). */
export const headDuties: Composer = async ({ desks, person, day, words, conversation }) => {
  const head = await desks.staff.ofPerson(person, day)
  if (!head) throw new RangeError('the notice is for an employee who is no more')
  const until = toldUntil(conversation.calendar, day)
  const [own] = await desks.days.days([head.id], day, until)
  if (!own) throw new RangeError('no such day')
  return dayMessage(own, day, words, until)
}
