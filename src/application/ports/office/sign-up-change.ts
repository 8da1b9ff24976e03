import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { SignUp } from '../../../domain/events/sign-up.ts'

/** A freed place is passed on: until when it is kept for whoever is next; null – too late, whoever presses first has it. */
export interface PassedOn {
  readonly until: number | null
  /** Milliseconds since the epoch, and the local day of the region. */
  readonly at: number
  readonly day: LocalDate
}

/** A notice to everybody who counts on an event. */
export interface EventNews {
  readonly rule: 'event_changed' | 'event_cancelled'
  readonly event: string
  /** The event's revision before the change. */
  readonly revision: number
  /** JSON of what people had been told of it (domain/events/event-change-in-words). */
  readonly before: string
  readonly at: number
  readonly day: LocalDate
  readonly expires: number
}

/** Changes of answers to events (Y-notify). The row of the event is taken first, so that no two presses wait crosswise. */
export type SignUpChange =
  /**
   * An answer as it stands from now on, with the reminders of whoever has a place. Guard: the event is open and has the
   * places; nobody is put onto the list while one is free; the answer is still the one that was read (`before` – its
   * revision; null – there was none). Places that it gives back are passed on in the same statement's transaction.
   */
  | {
      readonly type: 'keep_answer'
      readonly event: string
      readonly citizen: string
      readonly before: number | null
      readonly next: SignUp
      /** By how much the event's places taken change. */
      readonly taken: number
      /** The employee who wrote it down; null – the person, or time. */
      readonly by: string | null
      readonly passedOn: PassedOn
    }
  /** Places that are free go to whoever waits, in order: after a change of the event, or when offers became possible. */
  | { readonly type: 'offer_places'; readonly event: string; readonly passedOn: PassedOn }
  /**
   * Whoever counts on the event is told: by a notice, or – where no message arrives – by an employee's call. A notice of an
   * earlier change that is still to be sent gives way: people hear once, what was and what is now. For a cancelled event
   * there is nothing left to arrange or to call about.
   */
  | ({ readonly type: 'tell_of_event' } & EventNews)
  /** Who was there. Somebody who came without an answer is put down with `walked_in`. */
  | {
      readonly type: 'mark_presence'
      readonly event: string
      readonly citizens: readonly string[]
      /** Null – taken back: nobody said. */
      readonly attended: boolean | null
    }
  /** Came without having answered; who had answered is marked as present. Counts no place: the event is over. */
  | {
      readonly type: 'walked_in'
      readonly event: string
      readonly citizen: string
      readonly by: string
      readonly at: number
    }
  /** How it was. Guard: there is such an answer. */
  | {
      readonly type: 'note_liked'
      readonly event: string
      readonly citizen: string
      readonly liked: boolean | null
      readonly attended: boolean
    }
