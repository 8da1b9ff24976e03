import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { Distress } from '../../domain/hearing/distress.ts'
import type { OccasionChange } from '../../domain/reminders/occasion.ts'
import type { Category } from '../../domain/reminders/rule.ts'
import type { TalkEvent } from '../../domain/scenario/event.ts'
import type { Session } from '../../domain/scenario/session.ts'
import type { Learned } from '../../domain/track/learned.ts'
import type { Outgoing, Worth } from './messenger.ts'
import type { OfficeChange } from './office/changes.ts'
import type { Language } from './texts.ts'

/** A person as the assistant knows them. Without consent nothing here says who it is (requirements.md P). */
export interface Person {
  readonly id: string
  /** Chosen by the person; null – the messenger's language. */
  readonly language: Language | null
  /** One thought a message, one button a row. */
  readonly large: boolean
  /** Which text of the consent was accepted (its hash); null – none is in force. */
  readonly consent: string | null
  /** Whether the consent was asked for at least once. */
  readonly consentAsked: boolean
  readonly blocked: boolean
  /** IANA zone of the person's days and nights; null – the region's. */
  readonly zone: string | null
  /** Kinds of reminders that the person switched off. */
  readonly muted: readonly Category[]
  /** The talk that typed words go to. */
  readonly currentTalk: string | null
  /** The employee whose chat this is; null – a citizen's. */
  readonly staff: string | null
  /** The form of a short dialog that typed words go to. */
  readonly dialog: string | null
  /** The talk with a human that typed words go to: the bot is silent meanwhile. */
  readonly handover: string | null
  /** The danger that was heard in their words, while the bot stays with them; null – none. */
  readonly distress: Distress | null
  /** What they can do by now: later talks are shorter where they were at home. */
  readonly learned: Learned
  /** Milliseconds since the epoch of the last thing heard from the person. */
  readonly seenAt: number
  /** Rises with every change of the row: two replicas cannot overwrite each other. */
  readonly revision: number
}

/** A stored talk. */
export interface StoredTalk {
  readonly id: string
  readonly session: Session
  readonly updatedAt: number
  readonly revision: number
}

/** What is known when an update arrives. */
export interface Loaded {
  readonly person: Person | null
  /** The talk that the update is for: the pressed one if it is the person's own, else the current one. */
  readonly talk: StoredTalk | null
  /** The update was handled before. A false here is no proof: the commit has the last word. */
  readonly seen: boolean
}

/** Everything one update changes; stored whole or not at all. */
export interface Change {
  readonly update: string
  readonly address: string
  readonly at: number
  readonly before: Loaded
  /** The person as they should be; the same object as before when nothing changed. */
  readonly person: Person
  readonly talk: StoredTalk | null
  readonly events: readonly TalkEvent[]
  /** Dated things that the update said, moved or settled: stored in the same commit, reminders follow from them. */
  readonly occasions: readonly OccasionChange[]
  /** What changes beside the talk: in the same commit, after it. */
  readonly office: readonly OfficeChange[]
  readonly replies: readonly Outgoing[]
  /** Of the replies; `passing` when not given. */
  readonly worth?: Worth
  /** The turn counts as nothing that the person said: it is remembered by its name alone. */
  readonly isUnheard?: boolean
}

/** `conflict` – another replica was faster: load again and decide anew. `seen` – the update was handled meanwhile. */
export type Committed = 'committed' | 'conflict' | 'seen'

/** Replies that were committed and not yet confirmed as sent. */
export interface PendingReplies {
  readonly update: string
  readonly address: string
  readonly replies: readonly Outgoing[]
  readonly worth: Worth
}

/** A task that a deletion leaves behind: the card of the register is the institution's, and a person has to answer. */
export interface DeletionAsked {
  readonly id: string
  readonly on: LocalDate
  readonly due: LocalDate
}

/**
 * Keeps people and talks. Promise: an update's change is stored together with its replies in one commit, exactly once,
 * whatever dies when; what was committed and not sent is handed out again after a restart. Outages throw.
 */
export interface TalkStore {
  /** `pressed` is the talk that a press names, if any. */
  load(address: string, update: string, pressed: string | null): Promise<Loaded>
  commit(change: Change): Promise<Committed>
  /** Replies are out, can never be delivered, or newer ones made them needless: their words and address are erased. */
  markSent(updates: readonly string[]): Promise<void>
  /** Replies left behind by processes that are no more; they are ours from now on. */
  takeOver(): Promise<readonly PendingReplies[]>
  talksOf(person: string): Promise<readonly StoredTalk[]>
  /** Everything stored of a person, as plain data for «Мои данные». */
  dataOf(person: string): Promise<unknown>
  /**
   * Deletes the person, their talks, answers and key at once. The update's name stays, so that it is not handled
   * twice; the last word is stored with the deletion and erased when it is out. `keepsWork` – it is an employee's chat: what
   * they said of their own affairs goes, the chat that the work is sent to stays.
   * @returns false when this update was handled before: nothing is deleted then.
   */
  forget(
    person: string,
    last: Pick<Change, 'update' | 'address' | 'at' | 'replies' | 'worth'> & {
      readonly deletion?: DeletionAsked
      readonly keepsWork: boolean
    },
  ): Promise<boolean>
}
