import type { LocalDate } from '../calendar/local-date.ts'
import { cellText, type TableCell, type TableRow } from '../tables/cell.ts'
import { plainWords } from '../tables/layout.ts'
import { visible } from '../text/visible.ts'
import { ageOn } from './age.ts'
import type { BirthDate } from './birth.ts'
import { readBirthDate } from './birth-date.ts'
import { Circumstance, Disability, Turn } from './categories.ts'
import { keptWords } from './kept-words.ts'
import { type PersonName, sexOfPatronymic } from './person-name.ts'
import { phoneInWords, withoutRepeats } from './phone-list.ts'
import { type Beside, phonesAmongWords, readBeside } from './read-beside.ts'
import { readBirth } from './read-birth.ts'
import { disabilityIn, readCategories } from './read-categories.ts'
import { readGone } from './read-gone.ts'
import { type NameReading, readNameCell } from './read-name-cell.ts'
import { readPhones } from './read-phones.ts'
import { readWordsFields } from './read-words-field.ts'
import type { RegisterField, SaidCategory } from './register-columns.ts'
import type { RegisterEntry } from './register-entry.ts'
import { isNoPerson } from './row-kind.ts'
import { type CellRemark, type RowContext, RowReader } from './row-reader.ts'

/**
 * What became of a row: an entry, with what is doubtful in it and what may be looked at; or nobody, with the reason. A null
 * reason – the row is a sum, a line of numbers or empty, and not worth a word.
 */
export type RowReading =
  | {
      readonly entry: RegisterEntry
      readonly doubts: readonly CellRemark[]
      readonly questions: readonly CellRemark[]
    }
  | { readonly nobody: CellRemark | null }

/** Words that are no answer to their own field, on their way to the note. */
type Leftovers = string[]

const nameFields = (reader: RowReader): readonly RegisterField[] => {
  const inParts = reader.hasColumn('surname') && (reader.hasColumn('first') || !reader.hasColumn('name'))
  return inParts ? ['surname', 'first', 'patronymic'] : ['name']
}

const readName = (reader: RowReader, { words }: RowContext): NameReading => {
  const fields = nameFields(reader)
  const parts = fields.map((field) => reader.texts(field).join(' '))
  const read = readNameCell(parts, words.patronymics)
  if (read.doubt === null || reader.doubts.some(({ field }) => fields.includes(field))) return read
  const empty = fields.slice(0, 2).find((_, n) => parts[n] === '')
  const field = empty ?? fields[0] ?? 'name'
  reader.doubt(field, `name_${read.doubt}`, reader.cells(field)[0]?.cell)
  return read
}

const OLDEST = 120

/** The year that an age tells, where a list has ages in place of dates. */
const readAge = (reader: RowReader, { today }: RowContext, left: Leftovers): BirthDate | null => {
  const [found] = reader.cells('age')
  if (!found) return null
  const said = visible(cellText(found.cell))
  const age = /^\d{1,3}(?!\d)/.exec(said)?.[0]
  if (age === undefined || Number(age) > OLDEST) {
    left.push(`${found.heading}: ${said}`)
    return null
  }
  reader.doubt('age', 'birth_from_age', found.cell)
  return String(Number(today.slice(0, 4)) - Number(age))
}

/** The date of birth, from its own column, from behind the name or from an age; what stood beside it is left over. */
const readBorn = (
  reader: RowReader,
  context: RowContext,
  behindName: string,
  left: Leftovers,
): BirthDate | null => {
  const { today, words } = context
  const [found] = reader.cells('birth_date')
  const beside = /\d/.test(behindName) ? readBirth({ kind: 'text', text: behindName }, today, words) : null
  if (beside?.birth) left.push(beside.rest)
  else if (/\p{L}/u.test(behindName)) left.push(behindName)
  if (!found) {
    if (beside?.birth && beside.doubt) reader.doubt('birth_date', `birth_${beside.doubt}`)
    const born = beside?.birth ?? readAge(reader, context, left)
    if (born === null && reader.hasColumn('birth_date') && !reader.hasDoubt('birth_date'))
      reader.doubt('birth_date', 'birth_missing')
    return born
  }
  const { birth, doubt, rest } = readBirth(found.cell.value, today, words)
  if (doubt !== null) reader.doubt('birth_date', `birth_${doubt}`, found.cell)
  if (rest !== '') left.push(`${found.heading}: ${rest}`)
  return birth ?? beside?.birth ?? null
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
  name: PersonName,
): Pick<RegisterEntry, 'sex' | 'sexFrom'> => {
  const proposed = sexOfPatronymic(name.patronymic, words.patronymics)
  const [found] = reader.cells('sex')
  const sex =
    (found && (['female', 'male'] as const).find((each) => says(found.cell, words.sex[each]))) ?? null
  if (!found) reader.question('sex', proposed ? 'sex_proposed' : 'sex_unknown')
  else if (sex === null) reader.doubt('sex', 'unclear_value', found.cell)
  else if (proposed !== null && proposed !== sex) reader.question('sex', 'sex_differs', found.cell)
  return sex === null
    ? { sex: proposed, sexFrom: proposed ? 'patronymic' : null }
    : { sex, sexFrom: 'stated' }
}

