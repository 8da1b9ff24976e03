import type { Stretch } from '../calendar/period.ts'
import type { WorkedCase } from './technology-count.ts'

/** What the information on technologies lacks of a case. */
export const CASE_LACKS = ['family', 'late', 'assessment'] as const
export type CaseLack = (typeof CASE_LACKS)[number]

/** A case with what it lacks. */
export interface LackingCase {
  readonly case: string
  readonly what: CaseLack
}

/** Whose numbers ask for what. */
export interface LackRules {
  /** Technologies that work with families: their number is asked for. */
  readonly ofFamilies: ReadonlySet<string>
  /** Technologies whose outcome has to be assessed: those that have such a task. */
  readonly assessed: ReadonlySet<string>
}

/**
 * What is not written down and would count: the family of a case of families, a term of the period that ran out with its task still
 * open, no assessment of a case that was closed in the period.
 */
export const lackingCases = (
  cases: readonly WorkedCase[],
  { ofFamilies, assessed }: LackRules,
  { to }: Stretch,
): LackingCase[] =>
  cases.flatMap((each): LackingCase[] => {
    const isClosed = each.closedOn !== null && each.closedOn <= to
    const lacks: Readonly<Record<CaseLack, boolean>> = {
      family: each.family === null && ofFamilies.has(each.technology),
      late: each.late > 0,
      assessment: isClosed && each.effects.length === 0 && assessed.has(each.technology),
    }
    return CASE_LACKS.filter((what) => lacks[what]).map((what) => ({ case: each.id, what }))
  })
