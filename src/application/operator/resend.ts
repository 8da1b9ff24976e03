import type { LedgerRow } from '../ports/operator-ledger.ts'
import type { Operator } from './operator.ts'
import { doneOrMeanwhile, type Outcome, type Refusal, refused } from './refusal.ts'

const whyNot = ({ state, hold, person, expires }: LedgerRow, now: number): Refusal | null => {
  if (state !== 'unknown') return 'not_unknown'
  if (!hold) return 'not_held'
  if (person === null) return 'forgotten'
  return expires <= now ? 'stale' : null
}

/**
 * Sends a held reminder once more of which nobody knows whether it arrived: a person decided that twice is better than
 * never. It is planned again and goes the usual way, with every check; how often that was asked for is counted in its row.
 */
export const resend = async (
  { ledger, clock }: Pick<Operator, 'ledger' | 'clock'>,
  id: number,
): Promise<Outcome> => {
  const row = await ledger.find(id)
  if (!row) return refused('no_such_reminder')
  const why = whyNot(row, clock.now())
  if (why !== null) return refused(why, row)
  return doneOrMeanwhile(await ledger.resend(id, clock.now()), row)
}
