import { z } from 'zod'
import type { LocalDate } from '../calendar/local-date.ts'
import { ageOn } from './age.ts'
import type { BirthDate } from './birth.ts'

/** What somebody is to the representative of the family (seeds/002 appendix 2: the act's «состав семьи»); `self` – that very person. */
export const Kin = z.enum([
  'self',
  'spouse',
  'child',
  'parent',
  'grandchild',
  'grandparent',
  'sibling',
  /** A child taken in: under guardianship, in a foster family. */
  'ward',
  'relative',
])
export type Kin = z.infer<typeof Kin>

/** What somebody does: «место работы, учёбы» of the act as far as one press tells it. No employer and no school is kept. */
export const Occupation = z.enum([
  'works',
  'school',
  'studies',
  'kindergarten',
  'at_home_small',
  'child_care',
  'retired',
  'not_working',
])
export type Occupation = z.infer<typeof Occupation>

/** Until which birthday somebody is a child. */
export const CHILD_UNTIL = 18

/** Children of a family by their dates of birth. */
export interface Children {
  readonly under18: number
  /** Children and wards without a date of birth: whether they count is not known. */
  readonly unknown: number
}

/**
 * Counts the children under 18 on a day: everybody whose date of birth says so, whoever they are to the representative. Where
 * only a year is known, the most that they may be decides.
 */
export const childrenOf = (
  members: readonly { readonly kin: Kin; readonly birthDate: BirthDate | null }[],
  day: LocalDate,
): Children => ({
  under18: members.filter(({ birthDate }) => birthDate !== null && ageOn(birthDate, day) < CHILD_UNTIL)
    .length,
  unknown: members.filter(
    ({ kin, birthDate }) => birthDate === null && (kin === 'child' || kin === 'ward' || kin === 'grandchild'),
  ).length,
})
