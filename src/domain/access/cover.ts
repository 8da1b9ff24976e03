import type { LocalDate } from '../calendar/local-date.ts'

type Named = { readonly id: string; readonly name: string }

/** What a dialog about a cover begins with: whose work it is, and who could do it. */
export type CoverGiven = {
  readonly owner: Named
  readonly colleagues: readonly Named[]
  readonly districts: readonly Named[]
}

/** All that was answered: who, where (a district's id or `all`), from the first day to the last one. */
export type CoverAnswers = CoverGiven & {
  readonly by: string
  readonly which?: string | undefined
  readonly from: LocalDate
  readonly until: LocalDate
}

/** Every district of the owner. */
export const ALL_DISTRICTS = 'all'

/** The districts that an answer means. */
export const coveredDistricts = ({
  districts,
  which = ALL_DISTRICTS,
}: CoverAnswers): CoverGiven['districts'] =>
  districts.filter(({ id }) => which === ALL_DISTRICTS || which === id)
