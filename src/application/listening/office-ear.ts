import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { SignReader } from '../../domain/hearing/sign-reader.ts'
import { officeSignsByName } from '../../domain/office-ear/office-signs.ts'
import type { OfficeEar } from '../../domain/office-ear/read-deed.ts'
import type { Content } from '../ports/content.ts'
import type { Language } from '../ports/texts.ts'
import { readerOf } from './ear-of.ts'

/** What the ear of the office is made of. */
type Audible = Pick<Content, 'listening' | 'hearing' | 'vocabulary'>

/** Making the signs ready takes a moment: once for all that speak of the same content. */
const READERS = new WeakMap<Content['listening'], Map<Language, SignReader>>()

/** By what the words of employees are read in a language on a day. */
export const officeEarOf = (content: Audible, language: Language, today: LocalDate): OfficeEar => {
  const made = READERS.get(content.listening) ?? new Map<Language, SignReader>()
  READERS.set(content.listening, made)
  const signs = content.listening[language].office
  const read = made.get(language) ?? readerOf(officeSignsByName(signs), content, language)
  made.set(language, read)
  const { months, weekdays, relative, when } = content.vocabulary[language]
  return { read, signs, today, dates: { months, weekdays, relative, when } }
}
