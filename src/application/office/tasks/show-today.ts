import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { addWorkingDays, type WorkingCalendar } from '../../../domain/calendar/working-calendar.ts'
import { officeKeyboard } from '../kit/office-menu.ts'
import { useCase } from '../kit/screen.ts'
import { say } from '../kit/use-case.ts'
import { dayMessage } from './day-message.ts'

/** How far ahead a day is told, in working days. */
const AHEAD = 3

/** The last day whose tasks are told today. */
export const toldUntil = (calendar: WorkingCalendar, today: LocalDate): LocalDate =>
  addWorkingDays(calendar, today, AHEAD).date

/** «Сегодня»: the day as it stands now. */
export const showToday = useCase('see_own_day', async (call) => {
  const { desks, actor, today, words, moment } = call
  const until = toldUntil(moment.conversation.calendar, today)
  const [day] = await desks.days.days([actor.id], today, until)
  if (!day) return say(call, [])
  const message = dayMessage(day, today, words, until)
  return say(call, [message.buttons ? message : { ...message, keyboard: officeKeyboard(actor.role, words) }])
})
