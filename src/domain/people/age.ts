import type { LocalDate } from '../calendar/local-date.ts'
import { type BirthDate, earliestBirth } from './birth.ts'

/**
 * Whole years of a person on a day. Where only the year or the month of birth is known: the most that they may be.
 * @example ageOn('1955-11-26', '2026-11-25') === 70
 */
export const ageOn = (birthDate: BirthDate, day: LocalDate): number => {
  const born = earliestBirth(birthDate)
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}
