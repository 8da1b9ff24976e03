import { z } from 'zod'
import { FaultyRow, NOTHING_READ, RowTexts, ScheduleReading } from './event-draft.ts'
import { ScheduleField } from './schedule-columns.ts'

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
export const MendedRow = z.looseObject({
  schedule: z.string(),
  /** The place of the row among the faulty ones; null – an announcement without a fault. */
  row: z.int().nullable(),
  field: ScheduleField,
  /** The fault; null – somebody wants to put it right all the same. */
  what: z.string().nullable(),
  number: z.int(),
  /** What the row is called: of an announcement nothing. */
  where: z.enum(['row', 'event', 'words']),
  texts: RowTexts,
  plan: FaultyRow.shape.plan,
  source: z.string(),
})
export type MendedRow = z.infer<typeof MendedRow>

/** A file as the messenger tells of it. */
export const ToldFile = z.looseObject({
  /** The messenger's own name for it. */
  file: z.string(),
  /** The ending of the name: `.xlsx`. */
  ending: z.string(),
  size: z.number(),
  /** What it is called, for people. */
  source: z.string(),
})
export type ToldFile = z.infer<typeof ToldFile>
