import type { LocalDate } from '../calendar/local-date.ts'
import type { TableRow } from '../tables/cell.ts'
import { isTitle, layoutOfTwo } from '../tables/layout.ts'
import { NearPeople } from './near-people.ts'
import {
  missingIn,
  type RegisterColumns,
  type RegisterField,
  type RegisterHeadings,
  type RegisterLayout,
  registerHeadings,
  registerLayoutOf,
} from './register-columns.ts'
import { type EntryPart, joinEntries, type RegisterEntry } from './register-entry.ts'
import { readRegisterRow } from './register-row.ts'
import { type CellRemark, RowReader } from './row-reader.ts'

/** Somebody who is in the register already. */
export interface KnownPerson {
  readonly id: string
  readonly entry: RegisterEntry
}

/** A row by sheet and number. */
export interface RowPlace {
  readonly sheet: string | null
  readonly row: number
}

/** Who may be the same person, to be asked about: never an error, never joined by itself. */
export interface NearMatches {
  readonly known: readonly KnownPerson[]
  readonly rows: readonly RowPlace[]
}

interface Accepted {
  readonly entry: RegisterEntry
  readonly questions: readonly CellRemark[]
}

/** What a row comes to. `entry` is the whole person as it will be stored, known parts included. */
export type RowVerdict =
  | ({ readonly verdict: 'new'; readonly near: NearMatches } & Accepted)
  | ({ readonly verdict: 'changed'; readonly id: string; readonly changed: readonly EntryPart[] } & Accepted)
  | ({ readonly verdict: 'same'; readonly id: string } & Accepted)
  | { readonly verdict: 'faulty'; readonly faults: readonly CellRemark[] }
  /** The same person, by name and date of birth, stands in an earlier row; that one counts. */
  | { readonly verdict: 'duplicate'; readonly of: RowPlace }

export type RowOutcome = RowPlace & RowVerdict

/** What a sheet is found to be. */
export interface SheetReport {
  readonly sheet: string | null
  /** `read`; `no_heading`: no row of headings among the first; `columns_missing`: not enough of them. */
  readonly state: 'read' | 'no_heading' | 'columns_missing'
  readonly layout: RegisterLayout | null
  readonly missing: readonly RegisterField[]
}

export type RowCounts = Record<RowVerdict['verdict'], number>

export interface ImportReport {
  readonly sheets: readonly SheetReport[]
  readonly counts: Readonly<RowCounts>
}

export interface ImportSettings {
  readonly columns: RegisterColumns
  readonly today: LocalDate
  readonly known: Iterable<KnownPerson>
  /** People of the department outside the sender's districts: not to be added once more, nor changed. */
  readonly elsewhere?: Iterable<Pick<RegisterEntry, 'name' | 'birthDate'>>
  /** Ids of the sender's districts by plain name; without it a column of districts is not read. */
  readonly districts?: ReadonlyMap<string, string>
}

/** Titles, dates and signatures may stand over the headings, but not more rows of them than this. */
const ROWS_BEFORE_HEADING = 20

/** One sheet, from its first row on: looks for the headings, then knows the layout. */
class SheetReading {
  readonly sheet: string | null
  readonly #headings: RegisterHeadings
  #layout: RegisterLayout | null = null
  /** The row of headings while a second line of them may follow. */
  #upper: TableRow | null = null
  #before = 0

  constructor(sheet: string | null, headings: RegisterHeadings) {
    this.sheet = sheet
    this.#headings = headings
  }

