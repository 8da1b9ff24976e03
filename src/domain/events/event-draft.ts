import { z } from 'zod'
import { ScheduleField } from './schedule-columns.ts'
import { ScheduleFault, ScheduleQuestion } from './schedule-trouble.ts'
import { EventDetails } from './yard-event.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Time = z.string().regex(/^(?:\d{2}:\d{2})?$/)

/** An event that a partner's schedule tells of, before somebody adds it to the calendar (Y-calendar). */
export const EventDraft = z.object({
  /** The same for the same event whenever it is sent: the UID of a calendar, or what tells a row from others. */
  uid: z.string().min(1).max(400),
  /** The day of its series that it stands for, even if it was moved; `''` – it is an event by itself. */
  occurrence: z.union([Day, z.literal('')]),
  /** Of two with the same uid the greater counts; 0 – nobody said. */
  stamp: z.number(),
  cancelled: z.boolean(),
  /** JSON of the rule by which its series repeats; null – none is known. */
  rule: z.string().nullable(),
  time: z.object({ day: Day, time: Time, endDay: Day.nullable(), endTime: Time }),
  /** A kind of `scenarios/events.yaml`. */
  kind: z.string(),
  details: EventDetails,
  capacity: z.int().min(1).nullable(),
})
export type EventDraft = z.infer<typeof EventDraft>

/** Where something stands in a file. */
const Place = z.object({
  /** The sheet of a workbook; null – there are none. */
  sheet: z.string().nullable(),
  /** A row's number as people see it, or the number of an event in a calendar. */
  number: z.int(),
})
export type SchedulePlace = z.infer<typeof Place>

/** A remark on a row or an event. */
export const ScheduleRemark = z.object({
  ...Place.shape,
  /** `C17`; of a calendar the line in the file. */
  at: z.string(),
  /** The heading of its column, or the name of the property. */
  heading: z.string(),
  field: ScheduleField.nullable(),
  what: z.union([ScheduleFault, ScheduleQuestion]),
  isFault: z.boolean(),
})
export type ScheduleRemark = z.infer<typeof ScheduleRemark>

/** What a row says, as texts by field: days as `2026-12-05`, times as `14:00` where the file held true ones. */
export const RowTexts = z.partialRecord(ScheduleField, z.string())
export type RowTexts = z.infer<typeof RowTexts>

/** A row that cannot be taken as it stands. Its texts wait for somebody to say what is missing. */
export const FaultyRow = z.object({
  ...Place.shape,
  texts: RowTexts,
  /** What a title over it says of the month. */
  plan: z.object({ month: z.int().nullable(), year: z.int().nullable() }),
  faults: z.array(ScheduleRemark).min(1),
})
export type FaultyRow = z.infer<typeof FaultyRow>

/** What a file came to. */
export const ScheduleReading = z.object({
  /** Why the file as a whole is of no use; null – it is. */
  refused: z.object({ why: z.string(), limit: z.number().nullable(), row: z.number().nullable() }).nullable(),
  drafts: z.array(EventDraft),
  faulty: z.array(FaultyRow),
  questions: z.array(ScheduleRemark),
  /** Events that are over, or lie beyond a year: left out. */
  past: z.int(),
  beyond: z.int(),
  /** Rows that say once more what an earlier one did. */
  repeated: z.int(),
  /** Events that their calendar calls private: left out, nothing of them is kept. */
  private: z.int().default(0),
  /** Headings of columns that were not read. */
  unread: z.array(z.string()),
})
export type ScheduleReading = z.infer<typeof ScheduleReading>

/** A reading that found nothing. */
export const NOTHING_READ: ScheduleReading = {
  refused: null,
  drafts: [],
  faulty: [],
  questions: [],
  past: 0,
  beyond: 0,
  repeated: 0,
  private: 0,
  unread: [],
}
