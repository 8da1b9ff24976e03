import { ageOn } from '../people/age.ts'
import { presenceOn } from '../people/monthly/owed.ts'
import type { AudienceEvent } from './audience-event.ts'
import { type AudiencePerson, isOfTheYard } from './audience-person.ts'
import { ACCESS_ITEMS, type AccessItem } from './event-kind.ts'
import { metresBetween } from './walking-distance.ts'

/** Why an event does not suit a person. */
export type Misfit =
  | { readonly why: 'district' | 'not_there' | 'category' | 'too_young' | 'too_far' | 'no_interest' }
  /** The person needs it, and the place is known not to have it. */
  | { readonly why: 'limit'; readonly item: AccessItem }

/** What speaks against an invitation without forbidding it: it lowers the turn. */
export type Doubt =
  /** Something that the person needs is not known of the place: «уточнить». */
  | { readonly doubt: 'unknown_access'; readonly item: AccessItem }
  /** `needs_ride` – cannot come alone, and no stop is near: help with transport is asked for when they sign up. */
  | { readonly doubt: 'unknown_age' | 'other_time' | 'by_transport' | 'needs_ride' }

/** How an event suits a person, with the reasons. */
export interface Suits {
  readonly suits: true
  /** Member of the group whose event it is; said that they like it; or nobody knows and it is for everybody. */
  readonly by: 'group' | 'wish' | 'general'
  /** The items of the needs card that it answers. */
  readonly liked: readonly string[]
  /** Metres from home; null – one of the points is not known. */
  readonly metres: number | null
  readonly doubts: readonly Doubt[]
}

export type Fit = Suits | ({ readonly suits: false } & Misfit)

/** What a place has or has not; a ride is help, not a place: it forbids nothing. */
const OF_PLACE = ACCESS_ITEMS.filter((item) => item !== 'transport')
const DAY_PARTS = ['morning', 'afternoon', 'evening'] as const
/** What a needs card says of time, company and places: whoever said only this has not said what they like. */
const NO_WISHES: ReadonlySet<string> = new Set([
  ...[...DAY_PARTS, 'weekend', 'alone', 'with_friend', 'needs_companion'],
  ...[...ACCESS_ITEMS, 'large_print', 'short_time'],
])

const hasWishes = ({ chosen }: AudiencePerson): boolean => {
  for (const item of chosen) if (!NO_WISHES.has(item)) return true
  return false
}

const likedOf = ({ chosen }: AudiencePerson, { interests }: AudienceEvent): string[] => {
  const liked: string[] = []
  for (const item of interests) if (chosen.has(item)) liked.push(item)
  return liked
}

const tooYoung = ({ birthDate }: AudiencePerson, { ageFrom, day }: AudienceEvent): boolean =>
  ageFrom !== null && birthDate !== null && ageOn(birthDate, day) < ageFrom

const isOneOf = ({ categories }: AudiencePerson, { categories: wanted }: AudienceEvent): boolean =>
  wanted.length === 0 || wanted.some((each) => (categories as ReadonlySet<string>).has(each))

const lackedLimit = ({ chosen }: AudiencePerson, { access }: AudienceEvent): AccessItem | null =>
  OF_PLACE.find((item) => chosen.has(item) && access[item] === false) ?? null

/** A part of the day that the person did not name, or a working day for whoever named days off only. */
const isOtherTime = ({ chosen }: AudiencePerson, { part, isWeekend }: AudienceEvent): boolean => {
  if (isWeekend && chosen.has('weekend')) return false
  const hasParts = DAY_PARTS.some((each) => chosen.has(each))
  return hasParts ? part !== null && !chosen.has(part) : chosen.has('weekend') && !isWeekend
}

const metresOf = ({ home }: AudiencePerson, { point }: AudienceEvent): number | null =>
  home === null || point === null ? null : metresBetween(home, point)

const doubtsOf = (person: AudiencePerson, event: AudienceEvent, isFar: boolean): Doubt[] => [
  ...OF_PLACE.filter((item) => person.chosen.has(item) && event.access[item] === undefined).map(
    (item) => ({ doubt: 'unknown_access', item }) as const,
  ),
  ...(event.ageFrom !== null && person.birthDate === null ? [{ doubt: 'unknown_age' } as const] : []),
  ...(isOtherTime(person, event) ? [{ doubt: 'other_time' } as const] : []),
  ...(isFar ? [{ doubt: 'by_transport' } as const] : []),
  ...(person.chosen.has('transport') && event.access.transport !== true
    ? [{ doubt: 'needs_ride' } as const]
    : []),
]

/** A kind that answers no wish at all is for those too who said what they like. */
const isForEverybody = (person: AudiencePerson, { isGeneral, interests }: AudienceEvent): boolean =>
  isGeneral && (interests.size === 0 || !hasWishes(person)) && isOfTheYard(person)

const NOT = (why: Exclude<Misfit['why'], 'limit'>): Fit => ({ suits: false, why })

/** What forbids an invitation whatever the person likes. */
const forbids = (person: AudiencePerson, event: AudienceEvent): Fit | null => {
  if (event.districts.size > 0 && !event.districts.has(person.district)) return NOT('district')
  if (presenceOn(person, event.day) !== 'present') return NOT('not_there')
  if (!isOneOf(person, event)) return NOT('category')
  if (tooYoung(person, event)) return NOT('too_young')
  const item = lackedLimit(person, event)
  return item === null ? null : { suits: false, why: 'limit', item }
}

/**
 * Whether an event suits a person, and why (Y-address). Pure.
 *
 * Whoever belongs to the event's group is invited however far it is. Whoever said what they like is invited to that and to
 * nothing else. Whoever said nothing – an empty card – is invited to what is for everybody (`general` kinds), and stands
 * behind those who asked for it, so that nobody is forgotten; this holds for people whom the yard's work is for, the others
 * of the register are invited to what they asked for.
 *
 * Beyond a walk an event suits only where a stop is known to be near it; needed access that the place lacks forbids, access
 * that nobody knows of only lowers the turn.
 */
export const suits = (person: AudiencePerson, event: AudienceEvent, walkMetres: number): Fit => {
  const forbidden = forbids(person, event)
  if (forbidden) return forbidden
  const liked = likedOf(person, event)
  const isMember = event.group !== null && person.groups.has(event.group)
  const metres = metresOf(person, event)
  const isFar = metres !== null && metres > walkMetres
  if (!isMember && isFar && event.access.transport !== true) return NOT('too_far')
  const by = isMember ? 'group' : liked.length > 0 ? 'wish' : 'general'
  if (by === 'general' && !isForEverybody(person, event)) return NOT('no_interest')
  return { suits: true, by, liked, metres, doubts: doubtsOf(person, event, isFar && !isMember) }
}
