import { z } from 'zod'
import type { TableRow } from '../tables/cell.ts'
import { type Headings, headingsOf, type Layout, plainWords, readHeadings } from '../tables/layout.ts'

/** What a column of a table of organisations may hold. */
export const DirectoryField = z.enum([
  'name',
  'kind',
  'address',
  'phone',
  'hours',
  'floor',
  'lift',
  'bus',
  'checked',
])
export type DirectoryField = z.infer<typeof DirectoryField>

const Words = z.array(z.string().min(1)).min(1)

/** The words of a table of organisations as data: `scenarios/directory-columns.yaml`. Case does not matter, «ё» is «е». */
export const DirectoryColumns = z.strictObject({
  /** Headings of each column as people write them; a longer heading that begins with one counts too. */
  headings: z.record(DirectoryField, Words),
  /** Headings that are known and of no use here: row numbers. */
  ignored: Words,
  /** By which words an office's kind is known, in its own column or in its name: the longest wins, `*` – the word may go on. */
  kinds: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,31}$/), Words),
  /** What a cell says that says nothing. */
  nothing: Words,
  yes: Words,
  no: Words,
  /** What may stand beside a number of a floor. */
  beside_floor: Words,
})
export type DirectoryColumns = z.infer<typeof DirectoryColumns>

export type DirectoryHeadings = Headings<DirectoryField>
export type DirectoryLayout = Layout<DirectoryField>

/** Prepares the headings once; an address or hours may be spread over several columns. */
export const directoryHeadings = (
  columns: Pick<DirectoryColumns, 'headings' | 'ignored'>,
): DirectoryHeadings => headingsOf(columns, ['address', 'hours', 'bus'])

/** What has to be there and is not. */
export const missingInDirectory = ({ columns }: DirectoryLayout): DirectoryField[] =>
  (['name', 'address'] as const).filter((field) => !columns.has(field))

/**
 * The layout that a row of headings gives; null when the row is none. An organisation's table names it and says where it is
 * or when it is open; what tells its entrance is enough too.
 */
export const directoryLayoutOf = (row: TableRow, known: DirectoryHeadings): DirectoryLayout | null => {
  const layout = readHeadings(row, known)
  const { columns } = layout
  const tells = (['address', 'hours', 'phone', 'lift', 'bus', 'floor'] as const).filter((field) =>
    columns.has(field),
  )
  return columns.has('name') && tells.length > 0 ? layout : null
}

const signs = (word: string): string => plainWords(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Words one after the other; one that ends with a star may go on: «поликлиник*». */
const patternOf = (words: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${words
      .split(/[\s-]+/)
      .map((word) => (word.endsWith('*') ? `${signs(word)}[\\p{L}\\p{N}]*` : signs(word)))
      .join(' ')}(?![\\p{L}\\p{N}])`,
    'u',
  )

interface KindWords {
  readonly kind: string
  readonly pattern: RegExp
  readonly length: number
}

const known = new WeakMap<DirectoryColumns['kinds'], readonly KindWords[]>()

/** The patterns of all kinds, the longest words first; made once of a content. */
const kindWords = (kinds: DirectoryColumns['kinds']): readonly KindWords[] => {
  const made =
    known.get(kinds) ??
    Object.entries(kinds)
      .flatMap(([kind, all]) =>
        all.map((words) => ({ kind, pattern: patternOf(words), length: words.length })),
      )
      .sort((a, b) => b.length - a.length)
  known.set(kinds, made)
  return made
}

/**
 * What kind of office words tell of; null – none that is known. The longest words win.
 * @example kindIn('Городская поликлиника № 2', columns) // 'clinic'
 */
export const kindIn = (said: string, { kinds }: Pick<DirectoryColumns, 'kinds'>): string | null => {
  const plain = plainWords(said)
  return kindWords(kinds).find(({ pattern }) => pattern.test(plain))?.kind ?? null
}
