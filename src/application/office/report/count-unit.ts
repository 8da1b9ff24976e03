import type { EventKind } from '../../../domain/events/event-kind.ts'
import type { CountedReport } from '../../../domain/report/counted-line.ts'
import type { ReportDefinition } from '../../../domain/report/report-line.ts'
import { ReportTally } from '../../../domain/report/report-tally.ts'
import type { FactsAsked, ReportDesk } from '../../ports/office/report-desk.ts'

/** The name under which the whole unit is counted, beside its districts. */
export const WHOLE = 'all'

/** What is counted: by which rules, of which events, for which parts of the unit. */
export interface UnitCount {
  readonly definition: ReportDefinition
  readonly kinds: readonly EventKind[]
  readonly asked: FactsAsked
  /** {@link WHOLE} or ids of districts. */
  readonly scopes: readonly string[]
  readonly keeps: boolean
}

/** Counts a unit and parts of it in ONE pass over what is recorded, page by page. */
export const countUnit = async (
  desk: ReportDesk,
  { definition, kinds, asked, scopes, keeps }: UnitCount,
): Promise<ReadonlyMap<string, CountedReport>> => {
  const tallies = scopes.map((scope) => {
    const districts = scope === WHOLE ? null : new Set([scope])
    return { scope, tally: new ReportTally(definition, { period: asked, districts, kinds, keeps }) }
  })
  for await (const facts of desk.facts(asked))
    for (const fact of facts) for (const { tally } of tallies) tally.take(fact)
  const families = [...new Set(tallies.flatMap(({ tally }) => tally.families()))]
  for await (const facts of desk.members(families, asked.to))
    for (const fact of facts) for (const { tally } of tallies) tally.take(fact)
  return new Map(tallies.map(({ scope, tally }) => [scope, tally.counted()]))
}
