import { fault, type Issue } from '../words/issue.ts'
import type { Form, FormRow } from './form.ts'
import { FIELD_SOURCES, LIST_SOURCE_NAMES, TICK_SOURCES } from './source-name.ts'
import { fieldsOf } from './verdict.ts'

const fileOf = ({ id }: Pick<Form, 'id'>): string => `scenarios/forms/${id}.yaml`

const sourcesOf = (row: FormRow): string[] => {
  if ('say' in row) return Object.values(row.with)
  if ('sign' in row) return row.name === undefined ? [] : [row.name]
  if ('ticks' in row) return row.source === undefined ? [] : [row.source]
  return row.source === undefined ? [] : [row.source]
}

/** Sources that a form shows. */
export const sourcesShown = ({ sections }: Pick<Form, 'sections'>): string[] =>
  sections.flatMap(({ rows }) => rows.flatMap(sourcesOf))

const withoutSource = (form: Form): Issue[] =>
  fieldsOf(form)
    .filter(({ verdict }) => verdict === null)
    .map(({ place }) =>
      fault(fileOf(form), 'says nothing of where it comes from: give it a "source", "pen" or "awaits"', {
        step: place,
      }),
    )

/** What is wrong with the forms: places without a source, sources that no form shows. */
export const inspectForms = (forms: readonly Form[]): Issue[] => {
  const shown = new Set(forms.flatMap(sourcesShown))
  const unseen = [...FIELD_SOURCES, ...LIST_SOURCE_NAMES, ...TICK_SOURCES].filter(
    (source) => !shown.has(source),
  )
  return [
    ...forms.flatMap(withoutSource),
    ...(forms.length === 0 ? [] : unseen).map((source) =>
      fault('scenarios/forms', `no form shows the source "${source}": show it or remove it`),
    ),
  ]
}
