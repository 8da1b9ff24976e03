import { LETTER_KINDS } from '../caseload/letter-kind.ts'
import { DISTRICT_CONTACTS } from '../district/district-fact.ts'
import type { Form, FormRow } from './form.ts'

/** Texts of every form. */
export const COMMON_FORM_TEXTS = [
  ...['value', 'count', 'signed_on', 'sample', 'page'],
  ...DISTRICT_CONTACTS.map((kind) => `district_posts.${kind}`),
  ...LETTER_KINDS.flatMap((kind) => [`letter_kinds.${kind}`, `letter_openings.${kind}`]),
].map((name) => `forms.common.${name}`)

const textsOfRow = (row: FormRow): string[] => {
  if ('say' in row) return [`says.${row.say}`]
  if ('field' in row) return [`fields.${row.field}`]
  if ('sign' in row) return [`signs.${row.sign}`]
  if ('table' in row)
    return [`tables.${row.table}`, ...row.columns.map(({ id }) => `columns.${row.table}.${id}`)]
  return [
    ...row.items.map(({ id }) => `items.${row.ticks}.${id}`),
    ...(row.columns.length > 0 ? [`ticks.${row.ticks}`] : []),
    ...row.columns.map((id) => `looks.${id}`),
  ]
}

/** Text keys that a form calls for. */
export const textsOfForm = ({ id, sections }: Form): string[] => [
  ...['title', 'short', ...sections.flatMap(({ rows }) => rows.flatMap(textsOfRow))].map(
    (key) => `forms.${id}.${key}`,
  ),
]

/** Text keys that a form may have: headings of its sections. */
export const optionalTextsOfForm = ({ id, sections }: Form): string[] =>
  sections.map((section) => `forms.${id}.sections.${section.id}`)
