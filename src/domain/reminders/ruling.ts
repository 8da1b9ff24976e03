import type { ReminderRule } from './rule.ts'

/**
 * What became of one attempt to send (promises.md 13). Everything but `sent` and `ambiguous` is known not to have arrived.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly message: string }
  /** Blocked, deactivated, chat not found: no further attempt can help. */
  | { readonly kind: 'unreachable'; readonly reason: 'blocked' | 'deactivated' | 'chat_not_found' }
  /** Too many requests: not before so many milliseconds from now. */
  | { readonly kind: 'slow_down'; readonly afterMs: number }
  /** The messenger refuses this very message (400): the message is at fault. */
  | { readonly kind: 'refused'; readonly code: number }
  /**
   * The messenger was not reached at all – name not found, connection refused or never come about – or it takes nothing
   * from us, whatever the message: the token is wrong.
   */
  | { readonly kind: 'away' }
  /** It may have arrived: a timeout or cut after the request was written, an answer 5xx. */
  | { readonly kind: 'ambiguous' }

/** What an attempt came to, also where it did not come to sending. */
export type Attempt =
  | SendOutcome
  /** The message could not be worded: a fault of ours, nothing was sent. */
  | { readonly kind: 'unworded' }

/** How often a reminder was tried before. */
export interface Tried {
  /** Attempts that are known not to have arrived and to be the message's own fault. */
  readonly attempts: number
  /** Attempts that may have arrived. */
  readonly ambiguous: number
}

/** What becomes of a reminder after an attempt. `again` – it stays planned and is looked at after so many milliseconds. */
export type Ruling =
  | { readonly state: 'sent'; readonly message: string }
  | { readonly state: 'planned'; readonly reason: string; readonly afterMs: number; readonly tried: Tried }
  | { readonly state: 'unknown'; readonly reason: 'ambiguous' }
  | { readonly state: 'failed'; readonly reason: 'refused' | 'unworded' }
  | { readonly state: 'blocked'; readonly reason: 'blocked' | 'deactivated' | 'chat_not_found' }

/** A message that is refused or cannot be worded so often is given to a person (promises.md F22). */
export const MOST_ATTEMPTS = 3
/** A message that may have arrived so often is not sent again: a person looks at it. */
export const MOST_AMBIGUOUS = 3
/** Between tries of a message that was refused: seconds, then minutes. */
const RETRY_MS = [5_000, 60_000]

/**
 * The policy per kind (promises.md 13): what did not arrive for sure is tried again without any risk; what may have arrived
 * is sent again (`retry`, after the lease) or held for a person (`hold`).
 */
export const rulingOn = (
  policy: ReminderRule['policy'],
  tried: Tried,
  attempt: Attempt,
  leaseMs: number,
): Ruling => {
  switch (attempt.kind) {
    case 'sent':
      return { state: 'sent', message: attempt.message }
    case 'unreachable':
      return { state: 'blocked', reason: attempt.reason }
    case 'slow_down':
      return { state: 'planned', reason: 'slow_down', afterMs: attempt.afterMs, tried }
    case 'away':
      return { state: 'planned', reason: 'away', afterMs: 1_000, tried }
    case 'ambiguous':
      return mayHaveArrived(policy, tried, leaseMs)
    case 'refused':
      return refused('refused', tried)
    case 'unworded':
      return refused('unworded', tried)
  }
}

/** What is to be done with a reminder that was being sent when its sender died, or of which no answer came. */
export const mayHaveArrived = (policy: ReminderRule['policy'], tried: Tried, afterMs: number): Ruling => {
  const ambiguous = tried.ambiguous + 1
  if (policy === 'hold' || ambiguous >= MOST_AMBIGUOUS) return { state: 'unknown', reason: 'ambiguous' }
  return { state: 'planned', reason: 'ambiguous', afterMs, tried: { ...tried, ambiguous } }
}

const refused = (reason: 'refused' | 'unworded', tried: Tried): Ruling => {
  const attempts = tried.attempts + 1
  if (attempts >= MOST_ATTEMPTS) return { state: 'failed', reason }
  const afterMs = RETRY_MS[attempts - 1] as number
  return { state: 'planned', reason, afterMs, tried: { ...tried, attempts } }
}
