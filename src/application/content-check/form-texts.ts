import type { Form } from '../../domain/forms/form.ts'
import { COMMON_FORM_TEXTS, optionalTextsOfForm, textsOfForm } from '../../domain/forms/texts-of-form.ts'
import { fault, type Issue, quoted } from '../../domain/words/issue.ts'
import type { Content } from '../ports/content.ts'
import { LANGUAGES, type Language } from '../ports/texts.ts'
import { fileOfText, groupOf, placeOfText } from './text-files.ts'

type Forms = Pick<Content, 'forms'>

/** Text keys that the forms call for. */
export const textsOfForms = ({ forms }: Forms): string[] =>
  forms.size === 0 ? [] : [...COMMON_FORM_TEXTS, ...[...forms.values()].flatMap(textsOfForm)]

/** Text keys that they may have. */
export const optionalTextsOfForms = ({ forms }: Forms): string[] =>
  [...forms.values()].flatMap(optionalTextsOfForm)

const COMMON: Readonly<Record<string, readonly string[]>> = {
  'forms.common.value': ['value'],
  'forms.common.page': ['page', 'pages'],
}

/** What words of a form may name: what their row says. */
const saidIn = ({ id, sections }: Form): [string, readonly string[]][] =>
  sections
    .flatMap(({ rows }) => rows)
    .flatMap((row): [string, readonly string[]][] =>
      'say' in row ? [[`forms.${id}.says.${row.say}`, Object.keys(row.with)]] : [],
    )

const unknownIn = (
  { texts }: Pick<Content, 'texts'>,
  language: Language,
  key: string,
  known: readonly string[],
): Issue[] =>
  (texts.find(language, key)?.variables ?? [])
    .filter((name) => !known.includes(name))
    .map((name) => {
      const advice = known.length > 0 ? `use one of ${quoted(known)}` : 'take it out'
      return fault(fileOfText(language, key), `nobody knows variable "${name}": ${advice}`, {
        step: placeOfText(key),
        language,
      })
    })

/** Variables of the texts of forms that their form does not give. */
export const inspectFormVariables = (content: Forms & Pick<Content, 'texts'>): Issue[] => {
  const known = new Map([
    ...Object.entries(COMMON),
    ...[...content.forms.values()].flatMap((form) => saidIn(form)),
  ])
  return LANGUAGES.flatMap((language) =>
    [...content.texts.keys(language)]
      .filter((key) => groupOf(key) === 'forms')
      .flatMap((key) => unknownIn(content, language, key, known.get(key) ?? [])),
  )
}
