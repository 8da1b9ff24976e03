import { visible } from '../text/visible.ts'
import { cellText, type TableRow } from './cell.ts'

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

/** What the headings of a sheet say: `Field` – what a column may hold, `Never` – why one is not read at all. */
export interface Layout<Field extends string, Never extends string = never> {
  /** Columns of each field, from left to right; several only where they are joined. */
  readonly columns: ReadonlyMap<Field, readonly NamedColumn[]>
  /** Not recognised: not read, and said so. */
  readonly unknown: readonly NamedColumn[]
  /** Recognised a second time where one is enough: not read, and said so. */
  readonly repeated: readonly NamedColumn[]
  /** Never stored: not read, and said so. */
  readonly refused: readonly (NamedColumn & { readonly why: Never })[]
  /** Recognised and of no use: numbers of rows. */
  readonly ignored: readonly NamedColumn[]
}

type Meaning<Field, Never> = { field: Field } | { ignored: true } | { never: Never } | null

interface Spelling<Field, Never> {
  readonly words: string
  readonly meaning: Meaning<Field, Never>
}

/** Recognises headings by one set of words. */
export interface Headings<Field extends string, Never extends string = never> {
  readonly spellings: readonly Spelling<Field, Never>[]
  readonly neverStored: readonly (readonly [Never, readonly string[]])[]
  /** Fields that may be spread over several columns. */
  readonly joined: readonly Field[]
}

/** Words as data by which headings are known. */
export interface HeadingWords<Field extends string, Never extends string = never> {
  readonly headings: Readonly<Record<Field, readonly string[]>>
  readonly ignored: readonly string[]
  readonly never_stored?: Readonly<Record<Never, readonly string[]>>
}

/** Prepares the words once; the longest spelling wins. */
export const headingsOf = <Field extends string, Never extends string = never>(
  { headings, ignored, never_stored }: HeadingWords<Field, Never>,
  joined: readonly Field[],
): Headings<Field, Never> => {
  const spelled = (words: readonly string[], meaning: Meaning<Field, Never>): Spelling<Field, Never>[] =>
    words.map((each) => ({ words: plainWords(each), meaning }))
  const fields = Object.entries(headings) as [Field, string[]][]
  const spellings = [
    ...fields.flatMap(([field, words]) => spelled(words, { field })),
    ...spelled(ignored, { ignored: true }),
  ].sort((a, b) => b.words.length - a.words.length)
  const never = Object.entries(never_stored ?? {}) as [Never, string[]][]
  return {
    spellings,
    joined,
    neverStored: never.map(([why, words]) => [why, words.map(plainWords)] as const),
  }
}

