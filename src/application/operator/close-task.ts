import type { Operator } from './operator.ts'
import { DONE, type Outcome, refused } from './refusal.ts'

/** A task for a human is done. */
export const closeTask = async (
  { ledger, clock }: Pick<Operator, 'ledger' | 'clock'>,
  id: number,
): Promise<Outcome> => ((await ledger.closeTask(id, clock.now())) ? DONE : refused('no_such_task'))
