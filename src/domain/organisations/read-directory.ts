import type { TableRow } from '../tables/cell.ts'
import { isTitle, plainWords } from '../tables/layout.ts'
import { shortText } from '../text/cut-text.ts'
import {
  type DirectoryField,
  type DirectoryHeadings,
  type DirectoryLayout,
  directoryHeadings,
  directoryLayoutOf,
  missingInDirectory,
} from './directory-columns.ts'
import { type DirectoryEntry, MOST_OFFICES } from './directory-office.ts'
import {
  DirectoryFault,
  type DirectoryReading,
  type DirectoryRemark,
  NOTHING_LISTED,
} from './directory-reading.ts'
import { cellsOf, OfficeRow, type RowCells, type RowReading } from './office-row.ts'

/** Titles may stand over the headings, but not more rows of them than this. */
const ROWS_BEFORE_HEADING = 20
/** Of a cell that is quoted in a remark. */
const LONGEST_SAID = 60

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
  readonly #reading: RowReading
  readonly #headings: DirectoryHeadings
  readonly #layouts: DirectoryLayout[] = []
  readonly #entries = new Map<string, DirectoryEntry>()
  readonly #remarks: DirectoryRemark[] = []
  #sheet: SheetState | null = null
  #counts = { rows: 0, faulty: 0, repeated: 0 }

  constructor(reading: RowReading) {
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
