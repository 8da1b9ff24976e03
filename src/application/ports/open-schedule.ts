import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { ScheduleReading } from '../../domain/events/event-draft.ts'
import type { EventKind } from '../../domain/events/event-kind.ts'

/** What a schedule weighs at most, table or calendar: a year of a large culture centre has some hundred kilobytes. */
export const MOST_SCHEDULE_BYTES = 5 * 1_048_576

/** What a calendar that somebody sent is read with. */
export interface ScheduleSetting {
  /** The region's zone, e.g. `Asia/Yekaterinburg`: days and times are told as its clocks show them. */
  readonly zone: string
  /** What is over by then is left out, and what lies more than a year ahead. */
  readonly today: LocalDate
  readonly kinds: readonly EventKind[]
  /** Who told us: the file's name. */
  readonly source: string
}

/**
 * Reads a calendar file (.ics, RFC 5545) that somebody sent: every event of it is a draft, or a faulty row that says what is
 * missing; what repeats is a draft for each day, exceptions and moved days as they stand. Files that are no calendar, are
 * too big or tell of too much are refused as a whole, with the reason. Pure computing, below two seconds for what is taken.
 * @example openSchedule(bytes, setting).drafts.length
 */
export type OpenSchedule = (bytes: Uint8Array, setting: ScheduleSetting) => ScheduleReading
