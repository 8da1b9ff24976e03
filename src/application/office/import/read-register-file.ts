import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { maskDocumentNumbers } from '../../../domain/numbers/mask.ts'
import { birthYear } from '../../../domain/people/birth.ts'
import { wordsFieldOf } from '../../../domain/people/card-facts.ts'
import type { ImportDoubt } from '../../../domain/people/import-doubt.ts'
import {
  type ImportedChange,
  type ImportRemark,
  type ImportResult,
  type LeftOutRow,
  NO_COUNTS,
  type UnreadColumn,
} from '../../../domain/people/import-result.ts'
import type { PersonName } from '../../../domain/people/person-name.ts'
import type { RegisterVocabulary } from '../../../domain/people/register-columns.ts'
import type { EntryPart, RegisterEntry } from '../../../domain/people/register-entry.ts'
import { RegisterImport, type RowOutcome } from '../../../domain/people/register-import.ts'
import type { CellRemark } from '../../../domain/people/row-reader.ts'
import { fullName } from '../../../domain/people/same-person.ts'
import type { SheetReport } from '../../../domain/people/sheet-reading.ts'
import { cellText, type TableRow } from '../../../domain/tables/cell.ts'
import { plainWords } from '../../../domain/tables/layout.ts'
import type { TableRefusal } from '../../../domain/tables/refusal.ts'
import { shortText } from '../../../domain/text/cut-text.ts'
import { visible } from '../../../domain/text/visible.ts'
import type { RegisterNow } from '../../ports/office/import-desk.ts'
import type { OpenTable } from '../../ports/tables.ts'

/** What a reading works with. */
export interface ReadingParts {
  readonly openTable: OpenTable
  readonly columns: RegisterVocabulary
  readonly today: LocalDate
  /** Called after every so many rows: tells how far it has come and lets others do their work. */
  readonly pause: (rows: number) => Promise<void>
  /** Takes each row as it is judged; a file that ends in a refusal was taken for nothing. */
  readonly take?: (outcome: RowOutcome) => Promise<void>
}

/** A file as it was fetched, with the ending of its name. */
export interface NamedBytes {
  readonly bytes: Uint8Array
  readonly name: string
}

/** Rows between two pauses: some ten milliseconds of work. */
const PACE = 50

/** Remarks that are kept: whoever has more faults mends these first. */
const MOST_REMARKS = 5_000

/** What a file came to when it cannot be used as a whole. */
export const refusedResult = (why: string, { limit, row }: Partial<TableRefusal> = {}): ImportResult => ({
  refused: { why, limit: limit ?? null, row: row ?? null },
  counts: NO_COUNTS,
  remarks: [],
  moreRemarks: 0,
  unread: [],
  withoutDistrict: 0,
  near: 0,
  doubts: [],
  doubtful: {},
  changes: [],
  noted: [],
  unreadSheets: [],
  leftOut: [],
})

/** How much a remark weighs: the row is left out, somebody has to say what is meant, or it may be looked at. */
type Weight = 'left_out' | 'doubt' | 'question'

const ofCell = (
  { sheet }: RowOutcome,
  { at, heading, trouble }: CellRemark,
  weight: Weight,
): ImportRemark => ({
  sheet,
  at,
  heading,
  what: trouble,
  row: null,
  isFault: weight === 'left_out',
  isDoubt: weight === 'doubt',
})

const ofRow = (
  { sheet, row }: RowOutcome,
  what: string,
  weight: Weight,
  other: number | null,
): ImportRemark => ({
  sheet,
  at: String(row),
  heading: '',
  what,
  row: other,
  isFault: weight === 'left_out',
  isDoubt: weight === 'doubt',
})

const remarksOf = (outcome: RowOutcome): ImportRemark[] => {
  const { verdict } = outcome
  if (verdict === 'faulty') return outcome.faults.map((each) => ofCell(outcome, each, 'left_out'))
  if (verdict === 'skipped') return outcome.faults.map((each) => ofCell(outcome, each, 'question'))
  if (verdict === 'duplicate')
    return [
      ofRow(outcome, 'duplicate', 'left_out', outcome.of.row),
      ...outcome.otherwise.map((each) => ofCell(outcome, each, 'doubt')),
    ]
  return [
    ...(isNear(outcome) ? [ofRow(outcome, 'near', 'doubt', null)] : []),
    ...outcome.doubts.map((each) => ofCell(outcome, each, 'doubt')),
    ...outcome.questions.map((each) => ofCell(outcome, each, 'question')),
  ]
}

