import type { Outgoing } from './messenger.ts'

/**
 * What became of one attempt to send (proof.md 1.2). Everything but `sent` and `ambiguous` is known not to have arrived.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly message: number }
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

/** Sends one notice to one chat, once: no retries in here. Never throws for what the messenger or the network does. */
export interface NoticeSender {
  send(address: string, message: Extract<Outgoing, { kind: 'text' }>): Promise<SendOutcome>
}
