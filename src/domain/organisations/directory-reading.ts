import { z } from 'zod'
import { DirectoryField } from './directory-columns.ts'
import { DirectoryEntry } from './directory-office.ts'

/** Why a row is not taken: without its name, its place or its kind an office helps nobody. */
export const DirectoryFault = z.enum([
  'name_missing',
  'address_missing',
  'kind_unknown',
  'too_long',
  'checked_unclear',
  'checked_ahead',
])
export type DirectoryFault = z.infer<typeof DirectoryFault>

/** What of a row is left out, while the rest of it is taken. */
export const DirectoryQuestion = z.enum(['phone_unclear', 'lift_unclear', 'error_cell', 'formula_unsaved'])
export type DirectoryQuestion = z.infer<typeof DirectoryQuestion>

/** A remark on a cell. */
export const DirectoryRemark = z.object({
  sheet: z.string().nullable(),
  /** The row's number as people see it. */
  row: z.int(),
  /** `C17`. */
  at: z.string(),
  /** The heading of its column; '' – there is no such column. */
  heading: z.string(),
  field: DirectoryField,
  /** What the cell says, as far as it is short. */
  said: z.string(),
  what: z.union([DirectoryFault, DirectoryQuestion]),
  isFault: z.boolean(),
})
export type DirectoryRemark = z.infer<typeof DirectoryRemark>

/** What a table of organisations came to. */
export const DirectoryReading = z.object({
  refused: z.object({ why: z.string(), limit: z.number().nullable(), row: z.number().nullable() }).nullable(),
  entries: z.array(DirectoryEntry),
  remarks: z.array(DirectoryRemark),
  /** Rows that are not taken. */
  faulty: z.int(),
  /** Rows that say the same office once more. */
  repeated: z.int(),
  /** Headings that are not read. */
  unread: z.array(z.string()),
})
export type DirectoryReading = z.infer<typeof DirectoryReading>

/** Of a table of which nothing is used. */
export const NOTHING_LISTED: DirectoryReading = {
  refused: null,
  entries: [],
  remarks: [],
  faulty: 0,
  repeated: 0,
  unread: [],
}
