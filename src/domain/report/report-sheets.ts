import type { Sheet, SheetCell } from '../forms/paper-sheets.ts'
import type { CountedLine } from './counted-line.ts'

/** A row of a list: the day of a deed, who, what. */
export interface ListRow {
  readonly day: string | null
  readonly who: string
  readonly what: string
}

/** A line as the workbook shows it; `under` – ids of the lines that it is the sum of. */
export interface SheetLine {
  readonly id: string
  readonly number: string
  readonly wording: string
  readonly value: CountedLine['value']
  readonly under: readonly string[]
  /** What the reader may see of what stands behind the number; null – lists are not wanted. */
  readonly list: readonly ListRow[] | null
  /** How many more there are. */
  readonly others: number
}

/** Words of the workbook. */
export interface SheetTexts {
  readonly sheet: string
  readonly columns: readonly [number: string, wording: string, value: string]
  readonly listColumns: readonly [number: string, day: string, who: string, what: string]
  /** The sheet of the line without a number. */
  readonly unnumbered: string
  readonly unrecorded: string
  readonly wholeUnit: string
  readonly others: string
}

const nameOf = ({ number }: SheetLine, { unnumbered }: SheetTexts): string => number || unnumbered

const isListed = ({ list, under }: SheetLine): boolean =>
  list !== null && list.length > 0 && under.length === 0

/** A number by itself, as the sum of the lines below it, or as the count of its list and of whoever is out of sight. */
const valueCell = (line: SheetLine, rowOf: ReadonlyMap<string, number>, texts: SheetTexts): SheetCell => {
  const { value, under, list, others } = line
  if (value === 'unrecorded') return texts.unrecorded
  if (value === 'whole_unit') return texts.wholeUnit
  const rows = under.flatMap((id) => rowOf.get(id) ?? [])
  if (rows.length > 0) return { formula: `SUM(${rows.map((row) => `C${row}`).join(',')})`, value }
  if (!isListed(line)) return value
  const counted = `COUNT('${nameOf(line, texts)}'!A2:A${(list?.length ?? 0) + 1})`
  return { formula: others > 0 ? `${counted}+${others}` : counted, value }
}

const listSheet = (line: SheetLine, texts: SheetTexts): Sheet => ({
  name: nameOf(line, texts),
  widths: [6, 14, 40, 40],
  heading: 1,
  rows: [
    texts.listColumns,
    ...(line.list ?? []).map(({ day, who, what }, at) => [at + 1, day === null ? null : { day }, who, what]),
    ...(line.others > 0 ? [[null, null, texts.others, `${line.others}`]] : []),
  ],
})

/**
 * The report as a workbook: the form with the order's own numbers and wording, totals as formulas with what they come to, and a
 * sheet for each list.
 * @param head what stands above the form, a row each
 */
export const reportSheets = (
  head: readonly string[],
  lines: readonly SheetLine[],
  texts: SheetTexts,
): Sheet[] => {
  const heading = head.length + 1
  const rowOf = new Map(lines.map(({ id }, at) => [id, heading + at + 1]))
  return [
    {
      name: texts.sheet,
      widths: [8, 80, 20],
      heading,
      rows: [
        ...head.map((words) => [null, words]),
        texts.columns,
        ...lines.map((line) => [line.number, line.wording, valueCell(line, rowOf, texts)]),
      ],
    },
    ...lines.filter(isListed).map((line) => listSheet(line, texts)),
  ]
}
