import type { LocalDate } from '../calendar/local-date.ts'
import type { TableRow } from '../tables/cell.ts'
import { cellText } from '../tables/cell.ts'
import { isTitle } from '../tables/layout.ts'
import { type BirthDate, birthsAgree, isWholeBirth } from './birth.ts'
import { type TypedPart, wordsFieldOf } from './card-facts.ts'
import { crossedLayout } from './crossed-columns.ts'
import { type Likeness, NearPeople } from './near-people.ts'
import type { PersonName } from './person-name.ts'
import { readNameCell } from './read-name-cell.ts'
import {
  type RegisterField,
  type RegisterHeadings,
  type RegisterVocabulary,
  registerHeadings,
} from './register-columns.ts'
import { type EntryPart, joinEntries, type RegisterEntry } from './register-entry.ts'
import { readRegisterRow } from './register-row.ts'
import { type CellRemark, type CellTrouble, RowReader } from './row-reader.ts'
import { saidOtherwise } from './said-otherwise.ts'
import { fullName, personKey } from './same-person.ts'
import { SheetReading, type SheetReport } from './sheet-reading.ts'

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

const NOBODY: NearMatches = { known: [], rows: [] }

/** Somebody of an earlier row, with what all the rows said of them so far. */
interface Seen {
  readonly place: RowPlace
  said: RegisterEntry
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
