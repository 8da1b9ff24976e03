import type { Sheet, SheetCell } from '../forms/paper-sheets.ts'
import { type IndicatorGroup, totalOf } from './indicator.ts'

/** A group with what it is called. */
export interface NamedGroup extends IndicatorGroup {
  readonly name: string
}

/** Words of the workbook of an indicator. */
export interface IndicatorTexts {
  readonly sheet: string
  /** What stands above the table, a row each. */
  readonly head: readonly string[]
  readonly columns: Readonly<Record<'name' | 'n' | 'kept' | 'all' | 'share' | 'postponed', string>>
  readonly total: string
}

/** A share as whole percents, counted by the workbook itself. */
const shareCell = (row: number, n: number, all: number): SheetCell => ({
  formula: `IF(C${row}=0,0,ROUNDDOWN(B${row}*100/C${row},0))`,
  value: all === 0 ? 0 : Math.floor((n * 100) / all),
})

/** An indicator as a sheet: its groups, and below them their total as a formula. */
export const indicatorSheet = (groups: readonly NamedGroup[], texts: IndicatorTexts): Sheet => {
  const { columns, head } = texts
  const isShare = groups.some(({ all }) => all !== null)
  const heading = head.length + 1
  const [first, last] = [heading + 1, heading + groups.length]
  const { n, all } = totalOf(groups)
  const sum = (column: string, value: number): SheetCell => ({
    formula: `SUM(${column}${first}:${column}${last})`,
    value,
  })
  const postponed = groups.reduce((total, each) => total + each.postponed, 0)
  const rowOf = (group: NamedGroup, at: number): SheetCell[] =>
    isShare
      ? [
          ...[group.name, group.n, group.all ?? 0],
          shareCell(first + at, group.n, group.all ?? 0),
          group.postponed,
        ]
      : [group.name, group.n]
  return {
    name: texts.sheet,
    widths: isShare ? [60, 12, 12, 12, 20] : [60, 12],
    heading,
    rows: [
      ...head.map((words) => [words]),
      isShare
        ? [columns.name, columns.kept, columns.all, columns.share, columns.postponed]
        : [columns.name, columns.n],
      ...groups.map(rowOf),
      isShare
        ? [
            ...[texts.total, sum('B', n), sum('C', all ?? 0)],
            shareCell(last + 1, n, all ?? 0),
            sum('E', postponed),
          ]
        : [texts.total, sum('B', n)],
    ],
  }
}
