import { z } from 'zod'
import type { LocalDate } from '../calendar/local-date.ts'
import { addMonths } from '../calendar/local-date.ts'
import { readPhoneNumber } from '../numbers/phone-number.ts'
import { cellText, columnName, type TableCell, type TableRow } from '../tables/cell.ts'
import { isTitle, plainWords } from '../tables/layout.ts'
import { shortText } from '../text/cut-text.ts'
import { visible } from '../text/visible.ts'
import { readDate } from '../when/read-date.ts'
import type { DateWords } from '../when/when-words.ts'
import {
  type DirectoryColumns,
  DirectoryField,
  type DirectoryHeadings,
  type DirectoryLayout,
  directoryHeadings,
  directoryLayoutOf,
  kindIn,
  missingInDirectory,
} from './directory-columns.ts'
import { DirectoryEntry, LONGEST, MOST_OFFICES } from './directory-office.ts'
import { shownNumber } from './shown-number.ts'

/** Why a row is not taken: without its name, its place or its kind an office helps nobody. */
export const DirectoryFault = z.enum([
  'name_missing',
  'address_missing',
  'kind_unknown',
  'too_long',
  'checked_unclear',
  'checked_ahead',
])
export type DirectoryFault = z.infer<typeof DirectoryFault>

/** What of a row is left out, while the rest of it is taken. */
export const DirectoryQuestion = z.enum(['phone_unclear', 'lift_unclear', 'error_cell', 'formula_unsaved'])
export type DirectoryQuestion = z.infer<typeof DirectoryQuestion>

/** A remark on a cell. */
export const DirectoryRemark = z.object({
  sheet: z.string().nullable(),
  /** The row's number as people see it. */
  row: z.int(),
  /** `C17`. */
  at: z.string(),
  /** The heading of its column; '' – there is no such column. */
  heading: z.string(),
  field: DirectoryField,
  /** What the cell says, as far as it is short. */
  said: z.string(),
  what: z.union([DirectoryFault, DirectoryQuestion]),
  isFault: z.boolean(),
})
export type DirectoryRemark = z.infer<typeof DirectoryRemark>

/** What a table of organisations came to. */
export const DirectoryReading = z.object({
  refused: z.object({ why: z.string(), limit: z.number().nullable(), row: z.number().nullable() }).nullable(),
  entries: z.array(DirectoryEntry),
  remarks: z.array(DirectoryRemark),
  /** Rows that are not taken. */
  faulty: z.int(),
  /** Rows that say the same office once more. */
  repeated: z.int(),
  /** Headings that are not read. */
  unread: z.array(z.string()),
})
export type DirectoryReading = z.infer<typeof DirectoryReading>

/** Of a table of which nothing is used. */
export const NOTHING_LISTED: DirectoryReading = {
  refused: null,
  entries: [],
  remarks: [],
  faulty: 0,
  repeated: 0,
  unread: [],
}

/** Titles may stand over the headings, but not more rows of them than this. */
const ROWS_BEFORE_HEADING = 20
/** Of a cell that is quoted in a remark. */
const LONGEST_SAID = 60

type Remark = (field: DirectoryField, what: DirectoryRemark['what']) => void

/** A row by field: what its cells say, and where they stand. */
interface RowCells {
  readonly said: ReadonlyMap<DirectoryField, string>
  readonly cells: ReadonlyMap<DirectoryField, { readonly at: string; readonly heading: string }>
  /** The first cell of a field that is broken. */
  readonly broken: ReadonlyMap<DirectoryField, DirectoryQuestion>
}

const brokenBy = ({ value, formula }: TableCell): DirectoryQuestion | null => {
  if (value.kind === 'error') return 'error_cell'
  return value.kind === 'empty' && formula ? 'formula_unsaved' : null
}

const cellsOf = (row: TableRow, { columns }: DirectoryLayout): RowCells => {
  const byColumn = new Map(row.cells.map((cell) => [cell.column, cell]))
  const said = new Map<DirectoryField, string>()
  const cells = new Map<DirectoryField, { at: string; heading: string }>()
  const broken = new Map<DirectoryField, DirectoryQuestion>()
  for (const [field, named] of columns) {
    const words = new Set<string>()
    for (const { column, heading } of named) {
      const cell = byColumn.get(column)
      if (!cells.has(field)) cells.set(field, { at: `${columnName(column)}${row.number}`, heading })
      if (!cell) continue
      const fault = brokenBy(cell)
      if (fault) broken.set(field, fault)
      else words.add(visible(cellText(cell)))
    }
    said.set(field, [...words].filter(Boolean).join(', '))
  }
  return { said, cells, broken }
}

