import { z } from 'zod'
import type { LocalDate } from '../calendar/local-date.ts'
import { addMonths } from '../calendar/local-date.ts'
import { readPhoneNumber } from '../numbers/phone-number.ts'
import { cellText, columnName, type TableCell, type TableRow } from '../tables/cell.ts'
import { plainWords } from '../tables/layout.ts'
import { visible } from '../text/visible.ts'
import { readDate } from '../when/read-date.ts'
import type { DateWords } from '../when/when-words.ts'
import {
  type DirectoryColumns,
  type DirectoryField,
  type DirectoryLayout,
  kindIn,
} from './directory-columns.ts'
import { type DirectoryEntry, LONGEST } from './directory-office.ts'
import type { DirectoryFault, DirectoryQuestion, DirectoryRemark } from './directory-reading.ts'
import { shownNumber } from './shown-number.ts'

/** Notes what is wrong with a cell of the row. */
type Remark = (field: DirectoryField, what: DirectoryRemark['what']) => void

/** A row by field: what its cells say, and where they stand. */
export interface RowCells {
  readonly said: ReadonlyMap<DirectoryField, string>
  readonly cells: ReadonlyMap<DirectoryField, { readonly at: string; readonly heading: string }>
  /** The first cell of a field that is broken. */
  readonly broken: ReadonlyMap<DirectoryField, DirectoryQuestion>
}

const brokenBy = ({ value, formula }: TableCell): DirectoryQuestion | null => {
  if (value.kind === 'error') return 'error_cell'
  return value.kind === 'empty' && formula ? 'formula_unsaved' : null
}

/** What a row says, field by field. */
export const cellsOf = (row: TableRow, { columns }: DirectoryLayout): RowCells => {
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
const dayIn = (said: string, { today, dates }: RowReading): LocalDate | null => {
  const [, day = '', month = '', year = ''] = CLOCK_DAY.exec(said) ?? []
  const whole = year.length === 2 ? `20${year}` : year
  const written = day === '' ? said : `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (z.iso.date().safeParse(written).success) return written
  const read = day === '' ? readDate(said, today, 'past', dates) : null
  return read !== null && 'date' in read ? read.date : null
}

/** What a row is read with. */
export interface RowReading {
  readonly columns: DirectoryColumns
  /** The words that days are said with. */
  readonly dates: DateWords
  readonly today: LocalDate
}

/** Reads one row, part by part. */
export class OfficeRow {
  readonly #row: RowCells
  readonly #remark: Remark
  readonly #reading: RowReading

  constructor(row: RowCells, reading: RowReading, remark: Remark) {
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
