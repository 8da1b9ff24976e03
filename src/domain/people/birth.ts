import type { LocalDate } from '../calendar/local-date.ts'

/**
 * When somebody was born, as far as it is known: a day, a month, or only a year, as ISO 8601 writes a date of less
 * precision: `1948-03-07`, `1948-03`, `1948`. Lists of a district often know no more than the year.
 */
export type BirthDate = string

/** Whether the very day is known. */
export const isWholeBirth = (birth: BirthDate): boolean => birth.length === 10

/** The year, as it is shown and searched for. @example birthYear('1948-03') === '1948' */
export const birthYear = (birth: BirthDate): string => birth.slice(0, 4)

/** As it is written in lists. @example writtenBirth('1948-03-07') === '07.03.1948' */
export const writtenBirth = (birth: BirthDate): string => birth.split('-').reverse().join('.')

/** The month from 1 to 12; null – only the year is known. */
export const birthMonth = (birth: BirthDate): number | null =>
  birth.length < 7 ? null : Number(birth.slice(5, 7))

/**
 * The first day that it can have been: whatever a person is owed from an age on is owed from the day on which they may
 * have reached it, so that nobody is left out. @example earliestBirth('1948') === '1948-01-01'
 */
export const earliestBirth = (birth: BirthDate): LocalDate => `${birth}${'-01-01'.slice(birth.length - 4)}`

/** Whether two of them can be of one person: one says no other thing than the other. */
export const birthsAgree = (a: BirthDate | null, b: BirthDate | null): boolean =>
  a === null || b === null || a.startsWith(b) || b.startsWith(a)

/** The one of two that says more. */
export const fullerBirth = (a: BirthDate | null, b: BirthDate | null): BirthDate | null => {
  if (a === null || b === null) return a ?? b
  return b.length > a.length && b.startsWith(a) ? b : a
}
