import type { LocalDate } from '../calendar/local-date.ts'
import type { TableRow } from '../tables/cell.ts'
import { isTitle, layoutOfTwo } from '../tables/layout.ts'
import { type InferringParts, inferredLayout } from './inferred-layout.ts'
import { type Likeness, NearPeople } from './near-people.ts'
import {
  missingIn,
  type RegisterField,
  type RegisterHeadings,
  type RegisterLayout,
  type RegisterVocabulary,
  registerHeadings,
  registerLayoutOf,
} from './register-columns.ts'
import { type EntryPart, joinEntries, type RegisterEntry, type TypedPart } from './register-entry.ts'
import { readRegisterRow } from './register-row.ts'
import { type CellRemark, type CellTrouble, RowReader } from './row-reader.ts'
import { fullName, personKey } from './same-person.ts'

/** Somebody who is in the register already. */
export interface KnownPerson {
  readonly id: string
  readonly entry: RegisterEntry
  /** What of it an employee typed: a list that says another thing is asked about it. */
  readonly byHand?: ReadonlySet<TypedPart>
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
  /** What somebody who knows the person has to say. */
  readonly doubts: readonly CellRemark[]
  readonly questions: readonly CellRemark[]
}

/** What a row comes to. `entry` is the whole person as it will be stored, known parts included. */
export type RowVerdict =
  | ({ readonly verdict: 'new'; readonly near: NearMatches } & Accepted)
  | ({
      readonly verdict: 'changed'
      readonly id: string
      readonly changed: readonly EntryPart[]
      /** The person as they stand in the register now. */
      readonly before: RegisterEntry
    } & Accepted)
  | ({ readonly verdict: 'same'; readonly id: string } & Accepted)
  | { readonly verdict: 'faulty'; readonly faults: readonly CellRemark[] }
  /** The same person stands in an earlier row; that one counts. */
  | { readonly verdict: 'duplicate'; readonly of: RowPlace }
  /** A title, a sum, a signature: no person at all. */
  | { readonly verdict: 'skipped'; readonly faults: readonly CellRemark[] }

export type RowOutcome = RowPlace & RowVerdict

/** What a sheet is found to be. */
export interface SheetReport {
  readonly sheet: string | null
  /** `read`; `no_heading`: no row of headings among the first; `columns_missing`: not enough of them. */
  readonly state: 'read' | 'no_heading' | 'columns_missing'
  readonly layout: RegisterLayout | null
  readonly missing: readonly RegisterField[]
}

export type RowCounts = Record<Exclude<RowVerdict['verdict'], 'skipped'>, number>

export interface ImportReport {
  readonly sheets: readonly SheetReport[]
  readonly counts: Readonly<RowCounts>
}

export interface ImportSettings {
  readonly columns: RegisterVocabulary
  readonly today: LocalDate
  readonly known: Iterable<KnownPerson>
  /** People of the department outside the sender's districts: not to be added once more, nor changed. */
  readonly elsewhere?: Iterable<Likeness>
  /** Ids of the sender's districts by plain name; without it a column of districts is not read. */
  readonly districts?: ReadonlyMap<string, string>
  /** Plain names of the department's other districts: their people are not the sender's to add. */
  readonly foreign?: ReadonlySet<string>
  /** Whether somebody said before that the person of this key is the one of the card (see {@link personKey}). */
  readonly isJoined?: (id: string, key: string) => boolean
}

type Remark = (field: RegisterField, trouble: CellTrouble) => CellRemark

/** Titles, dates and signatures may stand over the headings, but not more rows of them than this. */
const ROWS_BEFORE_HEADING = 20

const NOBODY: NearMatches = { known: [], rows: [] }

