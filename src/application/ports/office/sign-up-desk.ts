import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { SignUp } from '../../../domain/events/sign-up.ts'
import type { OfferedEvent } from './event-desk.ts'

/** An answer as it is stored. */
export interface StoredSignUp extends SignUp {
  /** Place on the waiting list, in the order of asking; null – never waited. */
  readonly number: number | null
  /** Milliseconds since the epoch. */
  readonly offeredUntil: number | null
  /** Null – nobody said. */
  readonly attended: boolean | null
  readonly revision: number
}

/** An event with the answer of one person. */
export interface Answering {
  readonly citizen: string
  readonly event: OfferedEvent
  /** Null – has not answered. */
  readonly signUp: StoredSignUp | null
  /** How many stand before the person on the waiting list. */
  readonly ahead: number
}

/** Somebody of an event as an employee sees them. */
export interface EventPerson extends StoredSignUp {
  readonly citizen: string
  readonly name: string
  readonly phone: string | null
  /** Whether a message arrives. */
  readonly reachable: boolean
}

/** Everybody who answered: those in sight by name, the others as a number. */
export interface EventPeople {
  readonly people: readonly EventPerson[]
  /** Out of the employee's sight: how many have a place, how many wait. */
  readonly othersGoing: number
  readonly othersWaiting: number
}

/** A freed place that was kept for somebody in vain, or an answer of somebody who is not there any more. */
export interface LeftPlace {
  readonly event: string
  readonly citizen: string
  /** The chat's person; null – no chat. */
  readonly person: string | null
}

/** Somebody who had a place at an event that is over, and has not been asked about it. */
export interface Finished {
  readonly event: string
  readonly citizen: string
  readonly person: string
  readonly attended: boolean | null
}

/** Taking part in one kind of event. */
export interface KindCount {
  readonly kind: string
  readonly events: number
  readonly visits: number
  /** Ids of whoever took part, of those that the report is about. */
  readonly people: readonly string[]
}

/** Reads of answers to events. Outages throw. */
export interface SignUpDesk {
  /** An event that a person can see – of their district, or one that they answered. Drafts are not there. */
  answering(citizen: string, event: string): Promise<Answering | null>
  /** The same by the person's chat. */
  ofChat(person: string, event: string): Promise<Answering | null>
  /** Everybody who answered an event; names only of those in the employee's sight. */
  people(actor: Actor, event: string, day: LocalDate, at: number): Promise<EventPeople>
  /** JSON of what people had been told before a revision; null – it was not changed then. */
  toldBefore(event: string, revision: number): Promise<string | null>
  /** Offers that ran out, of events that are not over. */
  lapsed(at: number, today: LocalDate): Promise<readonly LeftPlace[]>
  /** Whoever counts on an open event to come and moved away, died or does not want to be kept any more. */
  gone(today: LocalDate): Promise<readonly LeftPlace[]>
  /** Events with free places and somebody waiting. */
  passable(today: LocalDate): Promise<readonly OfferedEvent[]>
  /** Whoever had a place at events whose last day lies between two days, reachable and not asked yet. */
  finished(from: LocalDate, until: LocalDate): Promise<readonly Finished[]>
  /** Visits by kind of event between two days, of the districts given (null – the whole department). */
  counts(
    department: string,
    districts: readonly string[] | null,
    from: LocalDate,
    until: LocalDate,
  ): Promise<readonly KindCount[]>
}
