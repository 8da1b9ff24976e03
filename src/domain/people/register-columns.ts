import { z } from 'zod'
import { cellText, type TableRow } from '../tables/cell.ts'
import { Circumstance, Disability, Turn } from './categories.ts'
import { visible } from './person-name.ts'

/** What a column of the register may hold. */
export const RegisterField = z.enum([
  'name',
  'surname',
  'first',
  'patronymic',
  'sex',
  'birth_date',
  'phone',
  'address',
  'disability',
  'district',
  'note',
  ...Circumstance.options,
  ...Turn.options,
])
export type RegisterField = z.infer<typeof RegisterField>

/** What is never stored, whoever sends it (design.md 10): numbers of documents, and illnesses. */
export const NeverStored = z.enum(['document', 'diagnosis'])
export type NeverStored = z.infer<typeof NeverStored>

const Words = z.array(z.string().min(1)).min(1)
const BySex = z.strictObject({ female: Words, male: Words })

/** The words of a register as data: `scenarios/register-columns.yaml`. All are compared without case, «ё» as «е». */
export const RegisterColumns = z.strictObject({
  /** Headings of each column as people write them; a longer heading that begins with one counts too. */
  headings: z.record(RegisterField, Words),
  /** Headings that are known and of no use here: row numbers, e-mail. */
  ignored: Words,
  /** Beginnings of words by which a column of what is never stored is known. */
  never_stored: z.record(NeverStored, Words),
  values: z.strictObject({
    yes: Words,
    no: Words,
    sex: BySex,
    disability: z.record(Disability, Words),
    no_disability: Words,
    months: z.array(Words).length(12),
    year: Words,
    patronymics: z.strictObject({ particles: BySex, endings: BySex }),
  }),
})
export type RegisterColumns = z.infer<typeof RegisterColumns>

