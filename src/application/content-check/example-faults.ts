import {
  type AnswerExample,
  BESIDE,
  type ExampleBook,
  examplesOf,
} from '../../domain/likeness/example-book.ts'
import { ASKING_MESSAGES } from '../../domain/listening/act.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import { comparable } from '../../domain/text/plain-words.ts'
import { fault, type Issue } from '../../domain/words/issue.ts'
import type { Content } from '../ports/content.ts'
import type { Language } from '../ports/texts.ts'

/** Kinds of questions whose answers are alike wherever they are asked. */
const KINDS: ReadonlySet<string> = new Set(['ask_date', 'ask_time', 'ask_place', 'rate', 'crossroads', 'say'])
/** Meanings that every question has besides its answers. */
const EVERYWHERE: ReadonlySet<string> = new Set(['own', 'skip', BESIDE])

type Asked = Pick<Content, 'track' | 'needs'>

const optionId = (option: string | { readonly id: string }): string =>
  typeof option === 'string' ? option : option.id

/** The answers of a question; `any` – its examples may name others than the scenario; null – there is no such question. */
const answersTo = (question: string, { track, needs }: Asked): readonly string[] | 'any' | null => {
  if (KINDS.has(question) || ASKING_MESSAGES.some((message) => question === `after:${message}`)) return 'any'
  const [need = '', causes] = question.split('.')
  if (causes === 'causes') return needs.get(need)?.causes ?? null
  const definition = track.steps.get(question)?.definition
  if (!definition) return null
  return definition.type === 'choose' && Array.isArray(definition.options)
    ? definition.options.map(optionId)
    : 'any'
}

/** Shorter lines are said alike by many: nobody copied them. */
const COPIED_FROM = 5

const isCopied = (words: string, measured: ReadonlySet<string>): boolean => {
  const said = comparable(words)
  return said.split(' ').length >= COPIED_FROM && measured.has(said)
}

/** Questions and answers of which the scenario knows nothing: what is learned of them is never heard. */
const unknownAnswers = (
  book: ExampleBook,
  asked: Asked,
  told: (message: string, step: string) => Issue,
): Issue[] => {
  const questions = new Set(examplesOf(book).answers.map(({ question }) => question))
  return [...questions].flatMap((question) => {
    const answers = answersTo(question, asked)
    if (answers === null)
      return told(`there is no question ${question}: name a step, a need's causes or a kind`, question)
    if (answers === 'any') return []
    return Object.keys(ownEntry(book, question) ?? {})
      .filter((meaning) => !EVERYWHERE.has(meaning) && !answers.includes(meaning))
      .map((meaning) =>
        told(`${question} has no answer ${meaning}: name one of ${answers.join(', ')}`, question),
      )
  })
}

/** Lines that stand under two answers of one question, and tell neither. */
const torn = (answers: readonly AnswerExample[], told: (message: string, step: string) => Issue): Issue[] => {
  const first = new Map<string, string>()
  return answers.flatMap(({ question, meaning, words }) => {
    const key = `${question} ${comparable(words)}`
    const known = first.get(key)
    first.set(key, known ?? meaning)
    if (known === undefined || known === meaning) return []
    return told(`«${words}» stands under ${known} and ${meaning}: leave it where it belongs`, question)
  })
}

/**
 * What is at fault with the examples of a language.
 * @param measured comparable words of the utterances by which hearing is measured: learned by heart they would measure nothing
 */
export const exampleFaults = (
  book: ExampleBook,
  language: Language,
  asked: Asked,
  measured: ReadonlySet<string>,
): Issue[] => {
  const told = (message: string, step: string): Issue =>
    fault(`scenarios/listening/${language}`, message, { step, language })
  const { answers, anywhere } = examplesOf(book)
  const copied = [...answers, ...anywhere].filter(({ words }) => isCopied(words, measured))
  return [
    ...unknownAnswers(book, asked, told),
    ...torn(answers, told),
    ...copied.map(({ words, meaning }) =>
      told(`«${words}» is measured by: take it out of the examples`, meaning),
    ),
  ]
}
