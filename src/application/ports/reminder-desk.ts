import type { Occasion } from '../../domain/reminders/occasion.ts'
import type { ReminderState } from './outbox.ts'

/** A reminder as its own buttons meet it again. */
export interface ReminderView {
  readonly id: number
  readonly key: string
  readonly rule: string
  readonly subject: string
  /** `2026-11-25` or `2026-11-25T10:30` */
  readonly base: string
  readonly state: ReminderState
  /** Others that were told in the same message (a digest), this one not among them. */
  readonly joined: readonly {
    readonly id: number
    readonly rule: string
    readonly subject: string
    readonly base: string
  }[]
}

/** What a person's own side of the reminders asks. Outages throw. */
export interface ReminderDesk {
  /** A reminder of this very person; null for anybody else's. */
  find(id: number, person: string): Promise<ReminderView | null>
  /** A press on its button proves that a reminder arrived which nobody was sure of. */
  confirm(id: number, person: string, at: number): Promise<void>
  /** Dated things of a person, and each open talk as `track_left` by the day it was last gone on with. */
  occasionsOf(person: string, zone: string): Promise<readonly Occasion[]>
  /** Keys of reminders that are settled already: they do not come again. */
  settledKeys(person: string): Promise<ReadonlySet<string>>
}
