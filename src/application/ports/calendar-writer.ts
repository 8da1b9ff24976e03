import type { YardEvent } from '../../domain/events/yard-event.ts'

/** Events as the calendar of a phone or a desk takes them; their times are local to `zone`. */
export interface WrittenCalendar {
  readonly name: string
  readonly zone: string
  readonly events: readonly YardEvent[]
  /** What an event's entry says beside title, place and time. */
  readonly describe: (event: YardEvent) => string
  /** Milliseconds since the epoch: when the file was made. */
  readonly at: number
}

/** Writes events as the text of an .ics file (RFC 5545). An event that changed replaces its former entry. */
export type WriteCalendar = (calendar: WrittenCalendar) => string
