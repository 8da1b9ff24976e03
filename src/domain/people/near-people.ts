import type { LocalDate } from '../calendar/local-date.ts'
import { plainWords } from '../tables/layout.ts'
import { differByOne } from '../text/differ-by-one.ts'
import { type BirthDate, birthsAgree, isWholeBirth } from './birth.ts'
import type { Sex } from './categories.ts'
import type { PersonName } from './person-name.ts'
import { phoneDigits } from './phone-list.ts'
import { comparableName, fullName, personKey } from './same-person.ts'

/** By what somebody is told from others. */
export interface Likeness {
  readonly name: PersonName
  readonly birthDate: BirthDate | null
  readonly phones?: readonly string[]
  readonly address?: string | null
  readonly sex?: Sex | null
}

/** Somebody by whom a row may be meant. */
interface Listed<T> {
  readonly who: T
  readonly name: string
  readonly birthDate: BirthDate | null
  readonly phones: readonly string[]
  readonly address: string
  readonly sex: Sex | null
}

/** The same surname and first name without or with another patronymic; a new surname after a marriage, of a woman; one letter. */
const isNearName = (a: string, b: string, isMan: boolean): boolean => {
  const [[surname = '', first, patronymic], [otherSurname = '', otherFirst, otherPatronymic]] = [
    a.split(' '),
    b.split(' '),
  ]
  if (surname === otherSurname && first === otherFirst) return true
  const isOneBut = first === otherFirst && patronymic !== undefined && patronymic === otherPatronymic
  if (isOneBut && !isMan) return true
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

/** A name whatever the order of its words: lists write surname and first name either way. */
const unordered = (comparable: string): string => comparable.split(' ').sort().join(' ')

/** Surname and initials: «Ёлкина З. П.» may be «Ёлкина Зинаида Петровна». */
const initialsOf = (comparable: string): string => {
  const [surname = '', ...others] = comparable.split(' ')
  return [surname, ...others.slice(0, 2).map((word) => word[0] ?? '')].join(' ')
}

const withoutPatronymic = (comparable: string): string => comparable.split(' ').slice(0, 2).join(' ')

/** Surname and the letter of the first name. */
const shortest = (comparable: string): string => initialsOf(withoutPatronymic(comparable))

const isInitials = (comparable: string): boolean =>
  comparable
    .split(' ')
    .slice(1)
    .some((word) => word.length === 1)

const listedAs = <T>(
  who: T,
  { name, birthDate, phones = [], address = null, sex = null }: Likeness,
): Listed<T> => ({
  who,
  name: comparableName(fullName(name)),
  birthDate,
  phones: phones.map(phoneDigits),
  address: address === null ? '' : plainWords(address),
  sex,
})

/** One number or one address in common. */
const sharesContact = (a: Listed<unknown>, b: Listed<unknown>): boolean =>
  a.phones.some((phone) => b.phones.includes(phone)) || (a.address !== '' && a.address === b.address)

/** Both say where they are reached, and both say another thing. */
const contradicts = (a: Listed<unknown>, b: Listed<unknown>): boolean =>
  !sharesContact(a, b) &&
  ((a.phones.length > 0 && b.phones.length > 0) || (a.address !== '' && b.address !== ''))

/**
 * People to be found by name and date of birth, exactly or nearly. Where the date is not known to the day, a number or an
 * address in common tells that two are one.
 */
export class NearPeople<T> {
  readonly #byKey = new Map<string, T>()
  readonly #byDate = new Map<LocalDate, Listed<T>[]>()
  readonly #byName = new Map<string, Listed<T>[]>()
  readonly #byInitials = new Map<string, Listed<T>[]>()
  /** Most numbers are one person's: a list only where several share one, since registers are long. */
  readonly #byPhone = new Map<string, Listed<T> | Listed<T>[]>()

  add(who: T, likeness: Likeness): void {
    const listed = listedAs(who, likeness)
    const { name, birthDate } = listed
    if (birthDate !== null && isWholeBirth(birthDate)) {
      this.#byKey.set(personKey(name, birthDate), who)
      pushed(this.#byDate, birthDate, listed)
    }
    pushed(this.#byName, unordered(name), listed)
    pushed(this.#byInitials, shortest(name), listed)
    for (const phone of listed.phones) {
      const before = this.#byPhone.get(phone)
      this.#byPhone.set(phone, before === undefined ? listed : [before, listed].flat())
    }
  }

  /** The same person: by name and date of birth; by name and a contact where the date is not known to the day. */
  same(likeness: Likeness): T | undefined {
    const said = listedAs(undefined, likeness)
    const { birthDate } = said
    const exact = birthDate === null ? undefined : this.#byKey.get(personKey(said.name, birthDate))
    if (exact !== undefined) return exact
    const alike = this.#alike(said)
    const exactly = alike.find(
      (each) => each.birthDate === birthDate && birthDate !== null && isWholeBirth(birthDate),
    )
    const near = exactly ?? alike.find((each) => sharesContact(each, said))
    if (near) return near.who
    const [only, ...others] = alike.filter((each) => (each.birthDate === null) === (birthDate === null))
    return only && others.length === 0 && !contradicts(only, said) ? only.who : undefined
  }

  /** Others who may be the same person written otherwise; a question for somebody who knows them. */
  near(likeness: Likeness): T[] {
    const said = listedAs(undefined, likeness)
    const { name, birthDate } = said
    const isWhole = birthDate !== null && isWholeBirth(birthDate)
    const byDate = isWhole
      ? worthAsking(this.#byDate.get(birthDate)).filter(
          (each) =>
            unordered(each.name) !== unordered(name) &&
            isNearName(each.name, name, each.sex === 'male' && said.sex === 'male'),
        )
      : []
    const byName = worthAsking(this.#byName.get(unordered(name))).filter((each) => isNearBirth(each, said))
    const byInitials = worthAsking(this.#byInitials.get(shortest(name))).filter(
      (each) =>
        each.name !== name &&
        initialsOf(each.name) === initialsOf(name) &&
        (isInitials(each.name) || isInitials(name)) &&
        birthsAgree(each.birthDate, birthDate),
    )
    const others = [...this.#sharingPhone(said), ...this.#withoutPatronymic(said)]
    return [...new Set([...byDate, ...byName, ...byInitials, ...others].map(({ who }) => who))]
  }

  /** One number, and a name that is the same but for a slip: a family shares a number, but not a first name. */
  #sharingPhone(said: Listed<unknown>): readonly Listed<T>[] {
    return said.phones
      .flatMap((phone) => worthAsking([this.#byPhone.get(phone) ?? []].flat()))
      .filter((each) => isNearName(each.name, said.name, true))
  }

  /** One of the two is written without a patronymic, and the dates of birth say no other thing. */
  #withoutPatronymic(said: Listed<unknown>): readonly Listed<T>[] {
    const name = withoutPatronymic(said.name)
    return worthAsking(this.#byInitials.get(shortest(name))).filter(
      (each) =>
        withoutPatronymic(each.name) === name &&
        (each.name === withoutPatronymic(each.name)) !== (said.name === name) &&
        birthsAgree(each.birthDate, said.birthDate),
    )
  }

  /** Those of the same name whose dates of birth say no other thing. */
  #alike(said: Listed<unknown>): readonly Listed<T>[] {
    return worthAsking(this.#byName.get(unordered(said.name))).filter((each) =>
      birthsAgree(each.birthDate, said.birthDate),
    )
  }
}

/** Of one name: dates that may be one, or one slip apart. */
const isNearBirth = (a: Listed<unknown>, b: Listed<unknown>): boolean => {
  if (birthsAgree(a.birthDate, b.birthDate)) return a.birthDate !== b.birthDate || !isKnownToTheDay(a)
  const [left, right] = [a.birthDate, b.birthDate]
  return (
    left !== null && right !== null && isWholeBirth(left) && isWholeBirth(right) && isNearDate(left, right)
  )
}

const isKnownToTheDay = ({ birthDate }: Listed<unknown>): boolean =>
  birthDate !== null && isWholeBirth(birthDate)
