import type { LocalDate } from '../calendar/local-date.ts'
import { cellText, columnName, type TableCell, type TableRow } from '../tables/cell.ts'
import { type NamedColumn, plainWords } from '../tables/layout.ts'
import { visible } from '../text/visible.ts'
import { sexOfPatronymic } from './person-name.ts'
import { readBirth } from './read-birth.ts'
import { readCategories } from './read-categories.ts'
import { readNameCell } from './read-name-cell.ts'
import { readPhones } from './read-phones.ts'
import type { RegisterField, RegisterLayout, RegisterVocabulary } from './register-columns.ts'

/** What a list without headings is read with. */
export interface InferringParts {
  readonly words: RegisterVocabulary['values']
  readonly today: LocalDate
}

const LONGEST_DATE = 30
const FEWEST_PHONE_DIGITS = 10

const isName = (text: string, { words }: InferringParts): boolean => {
  const { name, doubt } = readNameCell([text], words.patronymics)
  return doubt === null && name !== null && sexOfPatronymic(name.patronymic, words.patronymics) !== null
}

const isBirth = ({ value }: TableCell, { words, today }: InferringParts): boolean => {
  if (value.kind === 'text' && value.text.length > LONGEST_DATE) return false
  const { birth, doubt } = readBirth(value, today, words)
  return birth !== null && (doubt === null || doubt === 'year_only' || doubt === 'month_only')
}

const isPhone = (text: string, { words }: InferringParts): boolean =>
  text.replace(/\D/g, '').length >= FEWEST_PHONE_DIGITS && readPhones(text, words).doubts.length === 0

/** «Мира 5-7», «Ленина, 12/3 кв. 4»: a name of a street and numbers. */
const STREET_AND_HOUSE =
  /^\p{L}[\p{L}\s.-]{2,40},?\s*\d{1,4}\s*\p{L}?(?:\s*[-/,]\s*(?:\p{L}+\.?\s*)?\d{1,4})?$/u

/** «с. Мирное», «д 5»: a letter alone is of an address only with a point or a number behind it («ходит с тростью»). */
const letterOfPlace = (letter: string): RegExp => new RegExp(`(?<!\\p{L})${letter}(?:\\.|\\s*\\d)`, 'iu')

const isAddress = (text: string, { words }: InferringParts): boolean => {
  if (STREET_AND_HOUSE.test(text)) return true
  const said = plainWords(text).split(' ')
  return words.address_words.some((word) =>
    word.length === 1 ? letterOfPlace(word).test(text) : said.includes(word),
  )
}

/** What a cell of somebody's row is by itself; null – a number, or nothing. */
export const fieldOf = (cell: TableCell, parts: InferringParts): RegisterField | null => {
  const text = visible(cellText(cell))
  if (text === '') return null
  if (isName(text, parts)) return 'name'
  if (isBirth(cell, parts)) return 'birth_date'
  if (isPhone(text, parts)) return 'phone'
  if (!/\p{L}/u.test(text)) return null
  if (isAddress(text, parts)) return 'address'
  return readCategories(text, parts.words).said.size > 0 ? 'category' : 'note'
}

const named = (column: number): NamedColumn => ({ column, heading: columnName(column) })

/** Surname, first name and patronymic in three cells side by side: known by the last of them. */
const namesApart = ({ cells }: TableRow, { words }: InferringParts): readonly number[] | null => {
  const isWord = (cell: TableCell | undefined) => /^[\p{L}-]{2,}$/u.test(cell ? visible(cellText(cell)) : '')
  const last = cells.findIndex(
    (cell, n) =>
      isWord(cell) &&
      isWord(cells[n - 1]) &&
      isWord(cells[n - 2]) &&
      sexOfPatronymic(visible(cellText(cell)), words.patronymics) !== null,
  )
  return last < 2 ? null : cells.slice(last - 2, last + 1).map(({ column }) => column)
}

/** «5-7» in the cell behind a street. */
const besideAddress = (
  cell: TableCell,
  columns: ReadonlyMap<RegisterField, readonly NamedColumn[]>,
): RegisterField | null => {
  const isBehind = columns.get('address')?.at(-1)?.column === cell.column - 1
  return isBehind && /^\d[\d\s/-]{0,8}$/.test(visible(cellText(cell))) ? 'address' : null
}

/**
 * The layout of a list without headings, told from what one row of it holds; columns that `known` knows already stay. Null
 * – the row names no person with a date of birth, a number or an address.
 */
export const inferredLayout = (
  row: TableRow,
  parts: InferringParts,
  known: RegisterLayout | null = null,
): RegisterLayout | null => {
  const columns = new Map<RegisterField, readonly NamedColumn[]>(known?.columns)
  const taken = new Set([...columns.values()].flat().map(({ column }) => column))
  const apart = known === null ? namesApart(row, parts) : null
  const put = (field: RegisterField, column: number): void => {
    columns.set(field, [...(columns.get(field) ?? []), named(column)])
    taken.add(column)
  }
  for (const [n, field] of (['surname', 'first', 'patronymic'] as const).entries())
    if (apart?.[n] !== undefined) put(field, apart[n])
  for (const cell of row.cells) {
    const field = taken.has(cell.column) ? null : (fieldOf(cell, parts) ?? besideAddress(cell, columns))
    const isSecond = (field === 'name' || field === 'birth_date') && columns.has(field)
    if (field !== null) put(isSecond ? 'note' : field, cell.column)
  }
  const hasName = columns.has('name') || columns.has('surname')
  const hasMore = (['birth_date', 'phone', 'address'] as const).some((field) => columns.has(field))
  return hasName && hasMore ? { columns, unknown: [], repeated: [], refused: [], ignored: [] } : null
}
