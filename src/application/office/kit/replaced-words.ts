import { text } from '../../../domain/words/text-ref.ts'
import type { FormField } from '../../ports/office/dialogs.ts'

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What a change replaces, as it stood before; what nobody had said stands as null. */
export const replacedBy = <T extends object>(before: T, after: T): Partial<T> => {
  const names = Object.keys(after) as (keyof T)[]
  const changed = names.filter((name) => !isSame(before[name], after[name]))
  return Object.fromEntries(changed.map((name) => [name, before[name] ?? null])) as Partial<T>
}

/** The question with what is written down at present above it (the answer `now`), where that is a few words. */
export const withPresent = (field: FormField): FormField => ({
  ...field,
  ask: (answers) => {
    const { now } = answers
    const question = field.ask(answers)
    return typeof now === 'string' ? text('office.change.now', { now, question }) : question
  },
})
