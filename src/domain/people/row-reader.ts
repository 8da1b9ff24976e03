import type { LocalDate } from '../calendar/local-date.ts'
import type { PhoneFault } from '../numbers/phone-number.ts'
import { cellText, columnName, type TableCell, type TableRow } from '../tables/cell.ts'
import type { NamedColumn } from '../tables/layout.ts'
import type { BirthDateFault } from './birth-date.ts'
import { type NameFault, visible } from './person-name.ts'
import type { RegisterColumns, RegisterField, RegisterLayout } from './register-columns.ts'

/** Why a cell is refused, or what is asked about it. */
export type CellTrouble =
  | `name_${NameFault}`
  | `birth_${BirthDateFault}`
  | `phone_${PhoneFault}`
  | `since_${BirthDateFault}`
  /** The word says neither yes nor no, or names no group of disability, or no sex. */
  | 'unclear_value'
  /** `#REF!` and its kin. */
  | 'error_cell'
  /** A formula that was saved without its value. */
  | 'formula_unsaved'
  /** A name or date of birth that is shared with another row. */
  | 'shared_cell'
  /** Letters were lost on the way: � */
  | 'garbled'
  | 'too_long'
  /** No district of that name is among those that the sender may fill. */
  | 'district_unknown'
  /** The same person stands in the list of a district that is not the sender's. */
  | 'elsewhere'
  // Questions: the row is read, a person should look.
  | 'formula'
  | 'sex_proposed'
  | 'sex_differs'
  | 'sex_unknown'
  | 'numbers_masked'

/** A remark on one cell: named by row and column. */
export interface CellRemark {
  readonly trouble: CellTrouble
  readonly field: RegisterField
  /** The heading of its column as it stands in the file; of the name's column where the field has none. */
  readonly heading: string
  /** `C17`. */
  readonly at: string
}

/** How a sheet is read. */
export interface RowContext {
  readonly layout: RegisterLayout
  readonly words: RegisterColumns['values']
  readonly today: LocalDate
  /** Ids of the sender's districts by their names as {@link plainWords} gives them; without it the column is not read. */
  readonly districts?: ReadonlyMap<string, string>
}

/** Addresses and notes longer than this are pasted by mistake. */
const LONGEST: Readonly<Partial<Record<RegisterField, number>>> = { address: 300, note: 1_000, phone: 200 }

interface Found {
  readonly cell: TableCell
  readonly heading: string
}

/** What tells one person from another: never taken from the row above. */
const IDENTITY: readonly RegisterField[] = ['name', 'surname', 'first', 'patronymic', 'birth_date']

/** Reads the cells of one row and gathers what is to be said of them. */
export class RowReader {
  readonly faults: CellRemark[] = []
  readonly questions: CellRemark[] = []
  readonly #row: TableRow
  readonly #context: RowContext
  readonly #cells: ReadonlyMap<number, TableCell>
  readonly #found = new Map<RegisterField, Found[]>()

  constructor(row: TableRow, context: RowContext) {
    this.#row = row
    this.#context = context
    this.#cells = new Map(row.cells.map((cell) => [cell.column, cell]))
  }

  /** Cells of a field that hold something which can be used; each is judged once. */
  cells(field: RegisterField): Found[] {
    const before = this.#found.get(field)
    if (before) return before
    const found = this.#usable(field)
    this.#found.set(field, found)
    return found
  }

  #usable(field: RegisterField): Found[] {
    return (this.#context.layout.columns.get(field) ?? []).flatMap(({ column, heading }) => {
      const cell = this.#cells.get(column)
      return cell && this.#isUsable(field, cell) ? [{ cell, heading }] : []
    })
  }

  /** What people typed in the cells of a field, without what cannot be seen. */
  texts(field: RegisterField): string[] {
    return this.cells(field).map(({ cell }) => visible(cellText(cell)))
  }

  fault(field: RegisterField, trouble: CellTrouble, cell?: TableCell): void {
    this.faults.push(this.#remark(field, trouble, cell))
  }

  question(field: RegisterField, trouble: CellTrouble, cell?: TableCell): void {
    this.questions.push(this.#remark(field, trouble, cell))
  }

  hasColumn(field: RegisterField): boolean {
    return this.#context.layout.columns.has(field)
  }

  hasFault(field: RegisterField): boolean {
    return this.faults.some((each) => each.field === field)
  }

  /** A remark on a field as a whole. */
  remark(field: RegisterField, trouble: CellTrouble): CellRemark {
    return this.#remark(field, trouble)
  }

  #remark(field: RegisterField, trouble: CellTrouble, cell?: TableCell): CellRemark {
    const columns = this.#columnsFor(field)
    const named = columns.find(({ column }) => column === cell?.column) ?? columns[0]
    const at = cell?.at ?? `${columnName(named?.column ?? 1)}${this.#row.number}`
    return { trouble, field, heading: named?.heading ?? '', at }
  }

  /** A field without a column is spoken of where it was told from: at the patronymic, or the name. */
  #columnsFor(field: RegisterField): readonly NamedColumn[] {
    const { columns } = this.#context.layout
    const shown = ([field, 'patronymic', 'name', 'surname'] as const).find((each) => columns.has(each))
    return (shown && columns.get(shown)) ?? []
  }

  #isUsable(field: RegisterField, cell: TableCell): boolean {
    const { value } = cell
    if (value.kind === 'error') this.fault(field, 'error_cell', cell)
    else if (value.kind === 'empty' && cell.formula) this.fault(field, 'formula_unsaved', cell)
    else if (value.kind === 'empty') return false
    else if (cell.under !== null && IDENTITY.includes(field)) this.fault(field, 'shared_cell', cell)
    else if (value.kind === 'text' && value.text.includes('\uFFFD')) this.fault(field, 'garbled', cell)
    else if (cellText(cell).length > (LONGEST[field] ?? Number.POSITIVE_INFINITY))
      this.fault(field, 'too_long', cell)
    else {
      if (cell.formula) this.question(field, 'formula', cell)
      return true
    }
    return false
  }
}
