import type { LocalDate } from '../calendar/local-date.ts'
import { maskLongNumbers } from '../numbers/mask.ts'
import { cellText, columnName, type TableCell, type TableRow } from '../tables/cell.ts'
import type { NamedColumn } from '../tables/layout.ts'
import { cutText } from '../text/cut-text.ts'
import { visible } from '../text/visible.ts'
import type { BirthDateFault } from './birth-date.ts'
import { CARD_FIELD_NAMES } from './card-facts.ts'
import { CARD_FIELDS } from './card-fields.ts'
import type { NameFault } from './person-name.ts'
import type { BirthDoubt } from './read-birth.ts'
import type { GoneSaid } from './read-gone.ts'
import type { PhoneDoubt } from './read-phones.ts'
import type { RegisterField, RegisterLayout, RegisterVocabulary } from './register-columns.ts'

/** What is doubtful about a cell, or why its row is left out. */
export type CellTrouble =
  | `name_${NameFault}`
  | `birth_${BirthDoubt}`
  | `phone_${PhoneDoubt}`
  | `since_${BirthDateFault}`
  /** The word says neither yes nor no, or names no sex. */
  | 'unclear_value'
  /** «Инвалид» without a group. */
  | 'disability_group'
  /** A grown-up is called a child with a disability. */
  | 'disability_grown'
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
  /** The row is one of a district of the department that is not the sender's. */
  | 'district_foreign'
  /** The same person stands in the list of a district that is not the sender's. */
  | 'elsewhere'
  /** An employee typed another thing into the card, which stays until somebody says otherwise. */
  | 'by_hand'
  /** The list says that the person died, moved away, lives in a home or refuses: nobody invites them until it is answered. */
  | GoneSaid
  /** Another row of the list says another thing of the same person. */
  | 'said_twice'
  /** Excel made a day of «5/10». */
  | 'address_date'
  // Remarks: the row is read, a person may look.
  | 'formula'
  | 'sex_proposed'
  | 'sex_differs'
  | 'sex_unknown'
  | 'numbers_masked'
  | 'diagnosis_left_out'
  /** A title, a sum or a signature between the people. */
  | 'not_a_person'

/** A remark on one cell: named by row and column. */
export interface CellRemark {
  readonly trouble: CellTrouble
  readonly field: RegisterField
  /** The heading of its column as it stands in the file; of the name's column where the field has none. */
  readonly heading: string
  /** `C17`. */
  readonly at: string
  /** What a doubtful cell says, so that it can be asked about; '' – nothing, or it is no doubt. */
  readonly said: string
}

/** How a sheet is read. */
export interface RowContext {
  readonly layout: RegisterLayout
  readonly words: RegisterVocabulary['values']
  readonly today: LocalDate
  /** Ids of the sender's districts by their names as {@link plainWords} gives them; without it the column is not read. */
  readonly districts?: ReadonlyMap<string, string>
  /** Names of the department's other districts, as {@link plainWords} gives them. */
  readonly foreign?: ReadonlySet<string>
  /** Beginnings of words by which a document is known: its numbers are kept nowhere. */
  readonly documents: readonly string[]
  /** What stands over the row: the sheet's name, the last title between the rows («Умершие»). */
  readonly under?: string
}

/** Words that are longer than this are pasted by mistake. */
const LONGEST: ReadonlyMap<RegisterField, number> = new Map(
  CARD_FIELD_NAMES.map((name) => CARD_FIELDS[name]).flatMap(({ headings, longest }) =>
    longest === null ? [] : headings.map((heading) => [heading, longest] as const),
  ),
)
/** As much of a doubtful cell as a question can show. */
const LONGEST_SAID = 80

interface Found {
  readonly cell: TableCell
  readonly heading: string
}

/** A cell of a column that is no field of a card. */
export interface BesideCell extends Found {
  /** It stands before the names, where rows are numbered. */
  readonly isLeading: boolean
}

/** Columns by number of which something is known, and the first of the names. */
interface KnownColumns {
  readonly read: ReadonlySet<number>
  readonly headings: ReadonlyMap<number, string>
  readonly firstName: number
}

const prepared = new WeakMap<RegisterLayout, KnownColumns>()

const knownColumns = (layout: RegisterLayout): KnownColumns => {
  const before = prepared.get(layout)
  if (before) return before
  const { columns, ignored, refused, unknown, repeated } = layout
  const read = [...[...columns.values()].flat(), ...ignored, ...refused].map(({ column }) => column)
  const names = [...(columns.get('name') ?? []), ...(columns.get('surname') ?? [])].map(
    ({ column }) => column,
  )
  const known = {
    read: new Set(read),
    headings: new Map([...unknown, ...repeated].map(({ column, heading }) => [column, heading])),
    firstName: Math.min(...names),
  }
  prepared.set(layout, known)
  return known
}

