import { columnName, type TableCell, type TableRow } from '../../../../domain/tables/cell.ts'
import type { TableLimits } from '../limits.ts'
import { TableRefused } from '../refused.ts'
import { type RawCell, readValue } from './read-value.ts'
import type { SheetEvent } from './sheet-events.ts'

/** A cell over several columns or rows; those that it covers share its value. */
interface Spread {
  readonly at: string
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly shared: Pick<TableCell, 'value' | 'formula'>
}

const sizeOf = (stated: string | undefined): number => {
  const size = Number(stated ?? 1)
  return Number.isInteger(size) && size > 0 ? size : 1
}

/** Gathers the rows of one sheet. */
export class OdsSheet {
  readonly #name: string
  readonly #limits: TableLimits
  #row = 0
  #times = 1
  #column = 0
  #cells: TableCell[] = []
  #spreads: Spread[] = []
  #spreadCount = 0

  constructor(name: string, limits: TableLimits) {
    this.#name = name
    this.#limits = limits
  }

  /** The rows that an event completes: none without a value, several where one is repeated. */
  take(event: SheetEvent): readonly TableRow[] {
    if (event.type === 'row') this.#openRow(event.times)
    else if (event.type === 'cell') this.#cell(event.raw, event.times, event.covered)
    return event.type === 'row_end' ? this.#closeRow() : []
  }

  #openRow(times: number): void {
    this.#row += 1
    this.#times = times
    this.#column = 0
    this.#cells = []
    this.#spreads = this.#spreads.filter(({ bottom }) => bottom >= this.#row)
  }

  #cell(raw: RawCell, times: number, covered: boolean): void {
    if (covered) this.#covered(times)
    else {
      const shared = { value: readValue(raw), formula: raw.attributes['table:formula'] !== undefined }
      if (shared.value.kind !== 'empty' || shared.formula) this.#put(shared, times, raw)
      this.#column += times
    }
  }

  /** A value, once or again and again; beyond the columns that are taken a sheet is refused, as an .xlsx is. */
  #put(shared: Spread['shared'], times: number, { attributes }: RawCell): void {
    const { columns, cellLength } = this.#limits
    if (this.#column + times > columns)
      throw new TableRefused('too_many_columns', { limit: columns, row: this.#row })
    if (shared.value.kind === 'text' && shared.value.text.length > cellLength)
      throw new TableRefused('long_cell', { limit: cellLength, row: this.#row })
    for (let column = this.#column + 1; column <= this.#column + times; column += 1)
      this.#cells.push({ at: `${columnName(column)}${this.#row}`, column, ...shared, under: null })
    this.#spread(shared, attributes)
  }

  #spread(shared: Spread['shared'], attributes: RawCell['attributes']): void {
    const wide = sizeOf(attributes['table:number-columns-spanned'])
    const high = sizeOf(attributes['table:number-rows-spanned'])
    if (wide === 1 && high === 1) return
    this.#spreadCount += 1
    if (this.#spreadCount > this.#limits.merges)
      throw new TableRefused('too_many_merges', { limit: this.#limits.merges })
    const left = this.#column + 1
    const at = `${columnName(left)}${this.#row}`
    this.#spreads.push({ at, left, right: left + wide - 1, bottom: this.#row + high - 1, shared })
    if (this.#spreads.length > this.#limits.columns) throw new TableRefused('damaged', { row: this.#row })
  }

  #covered(times: number): void {
    const last = Math.min(this.#column + times, this.#limits.columns)
    for (let column = this.#column + 1; column <= last; column += 1) {
      const owner = this.#spreads.find(({ left, right }) => left <= column && column <= right)
      if (owner)
        this.#cells.push({
          at: `${columnName(column)}${this.#row}`,
          column,
          ...owner.shared,
          under: owner.at,
        })
    }
    this.#column += times
  }

  #closeRow(): readonly TableRow[] {
    const [first, times, cells] = [this.#row, this.#times, this.#cells]
    this.#row += times - 1
    if (cells.length === 0) return []
    if (times > this.#limits.rows)
      throw new TableRefused('too_many_rows', { limit: this.#limits.rows, row: first })
    return Array.from({ length: times }, (_, n) => ({
      number: first + n,
      sheet: this.#name,
      cells:
        n === 0 ? cells : cells.map((cell) => ({ ...cell, at: `${columnName(cell.column)}${first + n}` })),
    }))
  }
}
