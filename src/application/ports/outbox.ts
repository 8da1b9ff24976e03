import type { ReminderRule } from '../../domain/reminders/rule.ts'
import type { Slot } from '../../domain/reminders/slot.ts'
import type { JournalEntry } from './sent-journal.ts'
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
  /** A name of the person's chat that leads nobody to it: the pace of a chat counts by it. */
  readonly chat: string
  /** May be told together with others of the same person. */
  readonly digest: boolean
}

/** A claimed reminder about to be sent, with the hash of its words: the same ones are not sent twice in a row. */
export interface Marked {
  readonly id: number
  readonly fence: number
  readonly words: Buffer
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
  readonly message: string | null
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

/** A person to be looked at, as of one change. */
export interface Changed {
  readonly person: string
  readonly seq: string
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
 * Reminders in PostgreSQL: the truth that everything else only looks at (promises.md 6, promises.md 13). Every write names the
 * fence it was claimed under; a write of a holder that was too slow changes nothing. Outages throw.
 */
export interface Outbox {
  /** Zones that people chose, and the region's. */
  zones(): Promise<readonly string[]>
  /** Distinct days and times of occasions of a kind between two days: what minutes are counted from. */
  times(of: string, from: string, to: string): Promise<readonly { date: string; time: string }[]>
  /** Inserts what is not there yet, in batches; a key is planned once, whoever plans. @returns how many are new. */
  plan(order: PlanOrder, people?: readonly string[]): Promise<number>
  /** People whose occasions, consent or switches changed since they were last looked at. */
  changed(most: number): Promise<readonly Changed[]>
  /** They were looked at; whoever changed once more meanwhile stays on the list. */
  settleChanged(changed: readonly Changed[]): Promise<void>
  /** Brings open reminders of people in line with what holds now: settles with a reason, or opens again. */
  reconcile(people: readonly string[], now: number): Promise<number>
  /** Takes what is due, the most urgent first, and what may be told in the same message. */
  claim(most: number, now: number): Promise<readonly Claimed[]>
  /** The dispatch mark with its re-check, in one statement and one commit: consent, opt-out, blocked, resolved, moved, stale. */
  mark(marked: readonly Marked[], now: number): Promise<readonly Fate[]>
  /** @returns numbers of rows that were written; the fence refused the others. */
  record(written: readonly Written[], now: number): Promise<readonly number[]>
  /** What the journal knows to be sent is sent, whatever the database remembers. @returns how many were put right. */
  recordJournal(entries: readonly JournalEntry[], now: number): Promise<number>
  /** Until which moment a rule was planned; null – never. */
  plannedUntil(rule: string): Promise<number | null>
  keepPlannedUntil(rule: string, until: number): Promise<void>
  /** Frees and rules on what dead senders left; rows in `own` are in our hands and left alone. */
  sweep(now: number, own: readonly number[]): Promise<Swept>
  /** The next moments at which something is due, one row each, for the alarm clock. */
  dueSoon(
    from: number,
    to: number,
    most: number,
  ): Promise<readonly { id: number; fence: number; at: number }[]>
}
