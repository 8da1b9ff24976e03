import { readRegisterColumns } from '../../src/adapters/content/load-content.ts'
import { type CellValue, columnName, type TableCell, type TableRow } from '../../src/domain/tables/cell.ts'
import { ROOT } from '../../src/root.ts'

/** The columns alone: a program whose heap is measured has no room for all content. */
export const COLUMNS = readRegisterColumns(ROOT)
export const TODAY = '2026-11-25'

/** A cell as a test writes it: a text, or a value with what else is known of the cell. */
export type Cell = string | number | null | (Partial<TableCell> & { value: CellValue })

const cellValue = (cell: string | number): CellValue => {
  if (typeof cell === 'number') return { kind: 'number', number: cell }
  return cell === '' ? { kind: 'empty' } : { kind: 'text', text: cell }
}

/** A row of a sheet; null stands for a cell that is not there. */
export const rowOf = (number: number, cells: readonly Cell[], sheet: string | null = null): TableRow => ({
  number,
  sheet,
  cells: cells.flatMap((cell, index): TableCell[] => {
    if (cell === null) return []
    const place = { at: `${columnName(index + 1)}${number}`, column: index + 1, formula: false, under: null }
    return [typeof cell === 'object' ? { ...place, ...cell } : { ...place, value: cellValue(cell) }]
  }),
})

export const rowsOf = (rows: readonly (readonly Cell[])[], sheet: string | null = null): TableRow[] =>
  rows.map((cells, index) => rowOf(index + 1, cells, sheet))
