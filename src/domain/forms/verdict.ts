import type { Form, FormRow, TableColumn } from './form.ts'
import { LIST_SOURCES } from './source-name.ts'

/** How far what stands in a place is known: whole, in part, not yet, or by pen only. */
export const VERDICTS = ['recorded', 'in_part', 'awaited', 'by_pen'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A place of a form with its verdict. */
export interface FormField {
  /** Section and name, e.g. `family.born`. */
  readonly place: string
  /** Null – it says nothing of where it comes from: a fault. */
  readonly verdict: Verdict | null
  /** The record that would fill it, e.g. `R3`. */
  readonly awaits: string | null
}

interface Filled {
  readonly source?: unknown
  readonly pen?: true | undefined
  readonly awaits?: string | undefined
}

/** What follows from where it comes from. @example verdictOf({ source: 'citizen.name' }) === 'recorded' */
export const verdictOf = ({ source, pen, awaits }: Filled): Verdict | null => {
  if (pen) return 'by_pen'
  if (source !== undefined) return awaits === undefined ? 'recorded' : 'in_part'
  return awaits === undefined ? null : 'awaited'
}

const fieldOf = (place: string, filled: Filled): FormField => ({
  place,
  verdict: verdictOf(filled),
  awaits: filled.pen ? null : (filled.awaits ?? null),
})

const columnFilled = (
  { id, pen, awaits }: TableColumn,
  source: keyof typeof LIST_SOURCES | undefined,
): Filled => {
  const known: readonly string[] = source === undefined ? [] : LIST_SOURCES[source]
  return { pen, awaits, source: known.includes(id) ? source : undefined }
}

const rowFields = (section: string, row: FormRow): FormField[] => {
  if ('field' in row) return [fieldOf(`${section}.${row.field}`, row)]
  if ('table' in row)
    return row.columns
      .filter(({ id }) => id !== 'n')
      .map((column) => fieldOf(`${section}.${row.table}.${column.id}`, columnFilled(column, row.source)))
  if ('ticks' in row)
    return row.items.map(({ id, pen, awaits }) =>
      fieldOf(`${section}.${row.ticks}.${id}`, {
        pen,
        awaits,
        source: awaits === undefined ? row.source : undefined,
      }),
    )
  if ('sign' in row) return [fieldOf(`${section}.${row.sign}`, { pen: true })]
  return Object.entries(row.with).map(([name, source]) =>
    fieldOf(`${section}.${row.say}.${name}`, { source }),
  )
}

/** Every place of a form where something stands, in the order of the paper. */
export const fieldsOf = ({ sections }: Pick<Form, 'sections'>): FormField[] =>
  sections.flatMap(({ id, rows }) => rows.flatMap((row) => rowFields(id, row)))
