import type { Operator } from './operator.ts'
import { doneOrMeanwhile, type Outcome, refused } from './refusal.ts'

/** Why an operator cancels: names, not words, so that nothing personal is ever written down here. */
export const CANCEL_REASONS = ['wish', 'called', 'mistake', 'other'] as const
export type CancelReason = (typeof CANCEL_REASONS)[number]

/** The reason as the row keeps it: `cancelled`, or `cancelled_called`. */
const kept = (reason: CancelReason | null): string => (reason === null ? 'cancelled' : `cancelled_${reason}`)

/** A reminder that is not on the wire yet is not sent; it does not come again. Throws on an outage. */
export const cancel = async (
  { ledger, clock }: Pick<Operator, 'ledger' | 'clock'>,
  id: number,
  reason: CancelReason | null,
): Promise<Outcome> => {
  const row = await ledger.find(id)
  if (!row) return refused('no_such_reminder')
  if (row.state === 'dispatching') return refused('being_sent', row)
  if (row.state !== 'planned' && row.state !== 'claimed') return refused('settled', row)
  return doneOrMeanwhile(await ledger.cancel(id, kept(reason), clock.now()), row)
}
