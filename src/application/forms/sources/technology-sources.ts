import type { FieldSource, ListSource } from '../../../domain/forms/source-name.ts'
import type { TechnologyPart } from '../../../domain/report/frozen-technologies.ts'
import type { FieldOf } from './field-of.ts'
import type { ListOf } from './list-of.ts'

/** The technology whose results have a form of their own. */
const PSYCHOLOGIST = 'family_psychologist'

/** What was written at handing in. */
export const TECHNOLOGY_FIELDS = {
  'technologies.remarks': ({ technologies }) => technologies?.remarks ?? null,
} as const satisfies Partial<Record<FieldSource, FieldOf>>

/** Every technology, line by line; by which methods stands on a paper of its own. */
const rows: ListOf = ({ technologies }) =>
  (technologies?.sheets ?? []).flatMap(({ name, rows: lines }) =>
    lines
      .filter(({ part }) => part !== 'methods')
      .map(({ what, value }) => ({ technology: name, what, value })),
  )

const names: ListOf = ({ technologies }) =>
  (technologies?.sheets ?? []).map(({ name }) => ({ technology: name }))

const ofPsychologist =
  (parts: readonly TechnologyPart[]): ListOf =>
  ({ technologies }) =>
    (technologies?.sheets ?? [])
      .filter(({ id }) => id === PSYCHOLOGIST)
      .flatMap((sheet) => sheet.rows.filter(({ part }) => parts.includes(part)))
      .map(({ what, value }) => ({ what, value }))

/** The tables of the information on technologies, and of the results of «Семейный психолог». */
export const TECHNOLOGY_LISTS = {
  'technologies.rows': rows,
  'technologies.names': names,
  'psychologist.reach': ofPsychologist(['cases', 'people']),
  'psychologist.effect': ofPsychologist(['results', 'effects', 'terms']),
  'psychologist.methods': ofPsychologist(['methods', 'meetings']),
} as const satisfies Partial<Record<ListSource, ListOf>>
