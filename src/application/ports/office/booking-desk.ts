import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { BookingState } from '../../../domain/caseload/booking.ts'

/** A place in line that was booked for a person of a case. */
export interface Booking {
  readonly id: string
  readonly case: string
  readonly citizen: string
  /** Where, in words. */
  readonly office: string
  readonly day: LocalDate
  /** `10:30`, or empty. */
  readonly time: string
  readonly state: BookingState
  readonly revision: number
}

/** A booking as the person whose it is may read it: with the need of its case, and the papers that are there already. */
export interface OwnBooking extends Booking {
  readonly need: string | null
  readonly cause: string | null
  readonly papers: readonly string[]
}

/** Reads of bookings. Whoever asks for those of a case has looked at the case before. Outages throw. */
export interface BookingDesk {
  /** The latest day first. */
  ofCase(id: string): Promise<readonly Booking[]>
  /** Of the person whose chat is joined to its card; null – it is not theirs, or there is none such. */
  ofPerson(person: string, id: string): Promise<OwnBooking | null>
}

/** Changes of bookings: the person's reminders follow in the same commit. */
export type BookingChange =
  | {
      readonly type: 'make_booking'
      readonly booking: Omit<Booking, 'state' | 'revision'>
      /** What it is recorded as: taken back with it. It stands before. */
      readonly deed: string
      readonly by: string
      readonly on: LocalDate
      readonly at: number
    }
  /** Another day, or what came of it. Guard: revision. */
  | {
      readonly type: 'change_booking'
      readonly booking: string
      readonly revision: number
      readonly day: LocalDate
      readonly time: string
      readonly state: BookingState
      readonly at: number
    }
