import { columnName } from '../tables/cell.ts'
import { cutText } from '../text/cut-text.ts'
import type { Paper, PaperBlock, PaperCell } from './paper.ts'

/** What a cell of a sheet may hold: words, a number, a day, or a formula with what it comes to. */
export type SheetCell = PaperCell | { readonly formula: string; readonly value: number }

/** A sheet of a workbook; the row `heading` (from 1) is bold and stays in sight. */
export interface Sheet {
  readonly name: string
  readonly widths: readonly number[]
  readonly heading: number
  readonly rows: readonly (readonly SheetCell[])[]
}

/** Excel's own bounds of a sheet's name. */
const LONGEST_NAME = 31
const FORBIDDEN = /[[\]:*?/\\']/g
/** Signs a share of a column's width holds. */
const SIGNS_A_SHARE = 7

type Table = Extract<PaperBlock, { kind: 'table' }>

const sheetName = (title: string, taken: ReadonlySet<string>): string => {
  const base = cutText(title.replaceAll(FORBIDDEN, ' ').trim() || '1', LONGEST_NAME - 3)
  let name = base
  for (let n = 2; taken.has(name); n += 1) name = `${base} ${n}`
  return name
}

/** Which column is counted: the first with words. */
const countedColumn = ({ rows }: Table): number => {
  const at = (rows[0] ?? []).findIndex((cell) => typeof cell !== 'number')
  return Math.max(0, at)
}

const countRow = (table: Table): SheetCell[][] => {
  if (table.count === null) return []
  const at = countedColumn(table)
  const column = columnName(at + 1)
  const value = table.rows.filter((row) => (row[at] ?? null) !== null && row[at] !== '').length
  const formula = `COUNTA(${column}2:${column}${table.rows.length + 1})`
  // Without rows there is nothing to count over.
  const counted: SheetCell = table.rows.length === 0 ? 0 : { formula, value }
  const cells: SheetCell[] = Array.from({ length: at }, () => null)
  return [[...cells, table.count, counted]]
}

const tableSheet = (table: Table, name: string): Sheet => ({
  name,
  widths: table.columns.map(({ wide }) => wide * SIGNS_A_SHARE),
  heading: 1,
  rows: [table.columns.map(({ title }) => title), ...table.rows, ...countRow(table)],
})

const blockRow = (block: PaperBlock): SheetCell[][] => {
  switch (block.kind) {
    case 'field':
      return [[block.label, block.value]]
    case 'signature':
      return [[block.who, block.name]]
    case 'tick':
      return [[block.label, block.ticked ? '×' : null]]
    case 'table':
      return []
    default:
      return [[block.text]]
  }
}

/** A paper as a workbook: what stands around its tables on the last sheet, each table on one of its own, to be counted. */
export const paperSheets = ({ title, blocks }: Paper): Sheet[] => {
  const taken = new Set<string>()
  const named = (words: string): string => {
    const name = sheetName(words, taken)
    taken.add(name)
    return name
  }
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  const sheets = tables.map((table) => tableSheet(table, named(table.title)))
  const rows: SheetCell[][] = [[title], ...blocks.flatMap(blockRow)]
  return [...sheets, { name: named(title), widths: [40, 60], heading: 1, rows }]
}
