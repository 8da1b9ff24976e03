import type { Occasion } from '../../domain/reminders/occasion.ts'
import type { ReminderState } from './outbox.ts'

/** A reminder as it was told, and the dated thing behind it as it stands now. */
export interface ToldReminder {
  readonly id: number
  readonly rule: string
  readonly subject: string
  /** `2026-11-25` or `2026-11-25T10:30` */
  readonly base: string
  /** Null where there is none any more, or never was: a talk that was left is no dated thing. */
  readonly occasion: Occasion | null
}

/** A reminder as its own buttons meet it again. */
export interface ReminderView extends ToldReminder {
  readonly key: string
  readonly state: ReminderState
  /** Others that were told in the same message (a digest), this one not among them. */
  readonly joined: readonly ToldReminder[]
  /** What was just answered under it, e.g. `done`: a double tap has one effect. */
  readonly answered: readonly string[]
}

/** What a person's own side of the reminders asks. Outages throw. */
export interface ReminderDesk {
  /** A reminder of this very person; null for anybody else's. `since` – from when on answers were just given. */
  find(id: number, person: string, since: number): Promise<ReminderView | null>
  /** The reminder that was sent to a person last, after a moment; null – none. */
  lastNotice(person: string, after: number): Promise<ReminderView | null>
  /** When a person was heard last, by whichever process; null – never. `after` – since when their turns are counted. */
  heard(person: string, after: number): Promise<{ readonly last: number | null; readonly turns: number }>
  /**
   * A press on its button proves that a reminder arrived which nobody was sure of, and all that its message told: they
   * are sent, and are not sent once more.
   */
  confirm(id: number, person: string, at: number): Promise<void>
  /** Dated things of a person, and each open talk as `track_left` by the day it was last gone on with. */
  occasionsOf(person: string, zone: string): Promise<readonly Occasion[]>
  /** Keys of reminders that are settled for good: they do not come again. */
  settledKeys(person: string): Promise<ReadonlySet<string>>
}
