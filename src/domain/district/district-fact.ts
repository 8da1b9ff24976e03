import { addMonths, type LocalDate } from '../calendar/local-date.ts'
import { readNumber } from './read-number.ts'

/** What is known of a district (seeds/002, appendix 3): kinds in the order of its passport, each with how it is said. */
export const DISTRICT_FACTS = {
  number: 'words',
  reception: 'words',
  schedule: 'words',
  territory: 'words',
  area: 'number',
  streets: 'words',
  houses: 'whole',
  place: 'place',
  population: 'whole',
  institutions: 'rows',
  police: 'rows',
  juvenile: 'rows',
  pedagogue: 'rows',
  doctor: 'rows',
  housing: 'rows',
  services: 'rows',
  more: 'words',
} as const
export type DistrictFact = keyof typeof DISTRICT_FACTS
export const DISTRICT_FACT_KINDS = Object.keys(DISTRICT_FACTS) as DistrictFact[]

/** Whom the passport names beside the institutions: people of other bodies who work in the district, in the order of its form. */
export const DISTRICT_CONTACTS = [
  'police',
  'juvenile',
  'pedagogue',
  'doctor',
  'housing',
  'services',
] as const satisfies readonly DistrictFact[]

/** What kind of place a district lies in: how many people it is meant for follows from it (seeds/002, 1.2). */
export const PLACES = ['city', 'county', 'town', 'remote'] as const
export type DistrictPlace = (typeof PLACES)[number]

/** After so many months a fact is to be looked at again. */
const MONTHS_TRUSTED = 6

/** A fact as it was checked last. */
export interface CheckedFact {
  readonly kind: DistrictFact
  readonly value: string
  readonly checkedOn: LocalDate
}

/** Whether it is time to look at a fact again. @example isStale({ checkedOn: '2026-05-25', … }, '2026-11-26') === true */
export const isStale = ({ checkedOn }: Pick<CheckedFact, 'checkedOn'>, today: LocalDate): boolean =>
  checkedOn < addMonths(today, -MONTHS_TRUSTED)

/**
 * What was typed as a fact of its kind; null – it is none.
 * @example readFact('population', '5 400') === '5400'
 */
export const readFact = (kind: DistrictFact, typed: string): string | null => {
  const how = DISTRICT_FACTS[kind]
  if (how === 'place') return PLACES.find((each) => each === typed) ?? null
  if (how === 'words' || how === 'rows') return typed.trim() === '' ? null : typed.trim()
  return readNumber(typed, how === 'whole')
}

/** How many people a district of a kind of place is meant for. */
export interface Norm {
  readonly from: number
  readonly to: number
}

/** How a district's population stands to its norm. */
export type LoadStanding = 'within' | 'above' | 'below'

/** @example standingOf(7_400, { from: 5_000, to: 7_000 }) // 'above' */
export const loadStanding = (population: number, { from, to }: Norm): LoadStanding => {
  if (population > to) return 'above'
  return population < from ? 'below' : 'within'
}