/** What tells one person from another: never taken from the row above. */
const IDENTITY: readonly RegisterField[] = ['name', 'surname', 'first', 'patronymic', 'birth_date']

/** Reads the cells of one row and gathers what is to be said of them. */
export class RowReader {
  readonly doubts: CellRemark[] = []
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

  /** Filled cells of columns that are no field: unknown headings, repeated ones that say another thing, none at all. */
  besides(): BesideCell[] {
    const { read, headings, firstName } = knownColumns(this.#context.layout)
    const said = new Set(
      [...this.#cells.values()].flatMap((cell) => (read.has(cell.column) ? [cellText(cell)] : [])),
    )
    return [...this.#cells.values()].flatMap((cell) => {
      const { column, value } = cell
      if (read.has(column) || value.kind === 'empty' || value.kind === 'error' || said.has(cellText(cell)))
        return []
      return [{ cell, heading: headings.get(column) ?? '', isLeading: column < firstName }]
    })
  }

  /** What people typed in the cells of a field, without what cannot be seen. */
  texts(field: RegisterField): string[] {
    const most = LONGEST.get(field) ?? Number.POSITIVE_INFINITY
    return this.cells(field).map(({ cell }) =>
      visible(cutText(cellText(cell), most).replaceAll('\uFFFD', '')),
    )
  }

  /** The row is read, but a person has to say what this cell means. */
  doubt(field: RegisterField, trouble: CellTrouble, cell?: TableCell): void {
    this.doubts.push(this.#remark(field, trouble, cell, true))
  }

  /** A doubt about words that stand in no cell of their field. */
  doubtSaid(field: RegisterField, trouble: CellTrouble, said: string, cell?: TableCell): void {
    const remark = this.#remark(field, trouble, cell)
    this.doubts.push({ ...remark, said: maskLongNumbers(visible(cutText(said, LONGEST_SAID))) })
  }

  question(field: RegisterField, trouble: CellTrouble, cell?: TableCell): void {
    this.questions.push(this.#remark(field, trouble, cell))
  }

  hasColumn(field: RegisterField): boolean {
    return this.#context.layout.columns.has(field)
  }

  hasDoubt(field: RegisterField): boolean {
    return this.doubts.some((each) => each.field === field)
  }

  /** A remark on a field as a whole, with what its cell says. */
  remark(field: RegisterField, trouble: CellTrouble): CellRemark {
    return this.#remark(field, trouble, this.cells(field)[0]?.cell, true)
  }

  /** Whether any cell of a field is filled, usable or not. */
  isFilled(field: RegisterField): boolean {
    return (this.#context.layout.columns.get(field) ?? []).some(({ column }) => {
      const cell = this.#cells.get(column)
      return cell !== undefined && cell.under === null && visible(cellText(cell)) !== ''
    })
  }

  #remark(field: RegisterField, trouble: CellTrouble, cell?: TableCell, isSaid = false): CellRemark {
    const columns = this.#columnsFor(field)
    const named = columns.find(({ column }) => column === cell?.column) ?? columns[0]
    const at = cell?.at ?? `${columnName(named?.column ?? 1)}${this.#row.number}`
    const words = isSaid && cell ? visible(cutText(cellText(cell), LONGEST_SAID)) : ''
    // Digits of a phone and of a date are what is asked about; any other long number may be a document's.
    const said =
      field === 'phone' || field === 'birth_date' || field === 'age' ? words : maskLongNumbers(words)
    return { trouble, field, heading: named?.heading ?? '', at, said }
  }

  /** A field without a column is spoken of where it was told from: at the patronymic, or the name. */
  #columnsFor(field: RegisterField): readonly NamedColumn[] {
    const { columns } = this.#context.layout
    const shown = ([field, 'patronymic', 'name', 'surname'] as const).find((each) => columns.has(each))
    return (shown && columns.get(shown)) ?? []
  }

  #isUsable(field: RegisterField, cell: TableCell): boolean {
    const { value } = cell
    if (value.kind === 'empty' && !cell.formula) return false
    const unusable = this.#whyUnusable(field, cell)
    if (unusable !== null) {
      this.doubt(field, unusable, cell)
      return false
    }
    if (value.kind === 'text' && value.text.includes('\uFFFD')) this.doubt(field, 'garbled', cell)
    else if (cellText(cell).length > (LONGEST.get(field) ?? Number.POSITIVE_INFINITY))
      this.doubt(field, 'too_long', cell)
    else if (cell.formula) this.question(field, 'formula', cell)
    return true
  }

  #whyUnusable(field: RegisterField, { value, under }: TableCell): CellTrouble | null {
    if (value.kind === 'error') return 'error_cell'
    if (value.kind === 'empty') return 'formula_unsaved'
    return under !== null && IDENTITY.includes(field) ? 'shared_cell' : null
  }
}