const meaningOf = <Field extends string, Never extends string>(
  heading: string,
  { spellings, neverStored }: Headings<Field, Never>,
): Meaning<Field, Never> => {
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

const laidOut = <Field extends string, Never extends string>(
  headings: readonly Heading[],
  known: Headings<Field, Never>,
): Layout<Field, Never> => {
  const columns = new Map<Field, NamedColumn[]>()
  const layout = {
    columns,
    unknown: [] as NamedColumn[],
    repeated: [] as NamedColumn[],
    refused: [] as Layout<Field, Never>['refused'][number][],
    ignored: [] as NamedColumn[],
  }
  for (const { column, heading } of headings) {
    const meaning = meaningOf(heading, known)
    if (meaning === null) layout.unknown.push({ column, heading })
    else if ('never' in meaning) layout.refused.push({ column, heading, why: meaning.never })
    else if ('ignored' in meaning) layout.ignored.push({ column, heading })
    else {
      const before = columns.get(meaning.field)
      if (before && !known.joined.includes(meaning.field)) layout.repeated.push({ column, heading })
      else columns.set(meaning.field, [...(before ?? []), { column, heading }])
    }
  }
  return layout
}

/** What a row says if it is one of headings; its caller tells by what is known in it whether it is. */
export const readHeadings = <Field extends string, Never extends string>(
  row: TableRow,
  known: Headings<Field, Never>,
): Layout<Field, Never> => laidOut(headingsIn(row), known)

/** Columns of a row that lie in a cell merged over several columns. */
const spreadColumns = ({ cells }: TableRow): ReadonlySet<number> => {
  const owners = new Set(cells.flatMap(({ under }) => under ?? []))
  return new Set(
    cells.filter(({ at, under }) => under !== null || owners.has(at)).map(({ column }) => column),
  )
}

/** Whether these very words are a heading; `exactly` one of the fields, where some are asked about. */
const isSpelled = <Field extends string, Never extends string>(
  heading: string,
  { spellings }: Headings<Field, Never>,
  fields?: readonly Field[],
): boolean => {
  const plain = plainWords(heading)
  return spellings.some(
    ({ words, meaning }) =>
      words === plain &&
      (fields === undefined || (meaning !== null && 'field' in meaning && fields.includes(meaning.field))),
  )
}

/** A lower heading with the one above: «Фамилия» says enough by itself, «улица» under «Адрес» and «дом.» under «Телефон» do not. */
const underHeading = <Field extends string, Never extends string>(
  above: string | undefined,
  heading: string,
  known: Headings<Field, Never>,
): string => {
  if (above === undefined) return heading
  const whole = `${above} ${heading}`
  return isSpelled(whole, known) || meaningOf(heading, known) === null ? whole : heading
}

/**
 * Headings of two lines: `lower` stands under `upper`, where a cell of `upper` was merged over several columns. A lower
 * heading counts by itself if it is known («Фамилия» under «ФИО»), else with the upper one («Адрес улица»). Null when
 * `lower` says something elsewhere too: then it is already a row of its own.
 */
export const layoutOfTwo = <Field extends string, Never extends string>(
  upper: TableRow,
  lower: TableRow,
  known: Headings<Field, Never>,
): Layout<Field, Never> | null => {
  const spread = spreadColumns(upper)
  const own = headingsIn(lower).filter(({ borrowed }) => !borrowed)
  if (own.length === 0 || !own.every(({ column }) => spread.has(column))) return null
  const both = new Map(headingsIn(upper).map((each) => [each.column, each]))
  for (const { column, heading } of own) {
    const whole = underHeading(both.get(column)?.heading, heading, known)
    both.set(column, { column, heading: whole, borrowed: false })
  }
  return laidOut(
    [...both.values()].sort((a, b) => a.column - b.column),
    known,
  )
}

/** What stands above a column, or to the left of that where a merged cell left nothing. */
const above = (headings: readonly Heading[], column: number): string | undefined =>
  headings.findLast((each) => each.column <= column)?.heading

/**
 * Headings of two lines in a table that cannot merge cells (CSV). `lower` is one where every word is a heading by itself, or
 * where one of them is exactly a heading of `telling` fields: nobody is called «Фамилия»; with those given, words that only
 * begin like a heading are none: «Улица Мира». Null when it is a row of its own.
 */
export const layoutOfBareTwo = <Field extends string, Never extends string>(
  upper: TableRow,
  lower: TableRow,
  known: Headings<Field, Never>,
  telling: readonly Field[] = [],
): Layout<Field, Never> | null => {
  const own = headingsIn(lower)
  if (own.length === 0) return null
  const isTold = own.some(({ heading }) => isSpelled(heading, known, telling))
  const isKnown = (heading: string): boolean =>
    telling.length === 0 ? meaningOf(heading, known) !== null : isSpelled(heading, known)
  const areAllKnown = own.every(({ heading }) => isKnown(heading)) && (telling.length === 0 || own.length > 1)
  if (!isTold && !areAllKnown) return null
  const over = headingsIn(upper)
  const both = new Map(over.map((each) => [each.column, each]))
  for (const each of own)
    both.set(each.column, { ...each, heading: underHeading(above(over, each.column), each.heading, known) })
  return laidOut(
    [...both.values()].sort((a, b) => a.column - b.column),
    known,
  )
}

/** A row that is one merged cell is a title between rows («Улица Ленина»). */
export const isTitle = (row: TableRow): boolean => {
  const filled = row.cells.filter(({ value, formula }) => value.kind !== 'empty' || formula)
  const owners = new Set(filled.map(({ at, under }) => under ?? at))
  return owners.size === 1 && filled.some(({ under }) => under !== null)
}
