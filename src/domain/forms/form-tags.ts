import type { Form, FormRow } from './form.ts'

/** A place of a form as an institution's own template names it: `who`, and where its words stand. */
export interface FormTag {
  readonly tag: string
  /** Below the form's own texts, e.g. `fields.who`. */
  readonly words: string
}

/** A table: repeated for each row between `{{#services}}` and `{{/services}}`. */
export interface FormList extends FormTag {
  readonly columns: readonly FormTag[]
}

/** Every tag that a template of a form may have. */
export interface FormTags {
  readonly single: readonly FormTag[]
  readonly lists: readonly FormList[]
}

/** The tag of a square to be ticked, at one of several looks where there are several. */
export const tickTag = (ticks: string, item: string, look?: string): string =>
  [ticks, item, ...(look === undefined ? [] : [look])].join('_')

/** The tag of a name beside a line to sign on. */
export const signTag = (sign: string): string => `sign_${sign}`

const singleOf = (row: FormRow): FormTag[] => {
  if ('field' in row) return [{ tag: row.field, words: `fields.${row.field}` }]
  if ('say' in row) return [{ tag: `say_${row.say}`, words: `says.${row.say}` }]
  // Where nobody knows the name there is nothing to fill in.
  if ('sign' in row)
    return row.name === undefined ? [] : [{ tag: signTag(row.sign), words: `signs.${row.sign}` }]
  if ('table' in row) return []
  return row.items.flatMap(({ id }) =>
    (row.columns.length === 0 ? [undefined] : row.columns).map((look) => ({
      tag: tickTag(row.ticks, id, look),
      words: `items.${row.ticks}.${id}`,
    })),
  )
}

const listOf = (row: FormRow): FormList[] =>
  'table' in row
    ? [
        {
          tag: row.table,
          words: `tables.${row.table}`,
          columns: row.columns.map(({ id }) => ({ tag: id, words: `columns.${row.table}.${id}` })),
        },
      ]
    : []

/** The tags of a form, in its order. */
export const tagsOfForm = ({ sections }: Pick<Form, 'sections'>): FormTags => {
  const rows = sections.flatMap((section) => section.rows)
  return { single: rows.flatMap(singleOf), lists: rows.flatMap(listOf) }
}

/** A tag that stands in a template: its name, the words around it, and the table that it is repeated in. */
export interface FoundTag {
  readonly name: string
  readonly kind: 'single' | 'opens' | 'closes'
  /** The paragraph that it stands in, as it is read. */
  readonly around: string
}

/** What a look at a template found. */
export interface TagFaults {
  /** Tags that the form does not know there. */
  readonly unknown: readonly FoundTag[]
  /** Places of the form that the template leaves out. */
  readonly missing: readonly FormTag[]
}

/** Holds the tags of a template against its form: what is unknown, each with its place, and what is left out. */
export const judgeTags = (form: Pick<Form, 'sections'>, found: readonly FoundTag[]): TagFaults => {
  const { single, lists } = tagsOfForm(form)
  const names = new Set(single.map(({ tag }) => tag))
  const unknown: FoundTag[] = []
  let open: FormList | undefined
  for (const each of found) {
    const list = lists.find(({ tag }) => tag === each.name)
    if (each.kind === 'closes') open = undefined
    else if (each.kind === 'opens') {
      if (list === undefined || open !== undefined) unknown.push(each)
      open = list
    } else if (!names.has(each.name) && !open?.columns.some(({ tag }) => tag === each.name))
      unknown.push(each)
  }
  const used = new Set(found.map(({ name }) => name))
  return { unknown, missing: [...single, ...lists].filter(({ tag }) => !used.has(tag)) }
}
