import type { OfficeWords } from './office-words.ts'

/**
 * What a dialog is called when it is offered again, e.g. «заметка» for the form `change_person` with the field `note`. A
 * form that nobody has named goes by a general name: an offer never keeps an answer from whoever waits for it.
 */
export const formTitle = (words: OfficeWords, form: string, field: unknown): string => {
  const named = [`office.form_names.${form}_${String(field)}`, `office.form_names.${form}`]
  return words.phraseAt(named.find((key) => words.has(key)) ?? 'office.form_names.any')
}

/** Forms that have no name of their own in a language, e.g. `['mend_doubt']`. `has` tells whether there is a text. */
export const untitledForms = (forms: readonly string[], has: (key: string) => boolean): readonly string[] =>
  forms.filter((form) => !has(`office.form_names.${form}`))
