import { addDays, addMonths } from '../../../domain/calendar/local-date.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { Composer } from '../kit/composer.ts'
import { districtButtons, districtLines, inMonth } from './month-left.ts'

/** Three working days are left: whom nobody has reached, by district. A month that is over is told as over. */
export const monthEscalated: Composer = async ({ desks, subject, day, words }) => {
  const [department = '', month = ''] = subject.split('.')
  const last = addDays(addMonths(`${month}-01`, 1), -1)
  const isOver = day > last
  const districts = await desks.monthly.leftOfDepartment(department, isOver ? last : day)
  const n = districts.reduce((sum, { left }) => sum + left, 0)
  const params = { month: inMonth(last), n }
  // All may have been reached between the round and this moment.
  if (n === 0) return words.message([text('office.monthly.nobody_left', params)])
  const head = text(isOver ? 'office.monthly.month_over' : 'office.monthly.escalated', params)
  return words.message(
    [head, text('talk.blank'), ...districtLines(districts)],
    isOver ? [] : districtButtons(districts),
  )
}
