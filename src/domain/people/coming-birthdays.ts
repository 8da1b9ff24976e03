import { addDays, type LocalDate, localDate } from '../calendar/local-date.ts'
import { type BirthDate, isWholeBirth } from './birth.ts'

/** A birthday that comes, and which one it is. */
export interface Birthday<Person> {
  readonly person: Person
  readonly day: LocalDate
  readonly age: number
}

/** The day of a year on which somebody has their birthday; on 1 March where the year has no 29 February. */
const birthdayIn = (birth: BirthDate, year: number): LocalDate => {
  const [, month = 1, day = 1] = birth.split('-').map(Number)
  return localDate(year, month, day) ?? (localDate(year, month + 1, 1) as LocalDate)
}

/**
 * Birthdays from a day on, within so many days, the nearest first; whoever is known by the year or the month alone is left out.
 * @example comingBirthdays([{ birthDate: '1948-12-05' }], '2026-12-01', 30)[0]?.age === 78
 */
export const comingBirthdays = <Person extends { readonly birthDate: BirthDate | null }>(
  people: readonly Person[],
  today: LocalDate,
  days: number,
): readonly Birthday<Person>[] => {
  const last = addDays(today, days)
  const year = Number(today.slice(0, 4))
  return people
    .flatMap((person): Birthday<Person>[] => {
      const { birthDate: birth } = person
      if (birth === null || !isWholeBirth(birth)) return []
      const day = [year, year + 1].map((each) => birthdayIn(birth, each)).find((each) => each >= today)
      if (day === undefined || day > last) return []
      return [{ person, day, age: Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) }]
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
