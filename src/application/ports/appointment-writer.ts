/** An appointment as a phone's calendar takes it; times are local to `zone`. */
export interface CalendarAppointment {
  /** The same appointment keeps its id when it moves: the phone replaces the entry. */
  readonly id: string
  readonly title: string
  readonly date: string
  readonly time: string
  readonly zone: string
  readonly place: string
  readonly description: string
  /** Milliseconds since the epoch: when the file was made. */
  readonly at: number
}

/** Writes an appointment as the text of an .ics file (RFC 5545). */
export type WriteAppointment = (appointment: CalendarAppointment) => string
