import type { DeedFact } from './report-fact.ts'
import type { RuleOf } from './report-line.ts'

/** Whether a deed about a person belongs to a line of deeds. */
export const isOfDeeds = (rule: RuleOf<'deeds'>, { kind, outcome }: DeedFact): boolean =>
  rule.kinds.includes(kind) &&
  !(rule.reached && outcome === 'not_reached') &&
  (rule.outcomes === undefined || (outcome !== null && rule.outcomes.includes(outcome))) &&
  !(outcome !== null && rule.not_outcomes.includes(outcome))

/** What makes two deeds of one day one; null – each is its own. */
export const keyOf = ({ once }: RuleOf<'deeds'>, { family, citizen, staff }: DeedFact): string | null => {
  const whom = family ?? citizen
  return once === 'visit' && whom !== null ? `${whom}|${staff}` : null
}
