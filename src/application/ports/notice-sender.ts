import type { SendOutcome } from '../../domain/reminders/ruling.ts'
import type { Outgoing } from './messenger.ts'

export type { SendOutcome }

/** Sends one notice to one chat, once: no retries in here. Never throws for what the messenger or the network does. */
export interface NoticeSender {
  send(address: string, message: Extract<Outgoing, { kind: 'text' }>): Promise<SendOutcome>
}
