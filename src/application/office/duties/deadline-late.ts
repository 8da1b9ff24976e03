import { text } from '../../../domain/words/text-ref.ts'
import type { DutyDesk } from '../../ports/office/duty-desk.ts'
import { type Composer, toHead } from '../kit/composer.ts'
import { dailyNotice, type Finding } from '../kit/daily-notice.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { dayMessage } from '../tasks/day-message.ts'
import { toldUntil } from '../tasks/show-today.ts'
import { taskTitle } from '../tasks/task-words.ts'

/** Lines with a button each: one screen of a phone. */
const MOST = 8

/** A head hears of the department's deadlines that are still open: one message, what is newest first (D). */
const deadlineLate: Composer = async ({ desks, person, day, words }) => {
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
const headDuties: Composer = async ({ desks, person, day, words, conversation }) => {
  const head = await desks.staff.ofPerson(person, day)
  if (!head) throw new RangeError('the notice is for an employee who is no more')
  const until = toldUntil(conversation.calendar, day)
  const [own] = await desks.days.days([head.id], day, until)
  if (!own) throw new RangeError('no such day')
  return dayMessage(own, day, words, until)
}

interface Duties {
  readonly desk: Pick<DutyDesk, 'lateDepartments' | 'heads' | 'headsWithOwn'>
}

/** The head of every department in which a task stayed open that its head is to hear of. */
export const DEADLINE_LATE = dailyNotice<Duties>({
  rule: 'deadline_late',
  compose: toHead(deadlineLate),
  find: async ({ after, day }, { desk }) => {
    const late = await desk.lateDepartments(after, day)
    const heads = await desk.heads(day)
    return heads.flatMap(({ department, person }): Finding[] =>
      person !== null && late.includes(department) ? [{ person, subject: department }] : [],
    )
  },
})

/** Every head with a duty of their own that is spoken of or due. */
export const HEAD_DUTIES = dailyNotice<Duties>({
  rule: 'head_duties',
  compose: toHead(headDuties),
  find: async ({ after, day }, { desk }) =>
    (await desk.headsWithOwn(after, day)).map((person) => ({ person, subject: person })),
})
