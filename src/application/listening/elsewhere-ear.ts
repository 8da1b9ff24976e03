import type { SignReader } from '../../domain/hearing/sign-reader.ts'
import type { ElsewhereEar } from '../../domain/listening/elsewhere.ts'
import type { Content, FindNeeds } from '../ports/content.ts'
import type { Language } from '../ports/texts.ts'
import { type Audible, earOf, readerOf } from './ear-of.ts'

/** Making the signs ready takes a moment: once for all that speak of the same content. */
const READERS = new WeakMap<Content['listening'], Map<Language, SignReader>>()

const signsOf = ({ listening }: Audible, language: Language): [string, readonly string[]][] =>
  Object.entries(listening[language].elsewhere).flatMap(([message, options]) =>
    Object.entries(options).map(([option, signs]): [string, string[]] => [`${message}/${option}`, signs]),
  )

/** The ear for answers to messages that came beside a talk. */
export const elsewhereEarOf = (content: Audible, findNeeds: FindNeeds, language: Language): ElsewhereEar => {
  const made = READERS.get(content.listening) ?? new Map<Language, SignReader>()
  READERS.set(content.listening, made)
  const readAnswers = made.get(language) ?? readerOf(signsOf(content, language), content, language)
  made.set(language, readAnswers)
  return {
    ...earOf(content, findNeeds, language),
    readAnswers,
    optionsOf: (message) => Object.keys(content.listening[language].elsewhere[message] ?? {}),
  }
}
