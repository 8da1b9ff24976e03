import type { LocalDate } from '../calendar/local-date.ts'

/** Whole years of a person on a day. @example ageOn('1955-11-26', '2026-11-25') === 70 */
export const ageOn = (birthDate: LocalDate, day: LocalDate): number => {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}
