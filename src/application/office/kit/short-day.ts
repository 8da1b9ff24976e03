import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'

/** A day as short as a button wants it: «25.11», with its year outside the present one. */
export const shortDay = (date: LocalDate, today: LocalDate): TextRef => {
  const params = { day: Number(date.slice(8)), month: text(`reckoning.months.m${date.slice(5, 7)}`) }
  return date.slice(0, 4) === today.slice(0, 4)
    ? text('reckoning.day', params)
    : text('reckoning.day_of_year', { ...params, year: date.slice(0, 4) })
}
