import { wordsFieldOf } from '../../../domain/people/card-facts.ts'
import { CARD_FIELDS } from '../../../domain/people/card-fields.ts'
import type { ImportedChange, ImportResult } from '../../../domain/people/import-result.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { shortText } from '../../../domain/text/cut-text.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { ImportView } from '../../ports/office/import-desk.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'

const MIB = 1_048_576
/** Columns that are named at most when they were not read. */
const MOST_COLUMNS = 6
const LONGEST_HEADING = 40

/** Refusals that are worded here; the others belong to files in general. */
const OWN_REFUSALS = ['gone', 'changed', 'failed', 'no_people', 'no_heading', 'columns_missing'] as const

const refusalLine = ({ why, limit, row }: NonNullable<ImportResult['refused']>): TextRef => {
  const own = OWN_REFUSALS.find((each) => each === why)
  if (own) return text(`office.import.refused.${own}`)
  const params = {
    limit: why === 'too_big' ? Math.round((limit ?? 0) / MIB) : { amount: limit ?? 0 },
    row: row ?? 0,
  }
  return text(`register_import.refused.${why}`, params)
}

const COUNTED = ['new', 'changed', 'same', 'duplicate', 'faulty'] as const

const countLines = (result: ImportResult, tense: 'will' | 'done'): TextRef[] => [
  ...COUNTED.filter((each) => result.counts[each] > 0).map((each) =>
    text(`office.import.counts_${tense}.${each}`, { n: result.counts[each] }),
  ),
  ...leftOutLines(result),
]

/** Kinds of doubts that are named in the summary, and people of each. */
const MOST_KINDS = 3
const MOST_NAMES = 2

/** What has to be made clear, by kind, the commonest first, each with some names. */
const doubtLines = ({ doubts, doubtful }: ImportResult, tense: 'will' | 'done'): TextRef[] => {
  const kinds = Object.entries(doubtful).sort(([, a], [, b]) => b - a)
  const all = kinds.reduce((sum, [, n]) => sum + n, 0)
  if (all === 0) return []
  const named = kinds.slice(0, MOST_KINDS).map(([what, n]): TextRef => {
    const list = doubts.filter((each) => each.what === what).slice(0, MOST_NAMES)
    const names = list.map(({ name }) => shortName(name)).join(', ') + (n > list.length ? '…' : '')
    return text('office.import.doubt', { what: whatOf(what), n, names })
  })
  const rest = kinds.slice(MOST_KINDS).reduce((sum, [, n]) => sum + n, 0)
  return [
    text(`office.import.doubts_${tense}`, { n: all }),
    ...named,
    ...(rest > 0 ? [text('office.import.doubt_more', { n: rest })] : []),
  ]
}

/** Parts of their own rule that have a word of their own; the others are groups that a person belongs to. */
const NAMED_PARTS = [
  'name',
  'birth_date',
  'senior',
  'sex',
  'phone',
  'disability',
  'note',
  'district',
] as const

/** «телефон»: a part of a card as an import names it. */
export const partName = (part: string): TextRef => {
  const field = wordsFieldOf(part)
  return field === undefined
    ? text(`office.import.parts.${NAMED_PARTS.find((each) => each === part) ?? 'other'}`)
    : text(`office.card.${CARD_FIELDS[field].column}.part`)
}

const partLine = ({ part, before, after }: ImportedChange['parts'][number]): TextRef => {
  const what = partName(part)
  if (after === '') return text('office.import.change_bare', { what })
  return before === ''
    ? text('office.import.change_new', { what, after })
    : text('office.import.change_to', { what, before, after })
}

/** «Ахметова М. Г.: телефон …4707 → …4708» and what else the list says of her. */
export const changeLines = ({ name, parts }: ImportedChange): TextRef[] => [
  text('office.import.change_of', { name: shortName(name) }),
  ...parts.map(partLine),
]

/** What a doubt is about, in words. */
export const whatOf = (what: string): TextRef =>
  what === 'near' ? text('office.import.near') : text(`register_import.trouble.${what}`)

