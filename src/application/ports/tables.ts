import type { TableRow } from '../../domain/tables/cell.ts'
import type { TableRefusal } from '../../domain/tables/refusal.ts'

/**
 * Opens a table that somebody sent (.xlsx, .ods; CSV in UTF-8, UTF-16, cp1251) and tells its rows one by one, so that memory
 * does not grow with it. A file that is not read – wrong kind, too big, hostile, damaged – ends with one
 * {@link TableRefusal}, the last thing told; rows told before it are then not to be used. Of the name only the ending
 * counts, it is never a path. Throws only when the source itself fails.
 *
 * @example
 * for await (const told of openTable(bytes, 'реестр.xlsx')) {
 *   if ('refused' in told) return refuse(told)
 *   reading.take(told)
 * }
 */
export type OpenTable = (
  source: Uint8Array | AsyncIterable<Uint8Array>,
  name: string,
) => AsyncIterable<TableRow | TableRefusal>

/** What a cell of a report may hold; null is an empty one. */
export type WrittenCell = string | number | null

/**
 * Writes a table as the bytes of a file, piece by piece. Texts that a spreadsheet could run are made harmless and come
 * back as they were when the file is read again (ASVS 1.2.10). In an .xlsx the first row is the heading: bold and frozen.
 */
export type WriteTable = (
  rows: Iterable<readonly WrittenCell[]> | AsyncIterable<readonly WrittenCell[]>,
) => AsyncIterable<Uint8Array>
