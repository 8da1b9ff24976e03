import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { columnName, type TableCell, type TableRow } from '../../../../domain/tables/cell.ts'
import { asWritten } from '../../../../domain/tables/harmless.ts'
import { wellFormed } from '../../../../domain/text/well-formed.ts'
import type { TableLimits } from '../limits.ts'
import { TableRefused } from '../refused.ts'
import { decoded } from './decode.ts'
import { shapeOf } from './delimiter.ts'
import { rowsWithin } from './stray-quote.ts'

/** Quoted cells that stand open swallow what follows; the parser gives up after this much. */
const recordLimit = ({ columns, cellLength }: TableLimits): number =>
  Math.min(columns * cellLength, 1_048_576)

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

/** `skipped`: lines before the first record. */
const refusalOf = (error: CsvError, skipped: number): TableRefused => {
  const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
  return new TableRefused(isOpen ? 'open_quote' : 'damaged', { row: skipped + Number(error['records']) + 1 })
}

/**
 * The rows of a CSV: UTF-8, UTF-16, cp1251, cp866 or KOI8-R; divided by `;`, TAB or `,`; with line breaks within
 * quotation marks. Every cell is text. Rows are counted as a spreadsheet shows them.
 * @throws TableRefused
 */
export async function* readCsv(bytes: Buffer, limits: TableLimits): AsyncGenerator<TableRow> {
  const { value: beginning = '' } = decoded(bytes).next()
  const { delimiter, said, columns } = shapeOf(beginning)
  const parser = parse({
    delimiter,
    from_line: said ? 2 : 1,
    max_record_size: recordLimit(limits),
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  })
  const source = Readable.from(decoded(bytes))
  source.on('error', (error) => parser.destroy(error)).pipe(parser)
  const skipped = said ? 1 : 0
  let number = skipped
  let filled = 0
  try {
    for await (const { record, raw } of parser as AsyncIterable<{ record: string[]; raw: string }>)
      for (const row of rowsWithin(raw, { delimiter, columns, row: number + 1 }) ?? [record]) {
        number += 1
        const cells = cellsOf(row, number, limits)
        if (cells.length === 0) continue
        filled += 1
        if (filled > limits.rows) throw new TableRefused('too_many_rows', { limit: limits.rows, row: number })
        yield { number, sheet: null, cells }
      }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error, skipped) : error
  } finally {
    source.destroy()
    parser.destroy()
  }
}