/** One sheet, from its first row on: looks for the headings, then knows the layout. */
class SheetReading {
  readonly sheet: string | null
  readonly #headings: RegisterHeadings
  readonly #inferring: InferringParts
  #layout: RegisterLayout | null = null
  /** The list has no headings: what a column holds is told from what stands in it. */
  #isBare = false
  /** The row of headings while a second line of them may follow. */
  #upper: TableRow | null = null
  #before = 0

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
    const both = upper && layoutOfTwo(upper, row, this.#headings)
    if (both) this.#layout = both
    return both || missingIn(this.#layout).length > 0 ? null : this.#layout
  }

  #seek(row: TableRow): RegisterLayout | null {
    this.#before += 1
    if (this.#before > ROWS_BEFORE_HEADING) return null
    this.#layout = registerLayoutOf(row, this.#headings)
    this.#upper = this.#layout && row
    if (this.#layout !== null) return null
    this.#layout = inferredLayout(row, this.#inferring)
    this.#isBare = this.#layout !== null
    return this.#layout
  }

  /** Columns that were empty so far are told from the first row that fills them. */
  #extended(row: TableRow): RegisterLayout | null {
    const known = this.#layout
    this.#layout = inferredLayout(row, this.#inferring, known) ?? known
    return this.#layout
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
    for (const person of settings.known) this.#known.add(person, person.entry)
    for (const likeness of settings.elsewhere ?? []) this.#elsewhere.add(true, likeness)
  }

  /** What a row comes to; null for titles, headings and rows of a sheet that is no register. */
  take(row: TableRow): RowOutcome | null {
    const layout = this.#sheetOf(row).layoutFor(row)
    if (layout === null || isTitle(row)) return null
    const place = { sheet: row.sheet, row: row.number }
    const { columns, today, districts, foreign } = this.#settings
    const context = {
      layout,
      words: columns.values,
      today,
      ...(districts ? { districts } : {}),
      ...(foreign ? { foreign } : {}),
    }
    const reading = readRegisterRow(row, context)
    if ('nobody' in reading) return this.#nobody(place, reading.nobody)
    const verdict = this.#judged(place, reading, (field, trouble) =>
      new RowReader(row, context).remark(field, trouble),
    )
    if (verdict.verdict !== 'skipped') this.#counts[verdict.verdict] += 1
    return { ...place, ...verdict }
  }

  #nobody(place: RowPlace, why: CellRemark | null): RowOutcome | null {
    if (why === null) return null
    if (why.trouble === 'not_a_person') return { ...place, verdict: 'skipped', faults: [why] }
    this.#counts.faulty += 1
    return { ...place, verdict: 'faulty', faults: [why] }
  }

  /** What the file came to, after its last row. */
  report(): ImportReport {
    const last = this.#sheet?.report()
    return { sheets: last ? [...this.#done, last] : this.#done, counts: { ...this.#counts } }
  }

  #sheetOf(row: TableRow): SheetReading {
    if (this.#sheet?.sheet === row.sheet) return this.#sheet
    if (this.#sheet) this.#done.push(this.#sheet.report())
    const { columns, today } = this.#settings
    this.#sheet = new SheetReading(row.sheet, this.#headings, { words: columns.values, today })
    return this.#sheet
  }

  /** Somebody written otherwise who was said to be the same person. */
  #joined(said: RegisterEntry): KnownPerson | undefined {
    const { isJoined } = this.#settings
    if (isJoined === undefined) return undefined
    const key = personKey(fullName(said.name), said.birthDate)
    return this.#known.near(said).find(({ id }) => isJoined(id, key))
  }

  #judged(place: RowPlace, accepted: Accepted, remark: Remark): RowVerdict {
    const { entry: said } = accepted
    if (this.#elsewhere.same(said)) return { verdict: 'faulty', faults: [remark('name', 'elsewhere')] }
    const earlier = this.#seen.same(said)
    if (earlier) return { verdict: 'duplicate', of: earlier }
    const known = this.#known.same(said) ?? this.#joined(said)
    const near = known ? NOBODY : { known: this.#known.near(said), rows: this.#seen.near(said) }
    this.#seen.add(place, said)
    if (!known) return { verdict: 'new', near, ...accepted }
    const { entry, changed, held } = joinEntries(known.entry, said, known.byHand)
    const typed = held.map((part) => remark(part, 'by_hand'))
    const joined = { entry, doubts: [...accepted.doubts, ...typed], questions: accepted.questions }
    if (changed.length === 0) return { verdict: 'same', id: known.id, ...joined }
    return { verdict: 'changed', id: known.id, changed, before: known.entry, ...joined }
  }
}
