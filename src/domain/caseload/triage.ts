import type { Technology } from './technology.ts'
import { URGENCIES, type Urgency } from './urgency.ts'

/**
 * How urgent a message is by the signs seen at intake (W; seed 001, step 1): the most urgent sign decides. Signs that
 * the technology does not know count for nothing; without any sign it is a usual case.
 * @example triage(caseWork, ['income_lost', 'child_in_danger']) === 'at_once'
 */
export const triage = ({ triage: signs }: Pick<Technology, 'triage'>, seen: readonly string[]): Urgency => {
  const found = signs.filter(({ id }) => seen.includes(id)).map(({ urgency }) => urgency)
  return URGENCIES.find((urgency) => found.includes(urgency)) ?? 'usual'
}