const CLOCK_DAY = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?:\s*г\.?)?$/

/** A day as it stands in a cell: `2026-11-25` where it is a true one, `25.11.2026`, «25 ноября 2026 года»; null – none. */
const dayIn = (said: string, { today, dates }: Reading): LocalDate | null => {
  const [, day = '', month = '', year = ''] = CLOCK_DAY.exec(said) ?? []
  const whole = year.length === 2 ? `20${year}` : year
  const written = day === '' ? said : `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (z.iso.date().safeParse(written).success) return written
  const read = day === '' ? readDate(said, today, 'past', dates) : null
  return read !== null && 'date' in read ? read.date : null
}

/** What a row is read with. */
interface Reading {
  readonly columns: DirectoryColumns
  /** The words that days are said with. */
  readonly dates: DateWords
  readonly today: LocalDate
}

/** Reads one row, part by part. */
class OfficeRow {
  readonly #row: RowCells
  readonly #remark: Remark
  readonly #reading: Reading

  constructor(row: RowCells, reading: Reading, remark: Remark) {
    this.#row = row
    this.#reading = reading
    this.#remark = remark
  }

  read(): DirectoryEntry | null {
    for (const [field, what] of this.#row.broken) this.#remark(field, what)
    const name = this.#needed('name', 'name_missing')
    const address = this.#needed('address', 'address_missing')
    const kind = this.#kind(name)
    const checkedOn = this.#checkedOn()
    const [hours, floor, bus] = [this.#words('hours'), this.#floor(), this.#words('bus')]
    const [phone, lift] = [this.#phone(), this.#lift()]
    if (name === null || address === null || kind === null || checkedOn === null) return null
    if (hours === undefined || floor === undefined || bus === undefined) return null
    return { kind, name, address, phone, hours, floor, lift, bus, checkedOn }
  }

  #said(field: DirectoryField): string {
    const said = this.#row.said.get(field) ?? ''
    return this.#reading.columns.nothing.some((each) => plainWords(each) === plainWords(said)) ? '' : said
  }

  #needed(field: 'name' | 'address', fault: DirectoryFault): string | null {
    const said = this.#words(field)
    if (said === null) this.#remark(field, fault)
    return said ?? null
  }

  /** Words that have room on a screen; null – none, undefined – there are too many. */
  #words(field: keyof typeof LONGEST): string | null | undefined {
    const said = this.#said(field)
    if ([...said].length <= LONGEST[field])
      return said.length < 2 && field !== 'floor' && field !== 'bus' ? null : said || null
    this.#remark(field, 'too_long')
    return undefined
  }

  #kind(name: string | null): string | null {
    const { columns } = this.#reading
    const said = this.#said('kind')
    const kind = kindIn(said, columns) ?? (name === null ? null : kindIn(name, columns))
    if (kind === null && name !== null) this.#remark(said === '' ? 'name' : 'kind', 'kind_unknown')
    return kind
  }

  /** «2 этаж» is «2»; words stay as they are. */
  #floor(): string | null | undefined {
    const said = this.#words('floor')
    if (said === null || said === undefined) return said
    const beside = this.#reading.columns.beside_floor.map(plainWords)
    const rest = plainWords(said)
      .split(' ')
      .filter((word) => !beside.includes(word))
      .join(' ')
    return rest === '' ? said : /^\d{1,2}$/.test(rest) ? String(Number(rest)) : said
  }

  #lift(): boolean | null {
    const said = plainWords(this.#said('lift'))
    if (said === '') return null
    const { yes, no } = this.#reading.columns
    if (no.some((each) => contains(said, plainWords(each)))) return false
    if (yes.some((each) => contains(said, plainWords(each)))) return true
    this.#remark('lift', 'lift_unclear')
    return null
  }

  #phone(): string | null {
    const said = this.#said('phone')
    if (said === '') return null
    const read = readPhoneNumber(said)
    const phone = 'phone' in read ? shownNumber(read.phone) : null
    if (phone === null) this.#remark('phone', 'phone_unclear')
    return phone
  }

  /** The day on which somebody made sure of it; today where the table names none. */
  #checkedOn(): LocalDate | null {
    const { today } = this.#reading
    const said = this.#said('checked')
    if (said === '') return today
    const day = dayIn(said, this.#reading)
    if (day === null || day < addMonths(today, -240)) this.#remark('checked', 'checked_unclear')
    else if (day > today) this.#remark('checked', 'checked_ahead')
    else return day
    return null
  }
}

const contains = (said: string, words: string): boolean => ` ${said} `.includes(` ${words} `)

interface SheetState {
  readonly sheet: string | null
  layout: DirectoryLayout | null
  before: number
}

/** What an office is known by when it comes again: its kind and name, and where two are called the same its address. */
export const officeKey = ({
  kind,
  name,
  address,
}: Pick<DirectoryEntry, 'kind' | 'name' | 'address'>): string =>
  [kind, plainWords(name), plainWords(address)].join('\n')

/**
 * Reads a table of organisations row by row: finds the headings under titles, and keeps apart what is taken, what is not
 * and which cells are left out (C2).
 * @example
 * const table = new DirectoryTable({ columns, dates, today: '2026-11-30' })
 * for (const row of rows) table.take(row)
 * const { entries, remarks } = table.result()
 */
export class DirectoryTable {
  readonly #reading: Reading
  readonly #headings: DirectoryHeadings
  readonly #layouts: DirectoryLayout[] = []
  readonly #entries = new Map<string, DirectoryEntry>()
  readonly #remarks: DirectoryRemark[] = []
  #sheet: SheetState | null = null
  #counts = { rows: 0, faulty: 0, repeated: 0 }

  constructor(reading: Reading) {
    this.#reading = reading
    this.#headings = directoryHeadings(reading.columns)
  }

  take(row: TableRow): void {
    const sheet = this.#sheetOf(row)
    if (sheet.layout === null) {
      this.#seek(row, sheet)
      return
    }
    if (missingInDirectory(sheet.layout).length > 0 || isTitle(row)) return
    const cells = cellsOf(row, sheet.layout)
    const isEmpty = [...cells.said.values()].every((said) => said === '') && cells.broken.size === 0
    if (!isEmpty && !this.isTooLong) this.#read(row, cells)
  }

  /** Whether there are more rows than a region has offices. */
  get isTooLong(): boolean {
    return this.#counts.rows > MOST_OFFICES
  }

  /** What the table came to, after its last row. */
  result(): DirectoryReading {
    const why = this.#refusal()
    if (why !== null)
      return {
        ...NOTHING_LISTED,
        refused: { why, limit: why === 'too_many_offices' ? MOST_OFFICES : null, row: null },
      }
    const unread = this.#layouts.flatMap(({ unknown, repeated }) => [...unknown, ...repeated])
    return {
      refused: null,
      entries: [...this.#entries.values()],
      remarks: this.#remarks,
      faulty: this.#counts.faulty,
      repeated: this.#counts.repeated,
      unread: [...new Set(unread.map(({ heading }) => heading))],
    }
  }

  #refusal(): string | null {
    if (this.isTooLong) return 'too_many_offices'
    if (this.#counts.rows > 0) return null
    if (this.#layouts.length === 0) return 'no_heading'
    return this.#layouts.some((each) => missingInDirectory(each).length === 0)
      ? 'no_offices'
      : 'columns_missing'
  }

  #sheetOf(row: TableRow): SheetState {
    if (this.#sheet?.sheet !== row.sheet) this.#sheet = { sheet: row.sheet, layout: null, before: 0 }
    return this.#sheet as SheetState
  }

  #seek(row: TableRow, sheet: SheetState): void {
    sheet.before += 1
    if (sheet.before > ROWS_BEFORE_HEADING) return
    sheet.layout = directoryLayoutOf(row, this.#headings)
    if (sheet.layout) this.#layouts.push(sheet.layout)
  }

  #read(row: TableRow, cells: RowCells): void {
    this.#counts.rows += 1
    const entry = new OfficeRow(cells, this.#reading, (field, what) =>
      this.#note(row, cells, field, what),
    ).read()
    if (entry === null) {
      this.#counts.faulty += 1
      return
    }
    const key = officeKey(entry)
    if (this.#entries.has(key)) this.#counts.repeated += 1
    else this.#entries.set(key, entry)
  }

  #note(
    row: TableRow,
    { said, cells }: RowCells,
    field: DirectoryField,
    what: DirectoryRemark['what'],
  ): void {
    const { at, heading } = cells.get(field) ?? { at: `${row.number}`, heading: '' }
    const isFault = DirectoryFault.safeParse(what).success
    const quoted = shortText(said.get(field) ?? '', LONGEST_SAID)
    this.#remarks.push({ sheet: row.sheet, row: row.number, at, heading, field, said: quoted, what, isFault })
  }
}