/** A heading or a value as it is compared: lower case, without signs and remarks in brackets. */
export const plainWords = (text: string): string =>
  visible(text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim()

/** A column as the heading names it. */
export interface NamedColumn {
  readonly column: number
  /** As it stands in the file; a heading of two lines is joined by a blank. */
  readonly heading: string
}

/** What the headings of a sheet say. */
export interface Layout {
  /** Columns of each field, from left to right. Several are joined for names, addresses, phones and notes. */
  readonly columns: ReadonlyMap<RegisterField, readonly NamedColumn[]>
  /** Not recognised: not read, and said so. */
  readonly unknown: readonly NamedColumn[]
  /** Recognised a second time where one is enough: not read, and said so. */
  readonly repeated: readonly NamedColumn[]
  /** Never stored: not read, and said so. */
  readonly refused: readonly (NamedColumn & { readonly why: NeverStored })[]
}

/** Fields that may be spread over several columns. */
const JOINED: readonly RegisterField[] = ['name', 'address', 'phone', 'note']

type Meaning = { field: RegisterField } | { ignored: true } | { never: NeverStored } | null

interface Spelling {
  readonly words: string
  readonly meaning: Meaning
}

/** Recognises headings by one set of words. */
export interface Headings {
  readonly spellings: readonly Spelling[]
  readonly neverStored: readonly (readonly [NeverStored, readonly string[]])[]
}

/** Prepares the words once; the longest spelling wins. */
export const headingsOf = (columns: RegisterColumns): Headings => {
  const spelled = (words: readonly string[], meaning: Meaning): Spelling[] =>
    words.map((each) => ({ words: plainWords(each), meaning }))
  const fields = Object.entries(columns.headings) as [RegisterField, string[]][]
  const spellings = [
    ...fields.flatMap(([field, words]) => spelled(words, { field })),
    ...spelled(columns.ignored, { ignored: true }),
  ].sort((a, b) => b.words.length - a.words.length)
  const never = Object.entries(columns.never_stored) as [NeverStored, string[]][]
  return { spellings, neverStored: never.map(([why, words]) => [why, words.map(plainWords)] as const) }
}

const meaningOf = (heading: string, { spellings, neverStored }: Headings): Meaning => {
  const plain = plainWords(heading)
  if (plain === '') return null
  const never = neverStored.find(([, beginnings]) =>
    beginnings.some((each) => ` ${plain}`.includes(` ${each}`)),
  )
  if (never) return { never: never[0] }
  return spellings.find(({ words }) => plain === words || plain.startsWith(`${words} `))?.meaning ?? null
}

interface Heading extends NamedColumn {
  /** Whether the words stand in another cell, which this one lies under. */
  readonly borrowed: boolean
}

/** The words of a row by column; a cell under a merged one has the words of its owner. */
const headingsIn = (row: TableRow): Heading[] =>
  row.cells
    .map((cell) => ({ column: cell.column, heading: visible(cellText(cell)), borrowed: cell.under !== null }))
    .filter(({ heading }) => heading !== '')

const laidOut = (headings: readonly Heading[], known: Headings): Layout => {
  const columns = new Map<RegisterField, NamedColumn[]>()
  const layout = {
    columns,
    unknown: [] as NamedColumn[],
    repeated: [] as NamedColumn[],
    refused: [] as Layout['refused'][number][],
  }
  for (const { column, heading } of headings) {
    const meaning = meaningOf(heading, known)
    if (meaning === null) layout.unknown.push({ column, heading })
    else if ('never' in meaning) layout.refused.push({ column, heading, why: meaning.never })
    else if ('field' in meaning) {
      const before = columns.get(meaning.field)
      if (before && !JOINED.includes(meaning.field)) layout.repeated.push({ column, heading })
      else columns.set(meaning.field, [...(before ?? []), { column, heading }])
    }
  }
  return layout
}

const hasName = ({ columns }: Layout): boolean =>
  columns.has('name') || (columns.has('surname') && columns.has('first'))

/**
 * The layout that a row of headings gives; null when the row is none: a name and one more column have to be known,
 * so that a title over the table is not taken for it.
 */
export const layoutOf = (row: TableRow, known: Headings): Layout | null => {
  const layout = laidOut(headingsIn(row), known)
  return hasName(layout) && layout.columns.size + layout.refused.length >= 2 ? layout : null
}

/** Columns of a row that lie in a cell merged over several columns. */
const spreadColumns = ({ cells }: TableRow): ReadonlySet<number> => {
  const owners = new Set(cells.flatMap(({ under }) => under ?? []))
  return new Set(
    cells.filter(({ at, under }) => under !== null || owners.has(at)).map(({ column }) => column),
  )
}

/**
 * Headings of two lines: `lower` stands under `upper`, where a cell of `upper` was merged over several columns. A lower
 * heading counts by itself if it is known («Фамилия» under «ФИО»), else with the upper one («Адрес улица»). Null when
 * `lower` says something elsewhere too: then it is already a person.
 */
export const layoutOfTwo = (upper: TableRow, lower: TableRow, known: Headings): Layout | null => {
  const spread = spreadColumns(upper)
  const own = headingsIn(lower).filter(({ borrowed }) => !borrowed)
  if (own.length === 0 || !own.every(({ column }) => spread.has(column))) return null
  const both = new Map(headingsIn(upper).map((each) => [each.column, each]))
  for (const { column, heading } of own) {
    const above = both.get(column)?.heading
    const whole = above === undefined || meaningOf(heading, known) !== null ? heading : `${above} ${heading}`
    both.set(column, { column, heading: whole, borrowed: false })
  }
  return laidOut(
    [...both.values()].sort((a, b) => a.column - b.column),
    known,
  )
}

/** What has to be there and is not: without a name and a date of birth nobody can be told from anybody. */
export const missingIn = (layout: Layout): RegisterField[] => [
  ...(hasName(layout) ? [] : (['name'] as const)),
  ...(layout.columns.has('birth_date') ? [] : (['birth_date'] as const)),
]