/** As many letters behind a number as a card shows; whatever is longer stands in the note too. */
const LONGEST_WHOSE = 40

const readAllPhones = (
  reader: RowReader,
  { words, documents }: RowContext,
  beside: Beside,
  left: Leftovers,
): string[] => {
  const noted = reader.texts('note').flatMap((said) => phonesAmongWords(said, '', documents))
  const phones = reader.cells('phone').flatMap(({ cell, heading }) => {
    const isHome = words.home_phone.some((each) => ` ${plainWords(heading)} `.includes(` ${each}`))
    const read = readPhones(cellText(cell), words, isHome)
    const isGone = readGone(read.rest, words) !== null
    for (const doubt of new Set(read.doubts))
      if (!isGone || doubt !== 'no_digits') reader.doubt('phone', `phone_${doubt}`, cell)
    if (read.rest !== '') left.push(`${heading}: ${read.rest}`)
    return read.phones
  })
  const all = [...phones, ...beside.phones, ...noted]
  left.push(...all.filter(({ whose }) => whose.length > LONGEST_WHOSE).map(({ whose }) => whose))
  return withoutRepeats(all.map(phoneInWords))
}

const readDisability = (
  reader: RowReader,
  { words }: RowContext,
  said: ReadonlySet<SaidCategory>,
  left: Leftovers,
): RegisterEntry['disability'] => {
  const [found] = reader.cells('disability')
  if (!found) return disabilityIn(said)
  if (says(found.cell, [...words.no_disability, ...words.no])) return 'none'
  const group = Disability.options.find((each) => says(found.cell, words.disability[each]))
  const read = readCategories(cellText(found.cell), words)
  const known = group ?? disabilityIn(read.said)
  if (known !== null && known !== 'unknown') {
    left.push(...read.rest.filter(() => group === undefined).map((each) => `${found.heading}: ${each}`))
    return known
  }
  reader.doubt(
    'disability',
    known === null && !says(found.cell, words.yes) ? 'unclear_value' : 'disability_group',
    found.cell,
  )
  return known ?? (says(found.cell, words.yes) ? 'unknown' : disabilityIn(said))
}

/** «Да», «+», «1» and their opposites; words of a category in such a column say themselves; an empty cell nothing. */
const readCircumstances = (
  reader: RowReader,
  { words }: RowContext,
  said: Set<SaidCategory>,
  left: Leftovers,
): RegisterEntry['circumstances'] => {
  const found: Partial<Record<Circumstance, boolean>> = {}
  for (const field of Circumstance.options) {
    const [{ cell, heading } = {}] = reader.cells(field)
    if (!cell) continue
    if (says(cell, words.yes)) found[field] = true
    else if (says(cell, words.no)) found[field] = false
    else {
      const read = readCategories(cellText(cell), words)
      for (const category of read.said) said.add(category)
      if (read.said.size === 0) reader.doubt(field, 'unclear_value', cell)
      left.push(...read.rest.map((each) => `${heading}: ${each}`))
    }
  }
  for (const each of Circumstance.options) if (said.has(each)) found[each] = true
  return found
}

const readTurns = (
  reader: RowReader,
  { today, words }: RowContext,
  said: ReadonlySet<SaidCategory>,
  left: Leftovers,
): RegisterEntry['since'] => {
  const since: Partial<Record<Turn, LocalDate>> = {}
  for (const turn of Turn.options) {
    // Nobody said from which day: from the day of the list.
    if (said.has(turn)) since[turn] = today
    const [found] = reader.cells(turn)
    if (!found || says(found.cell, words.no)) continue
    const read = says(found.cell, words.yes) ? { date: today } : readBirthDate(found.cell.value, today, words)
    if ('date' in read) since[turn] = read.date
    else {
      reader.doubt(turn, `since_${read.fault}`, found.cell)
      left.push(`${found.heading}: ${visible(cellText(found.cell))}`)
    }
  }
  return since
}

/** Notes, words of categories that are no groups, and what other cells said beside their own. */
const readNote = (reader: RowReader, { words }: RowContext, left: Leftovers): string | null => {
  const pieces = [...reader.texts('note'), ...left].filter(Boolean)
  const kept = pieces.map((piece) => keptWords(piece, words.diagnoses))
  const [cell] = reader.cells('note').map((found) => found.cell)
  if (kept.some(({ isMasked }) => isMasked)) reader.question('note', 'numbers_masked', cell)
  if (kept.some(({ isDiagnosisLeftOut }) => isDiagnosisLeftOut))
    reader.question('note', 'diagnosis_left_out', cell)
  return [...new Set(kept.map((each) => each.words))].filter(Boolean).join('; ') || null
}

