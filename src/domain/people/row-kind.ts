import { cellText, type TableRow } from '../tables/cell.ts'
import { plainWords } from '../tables/layout.ts'
import type { PersonName } from './person-name.ts'
import type { RegisterField } from './register-columns.ts'
import type { CellRemark, RowContext, RowReader } from './row-reader.ts'

const NAMES: readonly RegisterField[] = ['name', 'surname', 'first', 'patronymic']

/** Columns that say something of a person beside the name. */
const othersFilled = (reader: RowReader, { layout }: RowContext): boolean =>
  [...layout.columns.keys()].some((field) => !NAMES.includes(field) && reader.isFilled(field))

const isNumbers = ({ cells }: TableRow): boolean =>
  cells.every((cell) => /^\d{0,3}[.)]?$/.test(cellText(cell).trim()))

/**
 * Whether a row is surely no person: a sum («Итого: 80»), a signature, a line that numbers the columns, a title between
 * the rows («Улица Ленина»), or a row without a name and without anything else of a person. False – it is one; else what
 * is to be said of it, null – nothing.
 */
export const isNoPerson = (
  row: TableRow,
  reader: RowReader,
  context: RowContext,
  name: PersonName | null,
): CellRemark | null | false => {
  const field = NAMES.find((each) => reader.texts(each).join('') !== '') ?? 'name'
  const [first = ''] = plainWords(reader.texts(field).join(' ')).split(' ')
  const { not_people, titles } = context.words
  if (isNumbers(row) || not_people.includes(first)) return null
  if (othersFilled(reader, context)) return false
  if (name === null) return null
  const isTitle = titles.includes(first) || reader.doubts.length > 0
  return isTitle ? { ...reader.remark(field, 'not_a_person'), said: '' } : false
}
