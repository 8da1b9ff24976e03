import type { ReminderRule } from '../../domain/reminders/rule.ts'
import type { Slot } from '../../domain/reminders/slot.ts'
import type { Language } from './texts.ts'

/**
 * Where a reminder stands. `planned` waits; `claimed` is in a sender's hands and provably unsent; `dispatching` may be on
 * the wire; the others are its end. Planned = sent + failed + blocked + expired + suppressed + unknown, when all is done.
 */
export type ReminderState =
  | 'planned'
  | 'claimed'
  | 'dispatching'
  | 'sent'
  | 'failed'
  | 'blocked'
  | 'expired'
  | 'suppressed'
  | 'unknown'

/** A reminder in a sender's hands. */
export interface Claimed {
  /** Row number, e.g. `81`. */
  readonly id: number
  readonly key: string
  readonly rule: string
  readonly person: string
  readonly subject: string
  /** Day and time it was counted from: `2026-11-25T10:30`. */
  readonly base: string
  readonly expires: number
  /** Rises with every claim: what an older holder wants to write is refused. */
  readonly fence: number
  readonly attempts: number
  readonly ambiguous: number
  readonly language: Language | null
  readonly zone: string | null
  readonly large: boolean
}

/** What the re-check at the last moment said of a claimed reminder. */
export type Fate =
  /** It is marked as being sent: send it now, to this address. */
  | { readonly id: number; readonly fate: 'go'; readonly address: string }
  /** The person is talking with us: it waits. */
  | { readonly id: number; readonly fate: 'waits' }
  /** Its reason has gone, or it is stale: it is settled, nothing is sent. */
  | { readonly id: number; readonly fate: 'dropped'; readonly reason: string }

/** How one attempt is written down. `afterMs` – it stays planned and is looked at so much later. */
export interface Written {
  readonly id: number
  readonly fence: number
  readonly state: Exclude<ReminderState, 'claimed' | 'dispatching'>
  readonly reason: string | null
  readonly message: number | null
  /** When it is looked at again; null where it is settled. */
  readonly lookAt: number | null
  readonly attempts: number
  readonly ambiguous: number
  /** The reminder whose message told this one too (a digest). */
  readonly joinedTo: number | null
}

/** Days of occasions with the moments that a rule gives them, in one zone. */
export interface PlannedSlot extends Slot {
  readonly date: string
  /** Empty unless the rule counts from a time of day. */
  readonly time: string
  readonly zone: string
}

/** What to plan of one rule: `to` bounds the due moments of `slots`. */
export interface PlanOrder {
  readonly rule: ReminderRule
  readonly slots: readonly PlannedSlot[]
  readonly now: number
}

/** What a sweep put right. */
export interface Swept {
  /** Claimed by a sender that is no more: free again. */
  readonly released: number
  /** Were being sent when their sender died: to be sent again, or held. */
  readonly again: number
  readonly held: number
}

/**
 * Reminders in PostgreSQL: the truth that everything else only looks at (design.md 6, proof.md 1.2). Every write names the
 * fence it was claimed under; a write of a holder that was too slow changes nothing. Outages throw.
 */
export interface Outbox {
  /** Distinct days, times and zones of occasions that a rule may speak of, between two days. */
  bases(
    rule: ReminderRule,
    from: string,
    to: string,
  ): Promise<readonly { date: string; time: string; zone: string }[]>
  /** Inserts what is not there yet, in batches; a key is planned once, whoever plans. @returns how many are new. */
  plan(order: PlanOrder, people?: readonly string[]): Promise<number>
  /** People whose occasions, consent or switches changed since they were last looked at; they are ours to reconcile. */
  takeChanged(most: number): Promise<readonly string[]>
  /** Brings open reminders of people in line with what holds now: settles with a reason, or opens again. */
  reconcile(people: readonly string[], now: number): Promise<number>
  /** Takes what is due, the most urgent first, and what may be told in the same message. */
  claim(most: number, now: number): Promise<readonly Claimed[]>
  /** The dispatch mark with its re-check, in one statement and one commit: consent, opt-out, blocked, resolved, moved, stale. */
  mark(claimed: readonly Claimed[], now: number): Promise<readonly Fate[]>
  /** @returns numbers of rows that were written; the fence refused the others. */
  record(written: readonly Written[], now: number): Promise<readonly number[]>
  /** Frees and rules on what dead senders left; rows in `own` are in our hands and left alone. */
  sweep(now: number, own: readonly number[]): Promise<Swept>
  /** The next moments at which something is due, one row each, for the alarm clock. */
  dueSoon(
    from: number,
    to: number,
    most: number,
  ): Promise<readonly { id: number; fence: number; at: number }[]>
}
