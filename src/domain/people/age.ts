import { addMonths, type LocalDate } from '../calendar/local-date.ts'
import { type BirthDate, earliestBirth } from './birth.ts'

/**
 * The birthday on which a person turns `age`; one born on 29 February turns on the 28th in a common year. Every age and every
 * day that depends on one is told from it.
 */
export const birthdayOf = (birthDate: BirthDate, age: number): LocalDate =>
  addMonths(earliestBirth(birthDate), age * 12)

/**
 * Whole years of a person on a day. Where only the year or the month of birth is known: the most that they may be.
 * @example ageOn('1955-11-26', '2026-11-25') === 70
 */
export const ageOn = (birthDate: BirthDate, day: LocalDate): number => {
  const years = Number(day.slice(0, 4)) - Number(earliestBirth(birthDate).slice(0, 4))
  return birthdayOf(birthDate, years) <= day ? years : years - 1
}
