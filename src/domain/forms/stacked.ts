import { cellWords, type PaperBlock, type PaperCell, type PaperColumn } from './paper.ts'

type Table = Extract<PaperBlock, { kind: 'table' }>

const isNumber = (cell: PaperCell, at: number): boolean => at === 0 && typeof cell === 'number'

const fieldOf = ({ title, byHand }: PaperColumn, cell: PaperCell): PaperBlock[] => {
  const value = cellWords(cell)
  if (value === '' && !byHand) return []
  return [{ kind: 'field', label: title, value: value === '' ? null : value, lines: 1 }]
}

/** A row read from top to bottom: its name, then what is known of it. A short one – a number and words – is a line. */
const rowBlocks = (columns: readonly PaperColumn[], row: readonly PaperCell[]): PaperBlock[] => {
  const from = row.findIndex((cell, at) => !isNumber(cell, at))
  const head = cellWords(row[from] ?? null)
  const number = from > 0 ? `${cellWords(row[0] ?? null)}. ` : ''
  const rest = columns.flatMap((column, at) => (at > from ? fieldOf(column, row[at] ?? null) : []))
  if (columns.length === from + 1) return [{ kind: 'paragraph', text: `${number}${head}` }]
  return [{ kind: 'heading', level: 'item', text: `${number}${head}` }, ...rest]
}

const stackedTable = ({ title, columns, rows }: Table): PaperBlock[] => [
  ...(title === '' ? [] : [{ kind: 'heading', level: 'section', text: title } as const]),
  ...rows
    .filter((row) => row.some((cell, at) => cell !== null && !isNumber(cell, at)))
    .flatMap((row) => rowBlocks(columns, row)),
]

/** A block as large letters have room for it: a table becomes a list, its rows one below the other. */
export const stacked = (block: PaperBlock): PaperBlock[] =>
  block.kind === 'table' ? stackedTable(block) : [block]
