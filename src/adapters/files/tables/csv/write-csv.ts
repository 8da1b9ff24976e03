import type { WriteTable, WrittenCell } from '../../../../application/ports/tables.ts'
import { harmless } from '../../../../domain/tables/harmless.ts'

/** By this mark Excel knows that a CSV is UTF-8. */
const MARK = '\uFEFF'
const ROWS_A_PIECE = 500

const cellOf = (cell: WrittenCell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell).replace('.', ',') : ''
  const text = harmless(cell)
  return /[";\r\n\t,]|^\s|\s$|^$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Writes a CSV as Russian Excel opens it with a double click: UTF-8 with its mark, `;` between cells, decimal commas,
 * CR LF (RFC 4180 but for the sign).
 */
export const writeCsv: WriteTable = async function* (rows) {
  let text = MARK
  let waiting = 0
  for await (const row of rows) {
    text += `${row.map(cellOf).join(';')}\r\n`
    waiting += 1
    if (waiting < ROWS_A_PIECE) continue
    yield Buffer.from(text)
    text = ''
    waiting = 0
  }
  if (text !== '') yield Buffer.from(text)
}
