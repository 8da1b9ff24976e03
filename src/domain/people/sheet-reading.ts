import type { TableRow } from '../tables/cell.ts'
import { cellText } from '../tables/cell.ts'
import { isTitle, layoutOfBareTwo, layoutOfTwo } from '../tables/layout.ts'
import { type InferringParts, inferredLayout } from './inferred-layout.ts'
import {
  missingIn,
  type RegisterField,
  type RegisterHeadings,
  type RegisterLayout,
  registerLayoutOf,
} from './register-columns.ts'

/** What a sheet is found to be. */
export interface SheetReport {
  readonly sheet: string | null
  /** `read`; `no_heading`: no row of headings among the first; `columns_missing`: not enough of them. */
  readonly state: 'read' | 'no_heading' | 'columns_missing'
  readonly layout: RegisterLayout | null
  readonly missing: readonly RegisterField[]
}

/** Titles, dates and signatures may stand over the headings, but not more rows of them than this. */
const ROWS_BEFORE_HEADING = 20

/** Nobody is called so: a row that says one of them stands under the headings and belongs to them. */
const NAME_PARTS: readonly RegisterField[] = ['surname', 'first', 'patronymic']

/** One sheet, from its first row on: looks for the headings, then knows the layout. */
export class SheetReading {
  readonly sheet: string | null
  readonly #headings: RegisterHeadings
  readonly #inferring: InferringParts
  #layout: RegisterLayout | null = null
  /** The list has no headings: what a column holds is told from what stands in it. */
  #isBare = false
  /** The row of headings while a second line of them may follow. */
  #upper: TableRow | null = null
  #before = 0
  /** Rows before the first that told what the columns of a bare list hold: people may be among them. */
  #early: TableRow[] = []
  /** The last title between the rows: «Умершие». */
  #title = ''

  constructor(sheet: string | null, headings: RegisterHeadings, inferring: InferringParts) {
    this.sheet = sheet
    this.#headings = headings
    this.#inferring = inferring
  }

  /** The layout by which a row is to be read; null when the row is no person's. */
  layoutFor(row: TableRow): RegisterLayout | null {
    if (this.#layout === null) return this.#seek(row)
    if (this.#isBare) return this.#extended(row)
    const upper = this.#upper
    this.#upper = null
    const both =
      upper &&
      !isTitle(row) &&
      (layoutOfTwo(upper, row, this.#headings) ?? layoutOfBareTwo(upper, row, this.#headings, NAME_PARTS))
    if (both) this.#layout = both
    return both || missingIn(this.#layout).length > 0 ? null : this.#layout
  }

  /** What stands over a row: the sheet's name and the last title. */
  get under(): string {
    return [this.sheet ?? '', this.#title].filter(Boolean).join('; ')
  }

  /** A title between the rows stands over those that follow. */
  noteTitle(row: TableRow): void {
    this.#title = row.cells.map(cellText).find((each) => each.trim() !== '') ?? ''
  }

  /** Rows that can be read now, once. */
  takeEarly(): readonly TableRow[] {
    const early = this.#isBare ? this.#early : []
    if (this.#layout !== null) this.#early = []
    return early
  }

  #seek(row: TableRow): RegisterLayout | null {
    this.#before += 1
    if (this.#before > ROWS_BEFORE_HEADING) return null
    this.#layout = registerLayoutOf(row, this.#headings)
    this.#upper = this.#layout && row
    if (this.#layout !== null) return null
    this.#layout = inferredLayout(row, this.#inferring)
    this.#isBare = this.#layout !== null
    if (!this.#isBare) this.#early.push(row)
    return this.#layout
  }

  /** Columns that were empty so far are told from the first row that fills them. */
  #extended(row: TableRow): RegisterLayout | null {
    const known = this.#layout
    this.#layout = inferredLayout(row, this.#inferring, known) ?? known
    return this.#layout
  }

  /** What the sheet was found to be, after its last row. */
  report(): SheetReport {
    const missing = this.#layout ? missingIn(this.#layout) : []
    const state = this.#layout === null ? 'no_heading' : missing.length > 0 ? 'columns_missing' : 'read'
    return { sheet: this.sheet, state, layout: this.#layout, missing }
  }
}
