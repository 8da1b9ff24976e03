import { columnName, type TableCell } from '../../../../domain/tables/cell.ts'
import type { TableLimits } from '../limits.ts'
import { TableRefused } from '../refused.ts'
import { type XmlEvent, xmlEvents } from '../xml.ts'
import { readAddress } from './address.ts'
import { type CellContext, readCell } from './read-cell.ts'

/** A row as it stands in the sheet, merged cells not yet thought of. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly TableCell[]
}

interface Open {
  readonly at: string
  readonly column: number
  readonly type: string
  readonly style: number
  formula: boolean
  text: string | null
}

/** Gathers rows from the events of a sheet. */
class RowGatherer {
  readonly #context: CellContext
  readonly #limits: TableLimits
  #row = 0
  #cells: TableCell[] = []
  #column = 0
  #cell: Open | null = null
  #isValue = false
  #isHint = false

  constructor(context: CellContext, limits: TableLimits) {
    this.#context = context
    this.#limits = limits
  }

  /** The row that an event completes, or null. */
  take(event: XmlEvent): SheetRow | null {
    if (event.type === 'text') this.#text(event.text)
    else if (event.type === 'open') this.#open(event.name, event.attributes)
    else if (event.name === 'row') return { number: this.#row, cells: this.#cells }
    else this.#close(event.name)
    return null
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.#openRow(attributes['r'])
    else if (name === 'c') this.#openCell(attributes)
    else if (name === 'f' && this.#cell) this.#cell.formula = true
    else if (name === 'v' || name === 't') this.#isValue = true
    else if (name === 'rPh') this.#isHint = true
  }

  #openRow(stated: string | undefined): void {
    const number = stated === undefined ? this.#row + 1 : Number(stated)
    if (!Number.isInteger(number) || number <= this.#row)
      throw new TableRefused('damaged', { row: this.#row })
    this.#row = number
    this.#cells = []
    this.#column = 0
  }

  #openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    const column = (r === undefined ? null : readAddress(r)?.column) ?? this.#column + 1
    if (column <= this.#column) throw new TableRefused('damaged', { row: this.#row })
    this.#column = column
    const at = `${columnName(column)}${this.#row}`
    this.#cell = { at, column, type: t ?? 'n', style: Number(s ?? 0), formula: false, text: null }
  }

  #text(text: string): void {
    if (!this.#cell || !this.#isValue || this.#isHint) return
    const whole = (this.#cell.text ?? '') + text
    // What XML cannot hold is written with seven signs, so a cell may look longer than it is.
    if (whole.length > this.#limits.cellLength * 7) throw this.#tooLong()
    this.#cell.text = whole
  }

  #close(name: string): void {
    if (name === 'v' || name === 't') this.#isValue = false
    else if (name === 'rPh') this.#isHint = false
    else if (name === 'c' && this.#cell) {
      this.#keep(this.#cell)
      this.#cell = null
    }
  }

  #keep({ at, column, formula, ...raw }: Open): void {
    const value = readCell(raw, this.#context)
    if (value.kind === 'empty' && !formula) return
    if (column > this.#limits.columns)
      throw new TableRefused('too_many_columns', { limit: this.#limits.columns, row: this.#row })
    if (value.kind === 'text' && value.text.length > this.#limits.cellLength) throw this.#tooLong()
    this.#cells.push({ at, column, value, formula, under: null })
  }

  #tooLong(): TableRefused {
    return new TableRefused('long_cell', { limit: this.#limits.cellLength, row: this.#row })
  }
}

/**
 * The rows of a sheet as they stand in the file, empty ones too.
 * @throws TableRefused
 */
export async function* sheetRows(
  pieces: AsyncIterable<string>,
  context: CellContext,
  limits: TableLimits,
): AsyncGenerator<SheetRow> {
  const gatherer = new RowGatherer(context, limits)
  for await (const events of xmlEvents(pieces))
    for (const event of events) {
      const row = gatherer.take(event)
      if (row) yield row
    }
}
