import type { LedgerRow } from '../ports/operator-ledger.ts'

/** Why an operator's wish is not done; `operator.refused.<why>` says it in words. */
export type Refusal =
  | 'no_such_reminder'
  | 'no_such_person'
  | 'no_such_task'
  | 'no_such_update'
  | 'being_sent'
  | 'settled'
  | 'not_unknown'
  | 'not_held'
  | 'stale'
  | 'forgotten'
  | 'meanwhile'

/** What became of a wish: done, or refused with the reason – and with the row it was about, where there is one. */
export type Outcome =
  | { readonly done: true }
  | { readonly done: false; readonly why: Refusal; readonly row: LedgerRow | null }

/** The wish was done. */
export const DONE: Outcome = { done: true }

/** The wish was refused. */
export const refused = (why: Refusal, row: LedgerRow | null = null): Outcome => ({ done: false, why, row })

/** Done, or – where somebody else was faster – refused as such. */
export const doneOrMeanwhile = (isDone: boolean, row: LedgerRow): Outcome =>
  isDone ? DONE : refused('meanwhile', row)