const isNear = (outcome: RowOutcome): boolean =>
  outcome.verdict === 'new' && outcome.near.known.length + outcome.near.rows.length > 0

/** Faults are told first, whatever the order of rows, then doubtful cells, then who is like whom; questions fill what is left. */
class Remarks {
  readonly #faults: ImportRemark[] = []
  readonly #doubts: ImportRemark[] = []
  readonly #near: ImportRemark[] = []
  readonly #questions: ImportRemark[] = []
  #all = 0

  add(remark: ImportRemark): void {
    this.#all += 1
    const kept = this.#listOf(remark)
    if (kept.length < MOST_REMARKS) kept.push(remark)
  }

  #listOf({ isFault, isDoubt, what }: ImportRemark): ImportRemark[] {
    if (isFault) return this.#faults
    if (!isDoubt) return this.#questions
    return what === 'near' ? this.#near : this.#doubts
  }

  kept(): Pick<ImportResult, 'remarks' | 'moreRemarks'> {
    const all = [...this.#faults, ...this.#doubts, ...this.#near, ...this.#questions]
    const remarks = all.slice(0, MOST_REMARKS)
    return { remarks, moreRemarks: this.#all - remarks.length }
  }
}

const likeWhom = ({ near }: Extract<RowOutcome, { verdict: 'new' }>): string => {
  const [known] = near.known
  if (known === undefined) return `${near.rows[0]?.row ?? ''}`
  const { name, birthDate } = known.entry
  return birthDate === null ? fullName(name) : `${fullName(name)}, ${birthYear(birthDate)}`
}

/** What of a row has to be said by somebody who knows the person. */
const doubtsOf = (outcome: RowOutcome): ImportDoubt[] => {
  const { sheet, row } = outcome
  const asked = (name: PersonName, doubts: readonly CellRemark[]): ImportDoubt[] =>
    doubts.map(({ field, trouble, heading, said }) => {
      return { sheet, row, name: fullName(name), field, what: trouble, heading, said }
    })
  if (outcome.verdict === 'duplicate') return asked(outcome.name, outcome.otherwise)
  if (!('doubts' in outcome)) return []
  const doubts = asked(outcome.entry.name, outcome.doubts)
  if (outcome.verdict !== 'new' || !isNear(outcome)) return doubts
  const name = fullName(outcome.entry.name)
  return [{ sheet, row, name, field: 'name', what: 'near', heading: '', said: likeWhom(outcome) }, ...doubts]
}

/** Rows without a person that are shown with what stands in them. */
const MOST_LEFT_OUT = 50
const LONGEST_ROW = 120

const isLeftOut = (outcome: RowOutcome): outcome is Extract<RowOutcome, { verdict: 'faulty' }> =>
  outcome.verdict === 'faulty'

/** «строка 5: 05.01.1962; 89121475140» and why nobody of it was taken. */
const leftOutOf = (
  { sheet, row, faults }: Extract<RowOutcome, { verdict: 'faulty' }>,
  told: TableRow,
): LeftOutRow => {
  const cells = told.number === row ? told.cells : []
  const said = cells.map((cell) => visible(cellText(cell))).filter(Boolean)
  return {
    sheet,
    row,
    said: maskDocumentNumbers(shortText(said.join('; '), LONGEST_ROW)),
    why: faults[0]?.trouble ?? 'name_missing',
  }
}

/** Changes that are shown before they are written: more than anybody reads. */
const MOST_CHANGES = 500

/** A part of an entry in words; '' – it is none of words. */
const partInWords = (entry: RegisterEntry, part: EntryPart): string => {
  if (part === 'name') return fullName(entry.name)
  if (part === 'birth_date') return entry.birthDate ?? ''
  if (part === 'phone') return entry.phones.join(', ')
  const field = part === 'note' ? part : wordsFieldOf(part)
  return field === undefined ? '' : (entry[field] ?? '')
}

/** Whose what changes. */
const changeOf = ({
  before,
  entry,
  changed,
}: Extract<RowOutcome, { verdict: 'changed' }>): ImportedChange => ({
  name: fullName(entry.name),
  parts: changed.map((part) => ({
    part,
    before: partInWords(before, part),
    after: partInWords(entry, part),
  })),
})

/** Doubts as they are kept to be asked about, and counted by kind. */
class Doubts {
  readonly #kept: ImportDoubt[] = []
  readonly #byKind = new Map<string, number>()

  add(doubt: ImportDoubt): void {
    this.#byKind.set(doubt.what, (this.#byKind.get(doubt.what) ?? 0) + 1)
    if (this.#kept.length < MOST_REMARKS) this.#kept.push(doubt)
  }

  kept(): Pick<ImportResult, 'doubts' | 'doubtful'> {
    return { doubts: this.#kept, doubtful: Object.fromEntries(this.#byKind) }
  }
}

const unreadIn = ({ layout }: SheetReport): UnreadColumn[] =>
  layout === null ? [] : layout.refused.map(({ heading, why }) => ({ heading, why }))

/** Columns that no field of a card is for: they go to the note, each under its heading. */
const notedIn = ({ layout }: SheetReport): string[] =>
  layout === null ? [] : [...layout.unknown, ...layout.repeated].map(({ heading }) => heading)

const sum = (counts: ImportResult['counts']): number => Object.values(counts).reduce((a, b) => a + b, 0)

/** Reads a register against the people who are there: what each row comes to, and what all of it does. */
export const readRegisterFile = async (
  { bytes, name }: NamedBytes,
  now: RegisterNow,
  { openTable, columns, today, pause, take }: ReadingParts,
): Promise<ImportResult> => {
  const districts = new Map(now.districts.map((each) => [plainWords(each.name), each.id]))
  const reading = new RegisterImport({
    columns,
    today,
    known: now.known,
    elsewhere: now.elsewhere,
    districts,
    foreign: new Set(now.foreign.map(plainWords)),
    isJoined: now.isJoined,
  })
  const doubts = new Doubts()
  const changes: ImportedChange[] = []
  const leftOut: LeftOutRow[] = []
  const remarks = new Remarks()
  let [rows, withoutDistrict, near] = [0, 0, 0]
  for await (const told of openTable(bytes, name)) {
    if ('refused' in told) return refusedResult(told.refused, told)
    rows += 1
    if (rows % PACE === 0) await pause(rows)
    for (const outcome of reading.takeAll(told)) {
      for (const remark of remarksOf(outcome)) remarks.add(remark)
      for (const doubt of doubtsOf(outcome)) doubts.add(doubt)
      if (outcome.verdict === 'changed' && changes.length < MOST_CHANGES) changes.push(changeOf(outcome))
      if (isLeftOut(outcome) && leftOut.length < MOST_LEFT_OUT) leftOut.push(leftOutOf(outcome, told))
      if (isNear(outcome)) near += 1
      if (outcome.verdict === 'new' && outcome.entry.district === null) withoutDistrict += 1
      await take?.(outcome)
    }
  }
  const { counts, sheets } = reading.report()
  const unread = sheets.flatMap(unreadIn)
  const noted = [...new Set(sheets.flatMap(notedIn))]
  if (sum(counts) === 0) return { ...refusedResult(whyNothing(sheets)), unread }
  return {
    refused: null,
    counts,
    ...remarks.kept(),
    ...doubts.kept(),
    changes,
    unread,
    noted,
    unreadSheets: sheets.flatMap(({ sheet, state }) => (sheet === null || state === 'read' ? [] : [sheet])),
    leftOut,
    withoutDistrict,
    near,
  }
}

/** A file without a single person: no headings, or headings without what tells people apart, or nothing under them. */
const whyNothing = (sheets: readonly SheetReport[]): string => {
  if (sheets.some(({ state }) => state === 'columns_missing')) return 'columns_missing'
  return sheets.some(({ state }) => state === 'read') ? 'no_people' : 'no_heading'
}