  /** The layout by which a row is to be read; null when the row is no person's. */
  layoutFor(row: TableRow): RegisterLayout | null {
    if (this.#layout === null) return this.#seek(row)
    const upper = this.#upper
    this.#upper = null
    const both = upper && layoutOfTwo(upper, row, this.#headings)
    if (both) this.#layout = both
    return both || missingIn(this.#layout).length > 0 ? null : this.#layout
  }

  #seek(row: TableRow): null {
    this.#before += 1
    if (this.#before > ROWS_BEFORE_HEADING) return null
    this.#layout = registerLayoutOf(row, this.#headings)
    this.#upper = this.#layout && row
    return null
  }

  report(): SheetReport {
    const missing = this.#layout ? missingIn(this.#layout) : []
    const state = this.#layout === null ? 'no_heading' : missing.length > 0 ? 'columns_missing' : 'read'
    return { sheet: this.sheet, state, layout: this.#layout, missing }
  }
}

/**
 * The import of a register, row by row: nothing is stored here, the outcome of each row is told to the caller, who
 * stores all of them at once or none (promises.md B31). Only names, dates and counts are kept in mind, so that a file of
 * any length can pass.
 *
 * @example
 * const reading = new RegisterImport({ columns, today, known })
 * for (const row of rows) { const outcome = reading.take(row); … }
 * const { counts, sheets } = reading.report()
 */
export class RegisterImport {
  readonly #settings: ImportSettings
  readonly #headings: RegisterHeadings
  readonly #known = new NearPeople<KnownPerson>()
  readonly #seen = new NearPeople<RowPlace>()
  readonly #elsewhere = new NearPeople<true>()
  readonly #done: SheetReport[] = []
  readonly #counts: RowCounts = { new: 0, changed: 0, same: 0, faulty: 0, duplicate: 0 }
  #sheet: SheetReading | null = null

  constructor(settings: ImportSettings) {
    this.#settings = settings
    this.#headings = registerHeadings(settings.columns)
    for (const person of settings.known) this.#known.add(person, person.entry.name, person.entry.birthDate)
    for (const { name, birthDate } of settings.elsewhere ?? []) this.#elsewhere.add(true, name, birthDate)
  }

  /** What a row comes to; null for titles, headings and rows of a sheet that is no register. */
  take(row: TableRow): RowOutcome | null {
    const layout = this.#sheetOf(row).layoutFor(row)
    if (layout === null || isTitle(row)) return null
    const place = { sheet: row.sheet, row: row.number }
    const { columns, today, districts } = this.#settings
    const context = { layout, words: columns.values, today, ...(districts ? { districts } : {}) }
    const reading = readRegisterRow(row, context)
    const verdict: RowVerdict =
      'faults' in reading
        ? { verdict: 'faulty', faults: reading.faults }
        : this.#judged(place, reading, () => new RowReader(row, context).remark('name', 'elsewhere'))
    this.#counts[verdict.verdict] += 1
    return { ...place, ...verdict }
  }

  /** What the file came to, after its last row. */
  report(): ImportReport {
    const last = this.#sheet?.report()
    return { sheets: last ? [...this.#done, last] : this.#done, counts: { ...this.#counts } }
  }

  #sheetOf(row: TableRow): SheetReading {
    if (this.#sheet?.sheet === row.sheet) return this.#sheet
    if (this.#sheet) this.#done.push(this.#sheet.report())
    this.#sheet = new SheetReading(row.sheet, this.#headings)
    return this.#sheet
  }

  #judged(place: RowPlace, accepted: Accepted, elsewhere: () => CellRemark): RowVerdict {
    const { name, birthDate } = accepted.entry
    if (this.#elsewhere.same(name, birthDate)) return { verdict: 'faulty', faults: [elsewhere()] }
    const earlier = this.#seen.same(name, birthDate)
    if (earlier) return { verdict: 'duplicate', of: earlier }
    const near = { known: this.#known.near(name, birthDate), rows: this.#seen.near(name, birthDate) }
    this.#seen.add(place, name, birthDate)
    const known = this.#known.same(name, birthDate)
    if (!known) return { verdict: 'new', near, ...accepted }
    const { entry, changed } = joinEntries(known.entry, accepted.entry)
    const joined = { id: known.id, entry, questions: accepted.questions }
    return changed.length === 0 ? { verdict: 'same', ...joined } : { verdict: 'changed', changed, ...joined }
  }
}