const listOf = (key: string, names: readonly string[]): TextRef[] => {
  if (names.length === 0) return []
  const list = names.slice(0, MOST_COLUMNS).map((each) => shortText(each, LONGEST_HEADING))
  return [text(`office.import.${key}`, { list: { list } })]
}

/** What of the file is kept otherwise than its headings say, or not at all. */
const unreadLines = ({ unread, noted, unreadSheets }: ImportResult): TextRef[] => [
  ...listOf('noted', noted),
  ...listOf(
    'unread',
    unread.map(({ heading }) => heading),
  ),
  ...listOf('unread_sheets', unreadSheets),
]

/** Rows without a person that the summary shows; the others stand in the file of remarks. */
const MOST_LEFT_OUT = 3

/** «• строка 5: 05.01.1962; 89121475140 – нет имени». */
const leftOutLines = ({ leftOut }: ImportResult): TextRef[] =>
  leftOut.slice(0, MOST_LEFT_OUT).map(({ sheet, row, said, why }) => {
    const params = { row, said, why: whatOf(why) }
    if (sheet === null) return text('office.import.left_out', params)
    return text('office.import.left_out_of', { ...params, sheet: shortText(sheet, LONGEST_HEADING) })
  })

/** Whether somebody has to say which district new people belong to. */
export const lacksDistrict = ({ district, result }: ImportView): boolean =>
  district === null && (result?.withoutDistrict ?? 0) > 0

const nothingToDo = ({ counts }: ImportResult): boolean => counts.new + counts.changed === 0

const readyLines = (view: ImportView, result: ImportResult): TextRef[] => {
  const lines = [text('office.import.looked_through'), ...countLines(result, 'will')]
  const last = nothingToDo(result)
    ? 'office.import.nothing_new'
    : lacksDistrict(view)
      ? 'office.import.which_district'
      : 'office.import.write_it'
  return [...lines, ...doubtLines(result, 'will'), ...unreadLines(result), text('talk.blank'), text(last)]
}

/** An import as it stands, for whoever sent it. */
export const importLines = (view: ImportView): TextRef[] => {
  const { state, result, rows } = view
  if (state === 'cancelled') return [text('office.import.cancelled')]
  if (state === 'reading' || state === 'writing')
    return [text(`office.import.under_way.${state}`, { rows: { amount: rows } })]
  if (result?.refused)
    return [text('office.import.not_read'), refusalLine(result.refused), text('office.import.again')]
  if (result === null) return [text('office.import.refused.failed')]
  if (state === 'ready') return readyLines(view, result)
  return [
    text('office.import.written'),
    ...countLines(result, 'done'),
    ...doubtLines(result, 'done'),
    text('office.import.see_people'),
  ]
}

interface District {
  readonly id: string
  readonly name: string
}

/** What can be done with it now: see the remarks, choose a district, write, leave. */
export const importButtons = (view: ImportView, districts: readonly District[]): OfficeButton[] => {
  const { id, state, result } = view
  const button = (name: string, useCase: UseCaseName): OfficeButton => [
    text(`office.import.buttons.${name}`),
    useCase,
    id,
  ]
  if (state === 'reading' || state === 'writing') return [button('how', 'import')]
  if (result === null || state === 'cancelled' || result.refused) return []
  const remarks = result.remarks.length > 0 ? [button('remarks', 'import_remarks')] : []
  const mend: OfficeButton[] =
    result.doubts.length > 0 ? [[text('office.doubts.buttons.begin'), 'doubts']] : []
  if (state !== 'ready') return [...mend, ...remarks, [text('office.menu.entries.people'), 'people']]
  const changes = result.changes.length > 0 ? [button('changes', 'import_changes')] : []
  if (nothingToDo(result)) return remarks
  const choose = districts.map((each): OfficeButton => [each.name, 'import_aim', id, each.id])
  const go = lacksDistrict(view) ? choose : [button('write', 'import_write')]
  return [...changes, ...remarks, ...go, button('cancel', 'import_cancel')]
}
