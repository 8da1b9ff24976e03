import type { LocalDate } from '../calendar/local-date.ts'
import type { CountedLine } from './counted-line.ts'
import type { DeedFact, MemberFact } from './report-fact.ts'
import type { ReportDefinition } from './report-line.ts'
import { countReport } from './report-tally.ts'

/** Somebody on the register, as they stand on a day. */
export type RegisterFact = Pick<DeedFact, 'family' | 'inFamily' | 'birthDate' | 'categories'> & {
  readonly citizen: string
}

/** A person is counted as if they were received on that day. */
const asReceived = (
  { citizen, family, inFamily, birthDate, categories }: RegisterFact,
  { receptions, employees }: ReportDefinition,
  day: LocalDate,
): DeedFact => ({
  fact: 'deed',
  id: citizen,
  district: '',
  day,
  citizen,
  family,
  inFamily,
  birthDate,
  categories,
  kind: receptions[0] ?? '',
  outcome: null,
  help: null,
  staff: '',
  cases: [],
  role: employees[0] ?? 'specialist',
})

/**
 * Counts the people and families of a register on a day by the rules of a report's lines: whoever is there, received lately or not.
 * @param members everybody of the families of these people
 */
export const countRegister = (
  definition: ReportDefinition,
  people: readonly RegisterFact[],
  members: readonly MemberFact[],
  day: LocalDate,
): readonly CountedLine[] =>
  countReport(definition, { period: { from: day, to: day }, districts: null, kinds: [], keeps: false }, [
    ...people.map((person) => asReceived(person, definition, day)),
    ...members,
  ]).lines
