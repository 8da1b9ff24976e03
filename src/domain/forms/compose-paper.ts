import { ownEntry } from '../own-entry.ts'
import { type Param, type TextRef, text, textAt } from '../words/text-ref.ts'
import type { Form, FormRow, FormSection, TableRow } from './form.ts'
import type { Known, KnownRow } from './known.ts'
import { GAP, type Paper, type PaperBlock, type PaperCell, writtenDay } from './paper.ts'
import type { FieldSource } from './source-name.ts'
import { stacked } from './stacked.ts'

/** How a paper is worded: its language, and texts turned into plain words. */
export interface PaperWords {
  readonly language: string
  /** Whether there is such a text. */
  readonly has: (key: string) => boolean
  readonly say: (ref: TextRef) => string
}

/** A tick in a cell. */
const TICKED = '✓'

/** A form, what is known, and in which words. */
export interface Composing {
  readonly form: Form
  readonly known: Known
  readonly words: PaperWords
}

const isDay = (value: Param): value is { date: string } => typeof value === 'object' && 'date' in value

/** A value as it stands on paper: days in figures, an empty text is unknown. */
const written = ({ words }: Composing, value: Param | null | undefined): string | null => {
  if (value === null || value === undefined || value === '') return null
  if (isDay(value)) return writtenDay(value.date)
  const said = words.say(text('forms.common.value', { value }))
  return said.trim() === '' ? null : said
}

const fieldValue = (composing: Composing, source: FieldSource | undefined): string | null =>
  source === undefined ? null : written(composing, ownEntry(composing.known.fields, source))

const own = ({ form, words }: Composing, ...path: string[]): string =>
  words.say(text(`forms.${form.id}.${path.join('.')}`))

const paragraphs = (said: string): PaperBlock[] =>
  said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }))

const sayBlocks = (composing: Composing, row: Extract<FormRow, { say: string }>): PaperBlock[] => {
  const params = Object.fromEntries(
    Object.entries(row.with).map(([name, source]) => [name, fieldValue(composing, source) ?? GAP]),
  )
  return paragraphs(composing.words.say(text(`forms.${composing.form.id}.says.${row.say}`, params)))
}

const cellOf = (composing: Composing, value: Param | null | undefined): PaperCell => {
  if (typeof value === 'number') return value
  if (value !== null && value !== undefined && isDay(value) && value.date.length === 10)
    return { day: value.date }
  return written(composing, value)
}

const tableBlock = (composing: Composing, row: TableRow): PaperBlock => {
  const known: readonly KnownRow[] =
    row.source === undefined ? [] : (ownEntry(composing.known.lists, row.source) ?? [])
  const rows = known.map((each) => row.columns.map(({ id }) => cellOf(composing, ownEntry(each, id))))
  const empty = Array.from({ length: Math.max(0, row.least - rows.length) }, (_, index) =>
    row.columns.map(({ id }) => (id === 'n' ? rows.length + index + 1 : null)),
  )
  return {
    kind: 'table',
    title: own(composing, 'tables', row.table),
    columns: row.columns.map(({ id, wide, pen, else_pen }) => ({
      title: own(composing, 'columns', row.table, id),
      wide,
      byHand: pen === true || else_pen === true,
    })),
    rows: [...rows, ...empty],
    count: row.count ? composing.words.say(text('forms.common.count')) : null,
  }
}

/** Squares one below the other, or – in several columns – a table to be ticked. */
const ticksBlocks = (composing: Composing, row: Extract<FormRow, { ticks: string }>): PaperBlock[] => {
  const label = (item: string): string => own(composing, 'items', row.ticks, item)
  const known = row.source === undefined ? undefined : ownEntry(composing.known.ticks, row.source)
  if (row.columns.length === 0)
    return row.items.map(({ id, pen }) => ({
      kind: 'tick',
      label: label(id),
      ticked: pen !== true && (known?.latest.includes(id) ?? false),
    }))
  const first = { title: own(composing, 'ticks', row.ticks), wide: 4, byHand: false }
  const looks = row.columns.map((id) => ({ title: own(composing, 'looks', id), wide: 2, byHand: true }))
  return [
    {
      kind: 'table',
      title: '',
      columns: [first, ...looks],
      rows: row.items.map(({ id }) => [
        label(id),
        ...row.columns.map((look) => (ownEntry(known?.looks, look)?.includes(id) ? TICKED : null)),
      ]),
      count: null,
    },
  ]
}

/** The blocks of one row. */
export const blocksOfRow = (composing: Composing, row: FormRow): PaperBlock[] => {
  if ('say' in row) return sayBlocks(composing, row)
  if ('table' in row) return [tableBlock(composing, row)]
  if ('ticks' in row) return ticksBlocks(composing, row)
  if ('sign' in row)
    return [
      {
        kind: 'signature',
        who: own(composing, 'signs', row.sign),
        name: fieldValue(composing, row.name),
        day: row.day ? composing.words.say(text('forms.common.signed_on')) : null,
      },
    ]
  const value = fieldValue(composing, row.source)
  return [{ kind: 'field', label: own(composing, 'fields', row.field), value, lines: row.lines }]
}

const blocksOfSection = (composing: Composing, { id, rows }: FormSection): PaperBlock[] => {
  const key = `forms.${composing.form.id}.sections.${id}`
  const head: PaperBlock[] = composing.words.has(key)
    ? [{ kind: 'heading', level: 'section', text: composing.words.say(textAt(key)) }]
    : []
  return [...head, ...rows.flatMap((row) => blocksOfRow(composing, row))]
}

/**
 * Puts a form and what is known together. Nothing is invented: what is unknown is a place to write in, and a form that the
 * methodology gives no text for says that it is a sample.
 */
export const composePaper = (
  form: Form,
  known: Known,
  words: PaperWords,
  { large = form.large }: { readonly large?: boolean } = {},
): Paper => {
  const composing = { form, known, words }
  const sample: PaperBlock[] = form.sample
    ? [{ kind: 'note', text: words.say(text('forms.common.sample')) }]
    : []
  const blocks = [...sample, ...form.sections.flatMap((section) => blocksOfSection(composing, section))]
  return {
    title: own(composing, 'title'),
    language: words.language,
    large,
    landscape: form.landscape,
    blocks: large ? blocks.flatMap(stacked) : blocks,
    pageOf: (page, pages) => words.say(text('forms.common.page', { page, pages })),
  }
}
