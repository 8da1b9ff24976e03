import type { LocalDate } from '../calendar/local-date.ts'
import type { TableRow } from '../tables/cell.ts'
import { cellText } from '../tables/cell.ts'
import { isTitle, layoutOfBareTwo, layoutOfTwo } from '../tables/layout.ts'
import { type BirthDate, birthsAgree, isWholeBirth } from './birth.ts'
import { type TypedPart, wordsFieldOf } from './card-facts.ts'
import { crossedLayout } from './crossed-columns.ts'
import { type InferringParts, inferredLayout } from './inferred-layout.ts'
import { type Likeness, NearPeople } from './near-people.ts'
import type { PersonName } from './person-name.ts'
import { readNameCell } from './read-name-cell.ts'
import {
  missingIn,
  type RegisterField,
  type RegisterHeadings,
  type RegisterLayout,
  type RegisterVocabulary,
  registerHeadings,
  registerLayoutOf,
} from './register-columns.ts'
import { type EntryPart, joinEntries, type RegisterEntry } from './register-entry.ts'
import { readRegisterRow } from './register-row.ts'
import { type CellRemark, type CellTrouble, RowReader } from './row-reader.ts'
import { saidOtherwise } from './said-otherwise.ts'
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
  /** The same person stands in an earlier row; that one counts, and what this one says otherwise is asked. */
  | {
      readonly verdict: 'duplicate'
      readonly of: RowPlace
      readonly name: PersonName
      readonly otherwise: readonly CellRemark[]
    }
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

/** What a second row of somebody says that the first did not: nothing of it is lost. */
const duplicateOf = (earlier: Seen, said: RegisterEntry, remark: Remark): RowVerdict => {
  const asked = saidOtherwise(earlier.said, said)
  earlier.said = joinEntries(earlier.said, said).entry
  const otherwise = asked.map(({ field, words }) => ({ ...remark(field, 'said_twice'), said: words }))
  return { verdict: 'duplicate', of: earlier.place, name: said.name, otherwise }
}

/** Doubts of a date of birth that was read as far as the cell went. */
const PARTLY_READ: ReadonlySet<CellTrouble> = new Set<CellTrouble>([
  'birth_missing',
  'birth_year_only',
  'birth_month_only',
  'birth_from_age',
  'birth_two_digit_year',
  'birth_serial',
])

/** A list that knows no more of a birth than the card, and no other thing, leaves nothing open about it. */
const stillOpen = (
  doubts: readonly CellRemark[],
  known: BirthDate | null,
  said: BirthDate | null,
): readonly CellRemark[] =>
  known !== null && isWholeBirth(known) && birthsAgree(known, said)
    ? doubts.filter(({ trouble }) => !PARTLY_READ.has(trouble))
    : doubts

type Remark = (field: RegisterField, trouble: CellTrouble) => CellRemark

/** Titles, dates and signatures may stand over the headings, but not more rows of them than this. */
const ROWS_BEFORE_HEADING = 20

/** Nobody is called so: a row that says one of them stands under the headings and belongs to them. */
const NAME_PARTS: readonly RegisterField[] = ['surname', 'first', 'patronymic']

const NOBODY: NearMatches = { known: [], rows: [] }

/** Somebody of an earlier row, with what all the rows said of them so far. */
interface Seen {
  readonly place: RowPlace
  said: RegisterEntry
}

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
  readonly #seen = new NearPeople<Seen>()
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

  /** What a row comes to, before it those that could not be read until it came: a bare list tells its columns late. */
  takeAll(row: TableRow): readonly RowOutcome[] {
    const own = this.take(row)
    const early = this.#sheetOf(row)
      .takeEarly()
      .flatMap((each) => (this.#isSurelyPerson(each) ? (this.take(each) ?? []) : []))
    return own === null ? early : [...early, own]
  }

  /** A row before the first one understood is a person's if it has a name and something else. */
  #isSurelyPerson(row: TableRow): boolean {
    const { columns } = this.#settings
    const names = row.cells.filter((cell) => {
      const read = readNameCell([cellText(cell)], columns.values.patronymics)
      return read.name !== null && (read.doubt === null || read.doubt === 'initials')
    })
    return names.length > 0 && row.cells.filter((cell) => cellText(cell).trim() !== '').length > names.length
  }

  /** What a row comes to; null for titles, headings and rows of a sheet that is no register. */
  take(row: TableRow): RowOutcome | null {
    const sheet = this.#sheetOf(row)
    const layout = sheet.layoutFor(row)
    if (layout === null) return null
    if (isTitle(row)) {
      sheet.noteTitle(row)
      return null
    }
    const place = { sheet: row.sheet, row: row.number }
    const { columns, today, districts, foreign } = this.#settings
    const context = {
      layout: crossedLayout(row, layout, { words: columns.values, today }),
      words: columns.values,
      documents: columns.never_stored.document,
      under: sheet.under,
      today,
      ...(districts ? { districts } : {}),
      ...(foreign ? { foreign } : {}),
    }
    const reading = readRegisterRow(row, context)
    if ('nobody' in reading) {
      if (reading.nobody?.trouble === 'not_a_person') sheet.noteTitle(row)
      return this.#nobody(place, reading.nobody)
    }
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
    if (earlier) return duplicateOf(earlier, said, remark)
    const known = this.#known.same(said) ?? this.#joined(said)
    const rows = known ? [] : this.#seen.near(said).map((each) => each.place)
    const near = known ? NOBODY : { known: this.#known.near(said), rows }
    this.#seen.add({ place, said }, said)
    if (!known) return { verdict: 'new', near, ...accepted }
    const { entry, changed, held } = joinEntries(known.entry, said, known.byHand)
    const typed = held.map((part) => {
      const asked = remark(part, 'by_hand')
      const words = wordsFieldOf(part)
      return words === undefined ? asked : { ...asked, said: said[words] ?? '' }
    })
    const open = stillOpen(accepted.doubts, known.entry.birthDate, said.birthDate)
    const joined = { entry, doubts: [...open, ...typed], questions: accepted.questions }
    if (changed.length === 0) return { verdict: 'same', id: known.id, ...joined }
    return { verdict: 'changed', id: known.id, changed, before: known.entry, ...joined }
  }
}
