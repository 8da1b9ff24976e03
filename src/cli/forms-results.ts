import type { Form } from '../domain/forms/form.ts'
import { fieldsOf, VERDICTS, type Verdict } from '../domain/forms/verdict.ts'

/** How many places of a form have each verdict, and which records would fill those that wait. */
export interface FormFigures extends Readonly<Record<Verdict, number>> {
  readonly id: string
  readonly numbers: readonly number[]
  readonly fields: number
  /** Places that say nothing of where they come from. */
  readonly faults: number
  readonly awaits: readonly string[]
}

/** One line of the machine-readable result: `value` is held against `bar`. */
export interface FormsResult {
  readonly id: string
  readonly name: string
  readonly value: number
  readonly bar: number
  readonly ok: boolean
}

/** Counts the places of a form by verdict. */
export const figuresOf = (form: Form): FormFigures => {
  const fields = fieldsOf(form)
  const count = (verdict: Verdict): number => fields.filter((field) => field.verdict === verdict).length
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)]))
  return {
    id: form.id,
    numbers: form.numbers,
    fields: fields.length,
    ...(counts as Readonly<Record<Verdict, number>>),
    faults: fields.filter(({ verdict }) => verdict === null).length,
    awaits: [...new Set(fields.flatMap(({ awaits }) => awaits ?? []))].sort(),
  }
}

/** A form as a readable line: `[1] survey_act  27 fields: recorded 8, in_part 0, awaited 14 (R2 R3 R5), by_pen 5`. */
export const figuresLine = (figures: FormFigures): string => {
  const { id, numbers, fields, awaits } = figures
  const counts = VERDICTS.map((verdict) => `${verdict} ${figures[verdict]}`).join(', ')
  return `[${numbers.join(', ')}] ${id}  ${fields} fields: ${counts}${awaits.length > 0 ? ` (waits for ${awaits.join(' ')})` : ''}`
}

/** How many forms there have to be: those of the daily work. */
const FORMS = 18

const sum = (all: readonly FormFigures[], of: (figures: FormFigures) => number): number =>
  all.reduce((total, figures) => total + of(figures), 0)

/** A row for each form – places without a source –, and what of all of them nobody records yet. */
export const formsResults = (all: readonly FormFigures[]): FormsResult[] => {
  const awaited = sum(all, (figures) => figures.awaited)
  return [
    {
      id: 'forms',
      name: 'forms that can be printed',
      value: all.length,
      bar: FORMS,
      ok: all.length >= FORMS,
    },
    ...all.map((figures) => ({
      id: `form-${figures.id}`,
      name: `places that say nothing of where they come from, of ${figuresLine(figures)}`,
      value: figures.faults,
      bar: 0,
      ok: figures.faults === 0,
    })),
    {
      id: 'forms-awaited',
      name: 'places of all forms that nothing records yet',
      value: awaited,
      bar: 0,
      ok: awaited === 0,
    },
  ]
}
