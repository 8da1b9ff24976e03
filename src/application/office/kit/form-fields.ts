import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { choiceIn } from '../../../domain/conversation/understand.ts'
import type { Vocabulary } from '../../../domain/conversation/vocabulary.ts'
import type { RegisterVocabulary } from '../../../domain/people/register-columns.ts'
import { cleanWords, hasWords } from '../../../domain/text/plain-words.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { FieldRead, FormAnswers, FormChoice, FormField } from '../../ports/office/dialogs.ts'
import type { FormPlace } from './office-form.ts'
import type { OfficeWords } from './office-words.ts'

/** What fields of a form read answers with. */
export interface FieldTools {
  readonly words: OfficeWords
  readonly columns: RegisterVocabulary
  readonly vocabulary: Vocabulary
  readonly today: LocalDate
}

export const toolsOf = ({ moment, words, today }: FormPlace): FieldTools => ({
  words,
  today,
  columns: moment.conversation.content.registerColumns,
  vocabulary: moment.conversation.content.vocabulary[moment.language],
})

/** What the choices of a field have in common with all fields. */
interface Asked {
  readonly name: string
  readonly ask: (answers: FormAnswers) => TextRef
  readonly when?: (answers: FormAnswers) => boolean
}

/** Which of the choices an answer means: pressed, or typed as people type it. */
export const chosenBy = (
  input: Parameters<FormField['read']>[0],
  choices: readonly FormChoice[],
  { words, vocabulary }: FieldTools,
): string | null => {
  if ('choice' in input) return choices.find(({ id }) => id === input.choice)?.id ?? null
  const offered = choices.map(({ id, label }) => ({ id, label: words.plain(label) }))
  return choiceIn(input.words, offered, vocabulary)
}

/** A question with answers to choose from; they can be typed too. */
export const chosenField = (
  { name, ask, when }: Asked,
  choices: (answers: FormAnswers) => readonly FormChoice[],
  tools: FieldTools,
): FormField => ({
  name,
  ask,
  choices,
  isChosen: true,
  ...(when ? { when } : {}),
  read: (input, answers) => {
    const id = chosenBy(input, choices(answers), tools)
    return id === null ? { fault: text('office.form.choose') } : { value: id }
  },
})

/** A question for words; `skip` is the answer of whoever has none, and means null. */
export const wordsField = (
  { name, ask, when }: Asked,
  skip: TextRef | null,
  read: (typed: string, answers: FormAnswers) => FieldRead,
  tools: FieldTools,
): FormField => {
  const choices: readonly FormChoice[] = skip === null ? [] : [{ id: 'skip', label: skip }]
  return {
    name,
    ask,
    choices: () => choices,
    ...(when ? { when } : {}),
    read: (input, answers) => {
      if ('choice' in input)
        return chosenBy(input, choices, tools) === null
          ? { fault: text('office.form.not_read') }
          : { value: null }
      const [skipping] = choices
      const isSkipped =
        skipping !== undefined &&
        chosenBy(
          input,
          [
            { ...skipping, id: 'no' },
            { id: 'other', label: skipping.label },
          ],
          tools,
        ) === 'no'
      return isSkipped ? { value: null } : read(input.words, answers)
    },
  }
}

/** Free words up to a length; signs alone are no answer. */
export const readWords =
  (longest: number, fault: TextRef) =>
  (typed: string): FieldRead => {
    const said = cleanWords(typed, longest)
    return hasWords(said) ? { value: said } : { fault }
  }
