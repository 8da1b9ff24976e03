import { addDays, addMonths, type LocalDate } from '../../../domain/calendar/local-date.ts'
import { type WorkingCalendar, workingDaysIn } from '../../../domain/calendar/working-calendar.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Composer } from '../kit/composer.ts'
import { districtButtons, districtLines, inMonth } from './month-left.ts'

/** How many working days the month still has: said as it is on the day of reading, however late that is. */
const daysLeft = (calendar: WorkingCalendar, today: LocalDate, last: LocalDate): TextRef => {
  const n = workingDaysIn(calendar, addDays(today, 1), last).length
  if (n > 0) return text('office.monthly.days_left', { n })
  return text(calendar.isWorking(today) ? 'office.monthly.last_day' : 'office.monthly.no_days')
}

/** The month runs out: whom nobody has reached, by district. A month that is over is told as over. */
export const monthEscalated: Composer = async ({ desks, subject, today, words, conversation }) => {
  const [department = '', month = ''] = subject.split('.')
  const last = addDays(addMonths(`${month}-01`, 1), -1)
  const isOver = today > last
  const districts = await desks.monthly.leftOfDepartment(department, isOver ? last : today)
  const n = districts.reduce((sum, { left }) => sum + left, 0)
  const params = { month: inMonth(last), n }
  // All may have been reached between the round and this moment.
  if (n === 0) return words.message([text('office.monthly.nobody_left', params)])
  const head = isOver
    ? [text('office.monthly.month_over', params)]
    : [daysLeft(conversation.calendar, today, last), text('office.monthly.left', params)]
  return words.message(
    [...head, text('talk.blank'), ...districtLines(districts)],
    isOver ? [] : districtButtons(districts),
  )
}
