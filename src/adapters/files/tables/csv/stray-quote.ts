import { TableRefused } from '../refused.ts'

/** How often a sign stands in a line outside quotation marks; where these do not come in pairs, everywhere. */
const dividers = (line: string, delimiter: string): number => {
  const isPaired = (line.match(/"/g)?.length ?? 0) % 2 === 0
  const bare = isPaired ? line.replace(/"[^"]*"/g, '') : line
  return bare.split(delimiter).length - 1
}

const unquoted = (cell: string): string =>
  /^\s*"[\s\S]*"\s*$/.test(cell)
    ? cell.trim().slice(1, -1).replaceAll('""', '"')
    : cell.replace(/^\s*"/, '').replace(/"\s*$/, '')

/** The cells of one line: quotation marks that come in pairs hold a cell together, a stray one is left out. */
const cellsOf = (line: string, delimiter: string): string[] => {
  const isPaired = (line.match(/"/g)?.length ?? 0) % 2 === 0
  if (!isPaired) return line.split(delimiter).map(unquoted)
  const cells = ['']
  let isQuoted = false
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted
    if (sign === delimiter && !isQuoted) cells.push('')
    else cells.push(`${cells.pop()}${sign}`)
  }
  return cells.map(unquoted)
}

/** What lists of people and events have in every row and lines of a remark have not: a date, a year, a phone, a name. */
const TELLING = /\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{4}|\p{Lu}\p{Ll}+[ ]\p{Lu}[\p{Ll}.]/u

/** How a table is laid out, as its first lines tell. */
interface Laid {
  readonly delimiter: string
  /** How many columns the table has. */
  readonly columns: number
}

const isWholeRow = (line: string, { delimiter, columns }: Laid): boolean =>
  dividers(line, delimiter) === columns - 1 && TELLING.test(line)

/**
 * The cells of a line whose quotation mark nothing closes, so that the reading can go on behind it; null – the line is no
 * whole row, and where its cell ends nobody can tell.
 */
export const rowOfOpenLine = (line: string, laid: Laid): string[] | null =>
  laid.columns > 1 && isWholeRow(line, laid) ? cellsOf(line, laid.delimiter) : null

/**
 * The rows that a record of several lines is made of. A quotation mark that somebody forgot to close makes one cell out of
 * all rows up to the next mark, and their people would be lost without a word. If every line of the record has as many
 * columns as the table and what rows have, the lines are rows; if only some have, nobody can tell, and the table is refused
 * with the row's number. Lines of a cell that was meant to have several hold no whole row.
 *
 * @param raw the record as it stands in the file
 * @returns the cells of each row; null – the record is one row
 * @throws TableRefused `open_quote`
 */
export const rowsWithin = (raw: string, laid: Laid & { readonly row: number }): string[][] | null => {
  const { delimiter, columns, row } = laid
  if (columns < 2 || !/[\r\n]/.test(raw.trim())) return null
  const lines = raw.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  const isRow = lines.map((line) => isWholeRow(line, laid))
  if (isRow.every(Boolean)) return lines.map((line) => cellsOf(line, delimiter))
  if (columns > 2 && isRow.slice(1).some(Boolean)) throw new TableRefused('open_quote', { row })
  return null
}
