import type { Operator } from './operator.ts'
import { doneOrMeanwhile, type Outcome, refused } from './refusal.ts'

/** The operator knows – by a call, say – that an unknown reminder arrived: it counts as sent and is not sent again. */
export const confirm = async (
  { ledger, clock }: Pick<Operator, 'ledger' | 'clock'>,
  id: number,
): Promise<Outcome> => {
  const row = await ledger.find(id)
  if (!row) return refused('no_such_reminder')
  if (row.state !== 'unknown') return refused('not_unknown', row)
  return doneOrMeanwhile(await ledger.confirm(id, clock.now()), row)
}
