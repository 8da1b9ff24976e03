import type { LocalDate } from '../calendar/local-date.ts'

type Named = { readonly id: string; readonly name: string }

/** What a dialog about a cover begins with: whose work it is, and who could do it. */
export type CoverGiven = {
  readonly owner: Named
  readonly colleagues: readonly Named[]
  readonly districts: readonly Named[]
  /** What the head told of it in words; null – not told, it is asked. */
  readonly told?: CoverTold | undefined
}

/** Who stands in, from which day, until which. */
export type CoverTold = {
  readonly by: string | null
  readonly from: LocalDate | null
  readonly until: LocalDate | null
}

/** What the dialog asked; undefined – it was told before. */
export type CoverAsked = CoverGiven & {
  readonly by?: string | undefined
  readonly which?: string | undefined
  readonly from?: LocalDate | undefined
  readonly until?: LocalDate | undefined
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

/** What was told and what was asked together; null – something of it is still open. */
export const wholeCover = (asked: CoverAsked): CoverAnswers | null => {
  const by = asked.by ?? asked.told?.by ?? null
  const from = asked.from ?? asked.told?.from ?? null
  const until = asked.until ?? asked.told?.until ?? null
  if (by === null || from === null || until === null) return null
  const { owner, colleagues, districts, which } = asked
  return { owner, colleagues, districts, which, by, from, until }
}
