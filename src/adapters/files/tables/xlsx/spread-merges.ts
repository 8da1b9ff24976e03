import { type CellValue, columnName, type TableCell } from '../../../../domain/tables/cell.ts'
import type { TableLimits } from '../limits.ts'
import { TableRefused } from '../refused.ts'
import type { Merge } from './merges.ts'
import type { SheetRow } from './sheet-rows.ts'

/** More ranges over one row than there are columns cannot be honest: ranges must not overlap. */
const isHonest = (active: readonly Merge[], { columns }: TableLimits): boolean => active.length <= columns

/** Gives the cells that lie under a merged one its value. Rows must come from top to bottom. */
export class MergeSpreader {
  readonly #merges: readonly Merge[]
  readonly #limits: TableLimits
  readonly #values = new Map<string, Pick<TableCell, 'value' | 'formula'>>()
  #next = 0
  #active: Merge[] = []

  constructor(merges: readonly Merge[], limits: TableLimits) {
    this.#merges = merges
    this.#limits = limits
  }

  /** The cells of a row with those under merged ones among them, from left to right. */
  cellsOf(row: SheetRow): readonly TableCell[] {
    this.#moveTo(row.number)
    if (this.#active.length === 0) return row.cells
    const cells = new Map(row.cells.map((cell) => [cell.column, cell]))
    for (const merge of this.#active) this.#spread(merge, row.number, cells)
    return [...cells.values()].sort((a, b) => a.column - b.column)
  }

  #moveTo(number: number): void {
    const gone = this.#active.filter(({ bottom }) => bottom < number)
    for (const { owner } of gone) this.#values.delete(owner)
    this.#active = this.#active.filter(({ bottom }) => bottom >= number)
    for (
      let merge = this.#merges[this.#next];
      merge && merge.top <= number;
      merge = this.#merges[this.#next]
    ) {
      this.#next += 1
      if (merge.bottom >= number) this.#active.push(merge)
    }
    if (!isHonest(this.#active, this.#limits)) throw new TableRefused('damaged', { row: number })
  }

  #spread(merge: Merge, number: number, cells: Map<number, TableCell>): void {
    const owner = merge.top === number ? cells.get(merge.left) : undefined
    if (owner) this.#values.set(merge.owner, owner)
    const shared = this.#values.get(merge.owner)
    if (!shared) return
    const right = Math.min(merge.right, this.#limits.columns)
    for (let column = merge.left; column <= right; column += 1) {
      const at = `${columnName(column)}${number}`
      if (at !== merge.owner) cells.set(column, { at, column, ...sharedValue(shared), under: merge.owner })
    }
  }
}

const sharedValue = ({ value, formula }: { value: CellValue; formula: boolean }) => ({ value, formula })
