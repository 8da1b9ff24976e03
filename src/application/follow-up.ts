import type { KeptOfPerson } from './ports/kept-of-person.ts'
import type { Log } from './ports/log.ts'
import type { Outgoing } from './ports/messenger.ts'
import type { OwnCard } from './ports/office/people-desk.ts'
import type { ReminderDesk } from './ports/reminder-desk.ts'
import type { DeletionAsked, TalkStore } from './ports/talk-store.ts'

/** What a person's own screens may read: their talks, their dated things, their card. Outages throw. */
export interface OwnReads {
  readonly talks: Pick<TalkStore, 'talksOf' | 'dataOf'>
  readonly reminders: Pick<ReminderDesk, 'occasionsOf' | 'settledKeys'>
  /** The card of the register that a chat is linked to; null – none. */
  readonly ownCard: (person: string) => Promise<OwnCard | null>
  readonly keptOfPerson: KeptOfPerson
  readonly log: Log
}

/** All of the person is deleted instead of stored; the replies of the decision are the last word. */
export interface Farewell {
  /** An employee's chat: what they said of their own affairs goes, the chat that the work is sent to stays. */
  readonly keepsWork: boolean
  /** The specialist's task that follows where a card of the register stays. */
  readonly deletion?: DeletionAsked
}

/** What a follow-up adds to its decision. */
export interface FollowedUp {
  readonly replies: readonly Outgoing[]
  readonly farewell?: Farewell
}

/**
 * The rest of a decision that was made in pure code and needs more than the one talk: a list of all talks, the data file.
 * Reads first, then words what was read: what fails in reading is an outage and thrown, what fails in wording is a fault
 * of ours, and the person is told.
 */
export type FollowUp = (reads: OwnReads) => Promise<() => FollowedUp>
