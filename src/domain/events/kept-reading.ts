import { z } from 'zod'
import { type FaultyRow, NOTHING_READ, RowTexts, ScheduleReading } from './event-draft.ts'
import type { ScheduleField } from './schedule-columns.ts'

/** What was read of a file or an announcement, until it is taken or left. */
export const KeptReading = z.object({
  /** `words` – an announcement that somebody passed on. */
  origin: z.enum(['file', 'words']),
  /** Who told us: the name of the file; of an announcement nothing. */
  source: z.string(),
  reading: ScheduleReading,
  /** What an announcement says, as the texts of a row; null – it is a file. */
  announced: RowTexts.nullable(),
})
export type KeptReading = z.infer<typeof KeptReading>

/** What is kept of a schedule that was taken or left: nothing that anybody wrote. */
export const NOTHING_KEPT: KeptReading = {
  origin: 'file',
  source: '',
  reading: NOTHING_READ,
  announced: null,
}

/** What the dialog that mends a schedule knows of the row that it asks about. */
export type MendedRow = {
  readonly schedule: string
  /** The place of the row among the faulty ones; null – an announcement without a fault. */
  readonly row: number | null
  readonly field: ScheduleField
  /** The fault; null – somebody wants to put it right all the same. */
  readonly what: string | null
  readonly number: number
  /** What the row is called: of an announcement nothing. */
  readonly where: 'row' | 'event' | 'words'
  readonly texts: RowTexts
  readonly plan: FaultyRow['plan']
  readonly source: string
}

/** A file as the messenger tells of it. */
export type ToldFile = {
  /** The messenger's own name for it. */
  readonly file: string
  /** The ending of the name: `.xlsx`. */
  readonly ending: string
  readonly size: number
  /** What it is called, for people. */
  readonly source: string
}
