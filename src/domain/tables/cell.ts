import type { LocalDate } from '../calendar/local-date.ts'

/** What a cell holds, as the file states it. */
export type CellValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  /** A cell whose style makes its number a day; `time` (`14:30`) where its number has hours too. */
  | { readonly kind: 'date'; readonly date: LocalDate; readonly time?: string }
  | { readonly kind: 'boolean'; readonly is: boolean }
  /** `#REF!`, `#N/A` … */
  | { readonly kind: 'error'; readonly code: string }

/** One cell of a table that somebody sent. */
export interface TableCell {
  /** Where it stands, as people call it: `C17`. */
  readonly at: string
  /** Column number, the first is 1. */
  readonly column: number
  /** For a formula the value it had when the file was saved; `empty` when none was saved. */
  readonly value: CellValue
  readonly formula: boolean
  /** A cell that lies under a merged one shares its value; this is the address of the cell that owns it. */
  readonly under: string | null
}

/** One row of a table; rows without any value are left out, so numbers may jump. */
export interface TableRow {
  /** The row's number as the person sees it, the first is 1. */
  readonly number: number
  /** The sheet's name; null where the file has no sheets. */
  readonly sheet: string | null
  /** From left to right; empty cells may be left out. */
  readonly cells: readonly TableCell[]
}

/** The letters of a column: `columnName(28) === 'AB'`. */
export const columnName = (column: number): string => {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

/** What a person sees in a cell, near enough to be read: days as `2026-11-25`, truth as `true`, nothing as ''. */
export const cellText = ({ value }: TableCell): string => {
  if (value.kind === 'text') return value.text
  if (value.kind === 'number') return String(value.number)
  if (value.kind === 'date') return value.date
  if (value.kind === 'boolean') return String(value.is)
  return value.kind === 'error' ? value.code : ''
}
