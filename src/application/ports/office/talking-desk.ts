import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { StoredTalk } from '../talk-store.ts'
import type { HandoverPlace } from './talking-change.ts'

/** A call for a person, and the talk that came of it. */
export interface Handover {
  readonly id: string
  /** The person of the citizen's chat. */
  readonly person: string
  /** The card that the chat is linked to; null – unlinked: nobody knows who it is. */
  readonly citizen: string | null
  /** Opened name of the card. */
  readonly name: string | null
  /** Of the card. */
  readonly phone: string | null
  readonly district: string | null
  readonly department: string | null
  readonly task: string | null
  readonly isTaskOpen: boolean
  /** Whoever answers, with the person of their chat. */
  readonly staff: string | null
  readonly staffName: string | null
  readonly staffPerson: string | null
  readonly place: HandoverPlace
  readonly state: 'waiting' | 'open' | 'closed'
  readonly openedAt: number
  readonly heardAt: number
  /** Whether the citizen wrote in the talk. */
  readonly isAnswered: boolean
  /** Whether the citizen's chat can be written to: there is a consent and so an address. */
  readonly isReachable: boolean
}

/** Words on their way. */
export interface Letter {
  readonly words: string
  readonly handover: string
  /** Who reads it. */
  readonly to: string
}

/** Words that can never arrive. */
export interface Undelivered {
  readonly handover: string
  /** The chat of whoever wrote them; null – it is nobody's any more. */
  readonly writer: string | null
}

/** A citizen who stands still, by consent. */
export interface Stuck {
  readonly citizen: string
  readonly district: string
  readonly talk: string
  readonly need: string
  readonly step: string
  /** When the talk was last gone on with. */
  readonly updatedAt: number
}

/** Reads of calls, talks through the bot, letters and broken glasses. Outages throw. */
export interface TalkingDesk {
  find(handover: string): Promise<Handover | null>
  /** Only a call whose task is in sight, or one of the actor's own department where they are its head. */
  inSight(actor: Actor, handover: string, day: LocalDate): Promise<Handover | null>
  /** The call or talk of a citizen's chat that is not over. */
  ofPerson(person: string): Promise<Handover | null>
  /** The call behind a task. */
  ofTask(task: string): Promise<Handover | null>
  /** A talk about a need of a person who consented; null – gone. */
  talk(id: string): Promise<StoredTalk | null>
  /** The talk that a person's words go to when no human answers. */
  currentTalk(person: string): Promise<StoredTalk | null>
  letter(id: string): Promise<Letter | null>
  /** Letters that were given up: the chat is blocked, the consent taken back, nobody could be reached in time. */
  undelivered(): Promise<readonly Undelivered[]>
  /** Departments that have a head, by name. */
  departments(): Promise<readonly string[]>
  /** Calls that nobody took and of which no head knows, made before a moment. */
  unanswered(before: number): Promise<readonly Handover[]>
  /** Talks in which nobody wrote since a moment, and calls without a task that wait since then. */
  silent(before: number): Promise<readonly Handover[]>
  /** Linked people with a consent whose talk stands still since a moment and of whom nobody was told yet. */
  stuck(before: number): Promise<readonly Stuck[]>
  /** Cards of a department by the exact name and year of birth, in or out of the actor's scope. */
  named(department: string, name: string, year: string): Promise<readonly string[]>
  glass(
    id: string,
  ): Promise<{ staff: string; citizen: string; name: string; reason: string; until: number } | null>
}
