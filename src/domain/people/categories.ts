import { z } from 'zod'
import { addMonths, type LocalDate } from '../calendar/local-date.ts'
import { birthdayOf } from './age.ts'
import { type BirthDate, isWholeBirth } from './birth.ts'

export const Sex = z.enum(['female', 'male'])
export type Sex = z.infer<typeof Sex>

/**
 * Group of disability, or a child with a disability; `unknown` – a list says «инвалид» and no group. The illness behind it
 * is never stored (promises.md 10).
 */
export const Disability = z.enum(['1', '2', '3', 'child', 'unknown'])
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

/** What is noted of a person beside the fields of their own. */
export type NotedCategory =
  | Exclude<Circumstance, 'living_alone' | 'lonely'>
  | `newly_${Turn}`
  /** Said to be 55+ without a date of birth that tells it; since the day on which it was said. */
  | 'senior'

const NOTED: readonly NotedCategory[] = [
  ...Circumstance.exclude(['living_alone', 'lonely']).options,
  ...Turn.options.map((turn) => `newly_${turn}` as const),
  'senior',
]

/** What is noted by name: turns by the day they hold from, circumstances by `true`. Names that are not known any more are left out. */
export const NotedCategories = z
  .record(z.string(), z.union([z.string(), z.literal(true)]))
  .transform(
    (noted): Readonly<Partial<Record<NotedCategory, LocalDate | true>>> =>
      Object.fromEntries(NOTED.flatMap((name) => (noted[name] === undefined ? [] : [[name, noted[name]]]))),
  )

/** What categories are told from. A null is «nobody said», never «no». */
export interface PersonFacts {
  readonly sex: Sex | null
  readonly birthDate: BirthDate | null
  /** Since when the person is known to be 55+ without a date of birth that tells it; absent – nobody said. */
  readonly saidSenior?: LocalDate | null
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

/**
 * The day from which a person is 55+. Where only the year of birth is known: the first day on which they may be, so that
 * nobody is left out. @example seniorFrom('female', '1955-03-08') === '2010-03-08'
 */
export const seniorFrom = (sex: Sex | null, birthDate: BirthDate): LocalDate =>
  birthdayOf(birthDate, SENIOR_AGE[sex ?? 'male'])

/**
 * The day from which a person is 55+: a woman from her 55th birthday, a man from his 60th. With the sex unknown only what
 * holds for both is computed: from the 60th. What a list says («55+») holds where the date of birth or the sex leaves it
 * open. Null – nothing tells it.
 */
export const seniorSince = ({
  sex,
  birthDate,
  saidSenior = null,
}: Pick<PersonFacts, 'sex' | 'birthDate' | 'saidSenior'>): LocalDate | null => {
  if (birthDate === null) return saidSenior
  const computed = seniorFrom(sex, birthDate)
  const isOpen = sex === null || !isWholeBirth(birthDate)
  return isOpen && saidSenior !== null && saidSenior < computed ? saidSenior : computed
}

/** Whether a person is 55+ on a day. @example isSenior({ sex: 'female', birthDate: '1971-11-25' }, '2026-11-25') */
export const isSenior = (
  person: Pick<PersonFacts, 'sex' | 'birthDate' | 'saidSenior'>,
  on: LocalDate,
): boolean => {
  const since = seniorSince(person)
  return since !== null && since <= on
}

const isNew = (since: LocalDate | undefined, day: LocalDate): boolean =>
  since !== undefined && since <= day && day < addMonths(since, NEW_FOR_MONTHS)

/**
 * Every group a person belongs to on a day, in a steady order: 55+, disability, what is new, then circumstances.
 * Newly retired goes by the day that was told, not by age: the age of pension is another one than 55+.
 */
export const categoriesOn = (person: PersonFacts, day: LocalDate): Category[] => [
  ...(isSenior(person, day) ? (['senior'] as const) : []),
  ...(person.disability ? [`disability_${person.disability}` as const] : []),
  ...Turn.options.filter((turn) => isNew(person.since[turn], day)).map((turn) => `newly_${turn}` as const),
  ...Circumstance.options.filter((each) => person.circumstances.includes(each)),
]

/** Whether a person is to be contacted each calendar month: 55+, or with a disability of any group (Y-monthly). */
export const needsMonthlyContact = (person: PersonFacts, day: LocalDate): boolean =>
  person.disability !== null || isSenior(person, day)
