import { z } from 'zod'
import { addMonths, type LocalDate } from '../calendar/local-date.ts'

export const Sex = z.enum(['female', 'male'])
export type Sex = z.infer<typeof Sex>

/** Group of disability, or a child with a disability; the illness behind it is never stored (promises.md 10). */
export const Disability = z.enum(['1', '2', '3', 'child'])
export type Disability = z.infer<typeof Disability>

/**
 * What is noted of a person or the person's family because it cannot be computed (seeds/002: target groups of
 * section 1.3, groups 2 and 3 of the statistical report). Dependence on drugs is among them there and not here: it
 * is a diagnosis; such people are in `hardship`.
 */
export const Circumstance = z.enum([
  'living_alone',
  /** No relatives in the settlement. */
  'lonely',
  'with_children',
  /** A family in a socially dangerous position. */
  'socially_dangerous',
  /** Brings up children left without parents. */
  'foster',
  'with_disabled_child',
  'with_disabled_member',
  'minor_at_risk',
  'homeless',
  'released',
  'hardship',
  /** Migrants and refugees. */
  'migrant',
])
export type Circumstance = z.infer<typeof Circumstance>

/** What may be new in a person's life, with the day it began (Y-new). */
export const Turn = z.enum(['retired', 'disabled', 'arrived'])
export type Turn = z.infer<typeof Turn>

/** What categories are told from. A null is «nobody said», never «no». */
export interface PersonFacts {
  readonly sex: Sex | null
  readonly birthDate: LocalDate | null
  readonly disability: Disability | null
  readonly circumstances: readonly Circumstance[]
  readonly since: Readonly<Partial<Record<Turn, LocalDate>>>
}

/** A group that a person belongs to on a day. */
export type Category = 'senior' | `disability_${Disability}` | Circumstance | `newly_${Turn}`

/** From which birthday a person is 55+ (requirements.md, Words; seeds/002 appendix 6, 1.3). */
export const SENIOR_AGE: Readonly<Record<Sex, number>> = { female: 55, male: 60 }

/**
 * For how many months after it a turn in life is new. The order speaks of «the nearest time» without a number
 * (seeds/002 appendix 6, 1.3); a year is the longest period it plans a person's work for (3.1.6).
 */
export const NEW_FOR_MONTHS = 12

/** The birthday on which a person turns `age`; one born on 29 February turns on the 28th in a common year. */
const birthday = (birthDate: LocalDate, age: number): LocalDate => addMonths(birthDate, age * 12)

/** The day from which a person is 55+. @example seniorFrom('female', '1955-03-08') === '2010-03-08' */
export const seniorFrom = (sex: Sex | null, birthDate: LocalDate): LocalDate =>
  birthday(birthDate, SENIOR_AGE[sex ?? 'male'])

/**
 * Whether a person is 55+ on a day: a woman from her 55th birthday, a man from his 60th. With the sex unknown only
 * what holds for both is said: from the 60th.
 *
 * @example isSenior('female', '1971-11-25', '2026-11-25') // true
 */
export const isSenior = (sex: Sex | null, birthDate: LocalDate | null, on: LocalDate): boolean =>
  birthDate !== null && seniorFrom(sex, birthDate) <= on

const isNew = (since: LocalDate | undefined, day: LocalDate): boolean =>
  since !== undefined && since <= day && day < addMonths(since, NEW_FOR_MONTHS)

/**
 * Every group a person belongs to on a day, in a steady order: 55+, disability, what is new, then circumstances.
 * Newly retired goes by the day that was told, not by age: the age of pension is another one than 55+.
 */
export const categoriesOn = (person: PersonFacts, day: LocalDate): Category[] => [
  ...(isSenior(person.sex, person.birthDate, day) ? (['senior'] as const) : []),
  ...(person.disability ? [`disability_${person.disability}` as const] : []),
  ...Turn.options.filter((turn) => isNew(person.since[turn], day)).map((turn) => `newly_${turn}` as const),
  ...Circumstance.options.filter((each) => person.circumstances.includes(each)),
]

/** Whether a person is to be contacted each calendar month: 55+, or with a disability of any group (Y-monthly). */
export const needsMonthlyContact = (person: PersonFacts, day: LocalDate): boolean =>
  person.disability !== null || isSenior(person.sex, person.birthDate, day)
