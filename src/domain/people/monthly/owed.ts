import { addDays, addMonths, type LocalDate } from '../../calendar/local-date.ts'

/** Whether a person is there to be contacted. `away` ends by itself after its last day. */
export type Presence = 'present' | 'away' | 'moved' | 'died' | 'refused'

/** What a person's presence on a day is told from. */
export interface PresenceFacts {
  readonly presence: Presence
  /** From when on that presence holds; null – always. */
  readonly presenceFrom: LocalDate | null
  /** The last day away. */
  readonly presenceUntil: LocalDate | null
}

/** What decides whether a month's contact is owed to a person. */
export interface OwedFacts extends PresenceFacts {
  /** The day from which the person is 55+; null – not known. */
  readonly seniorFrom: LocalDate | null
  readonly hasDisability: boolean
  readonly registeredOn: LocalDate
}

/** Why no contact is owed this month. */
export type NotOwed = 'not_55' | 'not_registered_yet' | 'moved' | 'died' | 'refused' | 'away' | 'new_too_late'

/**
 * Who comes into the register, turns 55, or comes home in the last days of a month is contacted from the next month on:
 * by then the specialist's and the head's days (D-contact) have passed, nobody could be told in good time, and an
 * imported register would be a hundred overdue calls in one morning. The same number stands in SQL (`owed`).
 */
export const LAST_DAYS = 5

/** The first of the last days of the month that a day lies in. @example lastDaysFrom('2026-11-10') === '2026-11-26' */
export const lastDaysFrom = (day: LocalDate): LocalDate =>
  addDays(addMonths(`${day.slice(0, 8)}01`, 1), -LAST_DAYS)

const ends = ({ presenceUntil }: PresenceFacts, day: LocalDate): boolean =>
  presenceUntil !== null && presenceUntil < day

/** The presence that holds on a day: what begins later does not hold yet, who was away till yesterday is there again. */
export const presenceOn = (facts: PresenceFacts, day: LocalDate): Presence => {
  const { presence, presenceFrom } = facts
  if (presenceFrom !== null && presenceFrom > day) return 'present'
  return presence === 'away' && ends(facts, day) ? 'present' : presence
}

/**
 * The day from which the person is to be contacted at all: registered, of age where there is no disability, and back.
 * Null – not known to be 55+ and no disability.
 */
export const thereSince = (facts: OwedFacts, day: LocalDate): LocalDate | null => {
  const { seniorFrom, hasDisability, registeredOn, presence, presenceUntil } = facts
  const ofAge = hasDisability ? registeredOn : seniorFrom
  if (ofAge === null) return null
  const isBack = presence === 'away' && presenceUntil !== null && ends(facts, day)
  const back = isBack ? addDays(presenceUntil, 1) : registeredOn
  return [registeredOn, ofAge, back].sort().at(-1) ?? null
}

/**
 * Why the month's contact is not owed to a person on a day; null – it is (Y-monthly: each person of 55+ and each with a
 * disability who lives in the district).
 */
export const whyNotOwed = (facts: OwedFacts, day: LocalDate): NotOwed | null => {
  if (facts.registeredOn > day) return 'not_registered_yet'
  const presence = presenceOn(facts, day)
  if (presence !== 'present') return presence
  const since = thereSince(facts, day)
  if (since === null || since > day) return 'not_55'
  return since >= lastDaysFrom(day) ? 'new_too_late' : null
}

/**
 * Whether a person counts among those who live here on a day: neither dead nor moved away. Lists and counts hold nobody else;
 * the same rule stands in SQL (`onList`), a test holds the two together.
 */
export const isOnList = (facts: PresenceFacts, day: LocalDate): boolean => {
  const presence = presenceOn(facts, day)
  return presence !== 'died' && presence !== 'moved'
}
