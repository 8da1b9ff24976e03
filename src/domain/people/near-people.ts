import type { LocalDate } from '../calendar/local-date.ts'
import { differByOne } from '../text/differ-by-one.ts'
import type { PersonName } from './person-name.ts'
import { comparableName, fullName, personKey } from './same-person.ts'

/** Somebody by whom a row may be meant. */
interface Listed<T> {
  readonly who: T
  readonly name: string
  readonly birthDate: LocalDate
}

/** The same surname and first name without or with another patronymic; a new surname after a marriage; one letter. */
const isNearName = (a: string, b: string): boolean => {
  const [[surname = '', first, patronymic], [otherSurname = '', otherFirst, otherPatronymic]] = [
    a.split(' '),
    b.split(' '),
  ]
  if (surname === otherSurname && first === otherFirst) return true
  if (first === otherFirst && patronymic !== undefined && patronymic === otherPatronymic) return true
  return differByOne(a, b)
}

/** Dates that differ in the day, the month or the year alone, or with day and month swapped. */
const isNearDate = (a: LocalDate, b: LocalDate): boolean => {
  const [left, right] = [a.split('-'), b.split('-')]
  const differing = left.filter((part, n) => part !== right[n]).length
  return differing <= 1 || (left[0] === right[0] && left[1] === right[2] && left[2] === right[1])
}

const pushed = <T>(lists: Map<string, T[]>, key: string, value: T): void => {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** A day or a name that more people share is a placeholder, and each would be asked about with each. */
const MOST_ALIKE = 500

const worthAsking = <T>(listed: readonly Listed<T>[] | undefined): readonly Listed<T>[] =>
  listed && listed.length <= MOST_ALIKE ? listed : []

/** People to be found by name and date of birth, exactly or nearly. */
export class NearPeople<T> {
  readonly #byKey = new Map<string, T>()
  readonly #byDate = new Map<LocalDate, Listed<T>[]>()
  readonly #byName = new Map<string, Listed<T>[]>()

  add(who: T, name: PersonName, birthDate: LocalDate): void {
    const listed = { who, name: comparableName(fullName(name)), birthDate }
    this.#byKey.set(personKey(fullName(name), birthDate), who)
    pushed(this.#byDate, birthDate, listed)
    pushed(this.#byName, listed.name, listed)
  }

  /** The same person, by name and date of birth. */
  same(name: PersonName, birthDate: LocalDate): T | undefined {
    return this.#byKey.get(personKey(fullName(name), birthDate))
  }

  /** Others who may be the same person written otherwise; a question for somebody who knows them. */
  near(name: PersonName, birthDate: LocalDate): T[] {
    const comparable = comparableName(fullName(name))
    const byDate = worthAsking(this.#byDate.get(birthDate)).filter(
      (each) => each.name !== comparable && isNearName(each.name, comparable),
    )
    const byName = worthAsking(this.#byName.get(comparable)).filter(
      (each) => each.birthDate !== birthDate && isNearDate(each.birthDate, birthDate),
    )
    return [...byDate, ...byName].map(({ who }) => who)
  }
}
