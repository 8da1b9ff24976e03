import type { BirthDate } from './birth.ts'
import { NearPeople } from './near-people.ts'
import { phonesOf } from './phone-list.ts'
import { nameParts, personKey } from './same-person.ts'

/** Somebody of a register, as far as doubles are told by it. */
export interface Registered {
  readonly id: string
  readonly name: string
  readonly birthDate: BirthDate | null
  /** The numbers of the card; null – none, or not seen. */
  readonly phone: string | null
}

/** Two cards that may be one person's. */
export type Pair<T> = readonly [one: T, other: T]

/** The two ids of a pair in one order, whichever is named first. */
export const pairKey = (one: string, other: string): string => [one, other].sort().join('.')

/** Cards of one name and birth: nothing tells them apart. */
const exactly = <T extends Registered>(people: readonly T[]): Pair<T>[] => {
  const first = new Map<string, T>()
  const pairs: Pair<T>[] = []
  for (const person of people) {
    const key = personKey(person.name, person.birthDate)
    const before = first.get(key)
    if (before === undefined) first.set(key, person)
    else pairs.push([before, person])
  }
  return pairs
}

/**
 * Pairs of cards that are likely one person's: the same name and birth, or nearly – a slip, another surname, no patronymic –, or
 * one number and nearly one name. Each pair once, in the order of the register.
 */
export const likelyDoubles = <T extends Registered>(people: readonly T[]): Pair<T>[] => {
  const near = new NearPeople<T>()
  const likeness = ({ name, birthDate, phone }: T) => ({
    name: nameParts(name),
    birthDate,
    phones: phonesOf(phone),
  })
  for (const person of people) near.add(person, likeness(person))
  const all = [
    ...exactly(people),
    ...people.flatMap((person) => near.near(likeness(person)).map((other): Pair<T> => [person, other])),
  ].filter(([one, other]) => one.id !== other.id)
  return [...new Map(all.map((pair) => [pairKey(pair[0].id, pair[1].id), pair])).values()]
}