const NAME_FIELDS: ReadonlySet<RegisterField> = new Set(['name', 'surname', 'first', 'patronymic'])

/** What the row, or the title over it, says of a death, a move, a home or a refusal: it is asked about, never taken. */
const doubtGone = (
  reader: RowReader,
  { layout, words, under = '' }: RowContext,
  behindName: string,
  { notes }: Beside,
): void => {
  const cells = [...layout.columns.keys()]
    .filter((field) => !NAME_FIELDS.has(field))
    .flatMap((field) => reader.cells(field).map(({ cell }) => ({ field, cell, said: cellText(cell) })))
  const besides = [behindName, ...notes, under].map((said) => ({
    field: 'note' as const,
    cell: undefined,
    said,
  }))
  for (const { field, cell, said } of [...cells, ...besides]) {
    const gone = readGone(said, words)
    if (gone === null) continue
    if (cell) reader.doubt(field, gone, cell)
    else reader.doubtSaid('note', gone, said)
    return
  }
}

const readDistrict = (reader: RowReader, { districts, foreign }: RowContext): string | null => {
  const [found] = districts ? reader.cells('district') : []
  if (!found || !districts) return null
  const name = plainWords(cellText(found.cell))
  const known = districts.get(name)
  if (known === undefined && !foreign?.has(name)) reader.doubt('district', 'district_unknown', found.cell)
  return known ?? null
}

const isForeign = (reader: RowReader, { foreign }: RowContext): boolean =>
  reader.cells('district').some(({ cell }) => foreign?.has(plainWords(cellText(cell))) ?? false)

/** Groups that the row names in a column of categories, and those that a note names in so many words. */
const saidCategories = (reader: RowReader, { words }: RowContext, left: Leftovers): Set<SaidCategory> => {
  const said = new Set<SaidCategory>()
  for (const typed of reader.texts('category')) {
    const read = readCategories(typed, words)
    for (const each of read.said) said.add(each)
    left.push(...read.rest)
  }
  for (const typed of reader.texts('note'))
    for (const each of readCategories(typed, words).alone) said.add(each)
  return said
}

const ADULT = 18

/** «Инвалид» without a group, and a child with a disability who is a grown-up: somebody has to say which. */
const doubtDisability = (reader: RowReader, { today }: RowContext, entry: RegisterEntry): void => {
  if (reader.hasDoubt('disability')) return
  const field = reader.hasColumn('disability') ? 'disability' : 'category'
  const cell = reader.cells(field)[0]?.cell
  const isGrown = entry.birthDate !== null && ageOn(entry.birthDate, today) > ADULT
  if (entry.disability === 'unknown') reader.doubt(field, 'disability_group', cell)
  else if (entry.disability === 'child' && isGrown) reader.doubt(field, 'disability_grown', cell)
}

/**
 * Reads one row of a register. Whoever has a name is taken with what could be read; what is doubtful is named by row and
 * column for somebody who knows the person, and nothing is mended in silence: what was guessed is a question.
 */
export const readRegisterRow = (row: TableRow, context: RowContext): RowReading => {
  const reader = new RowReader(row, context)
  const { name, rest } = readName(reader, context)
  const noPerson = isNoPerson(row, reader, context, name)
  if (noPerson !== false) return { nobody: noPerson }
  if (name === null) return { nobody: reader.doubts[0] ?? reader.remark('name', 'name_missing') }
  if (isForeign(reader, context)) return { nobody: reader.remark('district', 'district_foreign') }
  const beside = readBeside(reader, context)
  const left: Leftovers = []
  const birthDate = readBorn(reader, context, rest, left)
  const sex = readSex(reader, context, name)
  const said = saidCategories(reader, context, left)
  const circumstances = readCircumstances(reader, context, said, left)
  const phones = readAllPhones(reader, context, beside, left)
  const entry: RegisterEntry = {
    name,
    birthDate,
    ...sex,
    phones,
    saidSenior: said.has('senior') ? context.today : null,
    ...readWordsFields(reader, context),
    disability: readDisability(reader, context, said, left),
    circumstances,
    since: readTurns(reader, context, said, left),
    note: readNote(reader, context, [...left, ...beside.notes]),
    district: readDistrict(reader, context),
  }
  doubtGone(reader, context, rest, beside)
  doubtDisability(reader, context, entry)
  return { entry, doubts: reader.doubts, questions: reader.questions }
}
