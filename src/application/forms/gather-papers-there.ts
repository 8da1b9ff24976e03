import type { CaseDesk } from '../ports/office/case-desk.ts'
import type { PaperPlace } from './paper-place.ts'

/** Papers of a life problem that are there, as the open cases about it say; nobody is asked for them twice. */
export const gatherPapersThere = async (
  cases: CaseDesk,
  need: string | null,
  citizen: string | null,
  { actor, today, at }: PaperPlace,
): Promise<readonly string[]> => {
  if (need === null || citizen === null) return []
  const lines = await cases.list(actor, { citizen }, today, at)
  const found = await Promise.all(lines.map(({ id }) => cases.find(actor, id, today, at)))
  return found.flatMap((each) => (each?.words.need === need ? each.words.papers : []))
}
