import { z } from 'zod'
import { ImportDoubt } from './import-doubt.ts'
import type { RowCounts } from './register-import.ts'

/** A line of the report on rows: named by sheet and cell, never with what the cell said. */
export const ImportRemark = z.object({
  sheet: z.string().nullable(),
  at: z.string(),
  heading: z.string(),
  /** A trouble of a cell, `duplicate`, or `near`. */
  what: z.string(),
  /** For a duplicate the row that counts. */
  row: z.number().nullable(),
  /** The row was left out. */
  isFault: z.boolean(),
  /** Somebody has to say what is meant; else it may be looked at. */
  isDoubt: z.boolean().default(false),
})
export type ImportRemark = z.infer<typeof ImportRemark>

/** A column that is never read, and why; older results hold columns that were not known either. */
export const UnreadColumn = z.object({
  heading: z.string(),
  why: z.enum(['unknown', 'repeated', 'document', 'diagnosis']),
})
export type UnreadColumn = z.infer<typeof UnreadColumn>

/** A row of which nobody was taken, with what stands in it; numbers of documents are masked. */
export const LeftOutRow = z.object({
  sheet: z.string().nullable(),
  row: z.number(),
  said: z.string(),
  /** A trouble of a cell. */
  why: z.string(),
})
export type LeftOutRow = z.infer<typeof LeftOutRow>

/** A person of the register of whom a list says something new; before and after in words, '' – nothing, or not in words. */
export const ImportedChange = z.object({
  name: z.string(),
  parts: z.array(z.object({ part: z.string(), before: z.string(), after: z.string() })),
})
export type ImportedChange = z.infer<typeof ImportedChange>

/** What a file was found to hold. */
export const ImportResult = z.object({
  refused: z.object({ why: z.string(), limit: z.number().nullable(), row: z.number().nullable() }).nullable(),
  counts: z.object({
    new: z.number(),
    changed: z.number(),
    same: z.number(),
    faulty: z.number(),
    duplicate: z.number(),
  }),
  remarks: z.array(ImportRemark),
  /** Remarks beyond those kept. */
  moreRemarks: z.number(),
  unread: z.array(UnreadColumn),
  /** Headings of columns that go to the note. */
  noted: z.array(z.string()).default([]),
  /** Sheets without a list of people. */
  unreadSheets: z.array(z.string()).default([]),
  /** Rows of which nobody was taken, as many as are shown. */
  leftOut: z.array(LeftOutRow).default([]),
  /** Whose what changes, as many as are shown. */
  changes: z.array(ImportedChange).default([]),
  /** What somebody who knows the people has to say, in the order of rows. */
  doubts: z.array(ImportDoubt).default([]),
  /** How many doubts of each kind there are, those beyond the ones kept too. */
  doubtful: z.record(z.string(), z.number()).default({}),
  /** New people whose row names no district. */
  withoutDistrict: z.number(),
  /** New people who may be somebody of the list written otherwise. */
  near: z.number(),
})
export type ImportResult = z.infer<typeof ImportResult>

/** Nothing was found yet. */
export const NO_COUNTS: RowCounts = { new: 0, changed: 0, same: 0, faulty: 0, duplicate: 0 }
