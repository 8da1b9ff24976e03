import type { LocalDate } from '../calendar/local-date.ts'
import { ageOn } from '../people/age.ts'
import type { BirthDate } from '../people/birth.ts'
import { CHILD_UNTIL } from '../people/family.ts'
import type { DeedFact, MemberFact } from './report-fact.ts'
import { MARKS, type Mark } from './report-line.ts'

const isMark = (name: string): name is Mark => MARKS.some((mark) => mark === name)

const isMinor = (birthDate: BirthDate | null, day: LocalDate): boolean =>
  birthDate !== null && ageOn(birthDate, day) < CHILD_UNTIL

/** What holds of a person on the day of a deed. A date of birth that nobody told makes nobody a child. */
export const marksOfPerson = ({
  categories,
  birthDate,
  inFamily,
  day,
}: Pick<DeedFact, 'categories' | 'birthDate' | 'inFamily' | 'day'>): ReadonlySet<Mark> =>
  new Set<Mark>([
    ...categories.filter(isMark),
    ...(isMinor(birthDate, day) ? (['minor'] as const) : []),
    ...(inFamily ? (['in_family'] as const) : []),
  ])

/** What holds of a family: what holds of those of it who were received, and who else is in it. */
export const marksOfFamily = (
  received: readonly ReadonlySet<Mark>[],
  members: readonly MemberFact[],
  day: LocalDate,
): ReadonlySet<Mark> =>
  new Set<Mark>([
    ...received.flatMap((marks) => [...marks]),
    ...members.flatMap(({ birthDate, disability }): Mark[] => [
      ...(isMinor(birthDate, day) ? (['minor'] as const) : []),
      ...(disability === null ? [] : [`disability_${disability}` as const]),
    ]),
  ])

/** Who a line counts by marks. */
export interface Marked {
  readonly all: readonly Mark[]
  readonly any: readonly Mark[]
  readonly none: readonly Mark[]
  readonly rest_of: readonly string[]
}

/**
 * Whether somebody belongs to a line by their marks alone. A line of «the others» counts nobody by marks but those with one of
 * its own: the rest is told from the other lines.
 */
export const fits = ({ all, any, none, rest_of }: Marked, marks: ReadonlySet<Mark>): boolean => {
  if (none.some((mark) => marks.has(mark)) || !all.every((mark) => marks.has(mark))) return false
  if (any.some((mark) => marks.has(mark))) return true
  return any.length === 0 && rest_of.length === 0
}
