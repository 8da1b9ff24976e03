import type { LocalDate } from '../calendar/local-date.ts'
import { maskLongNumbers } from '../numbers/mask.ts'
import { readPhoneNumber } from '../numbers/phone-number.ts'
import { cellText, type TableCell, type TableRow } from '../tables/cell.ts'
import { plainWords } from '../tables/layout.ts'
import { readBirthDate } from './birth-date.ts'
import { Circumstance, Disability, Turn } from './categories.ts'
import { type PersonName, readPersonName, sexOfPatronymic, visible } from './person-name.ts'
import type { RegisterField } from './register-columns.ts'
import type { RegisterEntry } from './register-entry.ts'
import { type CellRemark, type RowContext, RowReader } from './row-reader.ts'

/** What became of a row: an entry with questions, or faults. Faults never hold what the cell said. */
export type RowReading =
  | { readonly entry: RegisterEntry; readonly questions: readonly CellRemark[] }
  | { readonly faults: readonly CellRemark[] }

const readName = (reader: RowReader, { words }: RowContext): PersonName | null => {
  const inParts = reader.hasColumn('surname') && reader.hasColumn('first')
  const fields: readonly RegisterField[] = inParts ? ['surname', 'first', 'patronymic'] : ['name']
  const parts = fields.map((field) => reader.texts(field).join(' '))
  if (fields.some((field) => reader.hasFault(field))) return null
  const read = readPersonName(parts, words.patronymics)
  if ('name' in read) return read.name
  const empty = fields.slice(0, 2).find((_, n) => parts[n] === '')
  reader.fault(empty ?? fields[0] ?? 'name', `name_${read.fault}`)
  return null
}

const readBirth = (reader: RowReader, { today, words }: RowContext): LocalDate | null => {
  const [found] = reader.cells('birth_date')
  if (reader.hasFault('birth_date')) return null
  const read = readBirthDate(found?.cell.value ?? { kind: 'empty' }, today, words)
  if ('date' in read) return read.date
  reader.fault('birth_date', `birth_${read.fault}`, found?.cell)
  return null
}

/** Whether a cell says one of the words; signs («+», «-») have to be there as they are. */
const says = (cell: TableCell, words: readonly string[]): boolean => {
  const said = visible(cellText(cell)).toLowerCase()
  const plain = plainWords(said)
  return words.some((word) => said === word.toLowerCase() || (plain !== '' && plain === plainWords(word)))
}

const readSex = (
  reader: RowReader,
  { words }: RowContext,
  name: PersonName | null,
): Pick<RegisterEntry, 'sex' | 'sexFrom'> => {
  const proposed = sexOfPatronymic(name?.patronymic ?? null, words.patronymics)
  const [found] = reader.cells('sex')
  if (!found) {
    reader.question('sex', proposed ? 'sex_proposed' : 'sex_unknown')
    return { sex: proposed, sexFrom: proposed ? 'patronymic' : null }
  }
  const sex = (['female', 'male'] as const).find((each) => says(found.cell, words.sex[each])) ?? null
  if (sex === null) reader.fault('sex', 'unclear_value', found.cell)
  else if (proposed !== null && proposed !== sex) reader.question('sex', 'sex_differs', found.cell)
  return { sex, sexFrom: sex && 'stated' }
}

/** Several numbers in a cell stand apart by sign, line or word: «8 900 …, доч. 8 901 …». */
const numbersIn = (text: string): string[] =>
  text
    .split(/[,;\n\r/|]+|(?<=\d)\s+(?=(?:\+7|8)[\s(-]*\d{3}[\s)-])/u)
    .map((each) => each.trim())
    .filter(Boolean)

const readPhones = (reader: RowReader): string[] => {
  const phones = reader.cells('phone').flatMap(({ cell }) =>
    numbersIn(cellText(cell)).flatMap((typed) => {
      const read = readPhoneNumber(typed)
      if ('phone' in read) return [read.phone]
      reader.fault('phone', `phone_${read.fault}`, cell)
      return []
    }),
  )
  return [...new Set(phones)]
}

const readDisability = (reader: RowReader, { words }: RowContext): RegisterEntry['disability'] => {
  const [found] = reader.cells('disability')
  if (!found) return null
  if (says(found.cell, [...words.no_disability, ...words.no])) return 'none'
  const group = Disability.options.find((each) => says(found.cell, words.disability[each]))
  if (!group) reader.fault('disability', 'unclear_value', found.cell)
  return group ?? null
}

/** «Да», «+», «1» and their opposites; an empty cell says nothing. */
const readCircumstances = (reader: RowReader, { words }: RowContext): RegisterEntry['circumstances'] => {
  const said: Partial<Record<Circumstance, boolean>> = {}
  for (const field of Circumstance.options) {
    const [found] = reader.cells(field)
    if (!found) continue
    if (says(found.cell, words.yes)) said[field] = true
    else if (says(found.cell, words.no)) said[field] = false
    else reader.fault(field, 'unclear_value', found.cell)
  }
  return said
}

const readTurns = (reader: RowReader, { today, words }: RowContext): RegisterEntry['since'] => {
  const since: Partial<Record<Turn, LocalDate>> = {}
  for (const turn of Turn.options) {
    const [found] = reader.cells(turn)
    if (!found) continue
    const read = readBirthDate(found.cell.value, today, words)
    if ('date' in read) since[turn] = read.date
    else reader.fault(turn, `since_${read.fault}`, found.cell)
  }
  return since
}

const readNote = (reader: RowReader): string | null => {
  const said = reader.texts('note').join('; ')
  const masked = maskLongNumbers(said)
  if (masked !== said) reader.question('note', 'numbers_masked', reader.cells('note')[0]?.cell)
  return masked || null
}

const readDistrict = (reader: RowReader, { districts }: RowContext): string | null => {
  const [found] = districts ? reader.cells('district') : []
  if (!found || !districts) return null
  const known = districts.get(plainWords(cellText(found.cell)))
  if (known === undefined) reader.fault('district', 'district_unknown', found.cell)
  return known ?? null
}

/**
 * Reads one row of a register. Either all of it can be used, or it is refused with every fault named by row and
 * column; nothing is mended in silence: what was guessed is a question.
 */
export const readRegisterRow = (row: TableRow, context: RowContext): RowReading => {
  const reader = new RowReader(row, context)
  const name = readName(reader, context)
  const birthDate = readBirth(reader, context)
  const said = {
    ...readSex(reader, context, name),
    phones: readPhones(reader),
    address: reader.texts('address').join(', ') || null,
    disability: readDisability(reader, context),
    circumstances: readCircumstances(reader, context),
    since: readTurns(reader, context),
    note: readNote(reader),
    district: readDistrict(reader, context),
  }
  if (name === null || birthDate === null || reader.faults.length > 0) return { faults: reader.faults }
  return { entry: { name, birthDate, ...said }, questions: reader.questions }
}
