import { columnName, type TableCell, type TableRow } from '../../../../domain/tables/cell.ts'
import { asWritten } from '../../../../domain/tables/harmless.ts'
import { wellFormed } from '../../../../domain/text/well-formed.ts'
import type { TableLimits } from '../limits.ts'
import { TableRefused } from '../refused.ts'
import { CsvRows } from './csv-rows.ts'
import { decoded } from './decode.ts'
import { shapeOf } from './delimiter.ts'

const cellsOf = (record: readonly string[], number: number, limits: TableLimits): TableCell[] =>
  record.flatMap((text, index): TableCell[] => {
    if (text.trim() === '') return []
    if (index >= limits.columns)
      throw new TableRefused('too_many_columns', { limit: limits.columns, row: number })
    if (text.length > limits.cellLength)
      throw new TableRefused('long_cell', { limit: limits.cellLength, row: number })
    const column = index + 1
    const value = { kind: 'text', text: asWritten(wellFormed(text)) } as const
    return [{ at: `${columnName(column)}${number}`, column, value, formula: false, under: null }]
  })

/**
 * The rows of a CSV: UTF-8, UTF-16, cp1251, cp866 or KOI8-R; divided by `;`, TAB or `,`; with line breaks within
 * quotation marks. Every cell is text. Rows are counted as a spreadsheet shows them.
 * @throws TableRefused
 */
export async function* readCsv(bytes: Buffer, limits: TableLimits): AsyncGenerator<TableRow> {
  const { value: beginning = '' } = decoded(bytes).next()
  const shape = shapeOf(beginning)
  let number = shape.said ? 1 : 0
  let filled = 0
  for await (const row of new CsvRows(bytes, shape, limits).all()) {
    number += 1
    const cells = cellsOf(row, number, limits)
    if (cells.length === 0) continue
    filled += 1
    if (filled > limits.rows) throw new TableRefused('too_many_rows', { limit: limits.rows, row: number })
    yield { number, sheet: null, cells }
  }
}
