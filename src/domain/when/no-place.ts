import type { LocalDate } from '../calendar/local-date.ts'
import { hearWhen } from './hear-when.ts'
import { lexiconOf } from './lexicon.ts'
import { YEARS_EITHER_WAY } from './read-date.ts'
import type { DateWords } from './when-words.ts'

/** A text as phrases are sought in it: words in lower case with a blank around each. */
export const spaced = (typed: string): string =>
  ` ${typed
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}']+/gu, ' ')} `

/**
 * Whether words that answer the question for a place name none: a wish, a reason, a question, or nothing but a day and an
 * hour. A number or the word of a place beside them makes them one.
 * @example isNoPlace('боюсь опоздать, мне бы попозже', today, words) // true
 * @example isNoPlace('МФЦ, окно 3, потому что там быстрее', today, words) // false
 */
export const isNoPlace = (typed: string, today: LocalDate, words: DateWords): boolean => {
  const lexicon = lexiconOf(words)
  const said = spaced(typed)
  const meanings = hearWhen(typed, { today, side: 'future', years: YEARS_EITHER_WAY, words })
  if (meanings.some(({ is }) => is === 'place')) return false
  if (lexicon.leavesHour(said)) return true
  const isOfTimeOnly = meanings.length > 0 && meanings.every(({ is }) => OF_TIME.has(is))
  if (isOfTimeOnly) return true
  const hasPlaceWord = said.split(' ').some((word) => lexicon.place.has(word))
  if (/\p{N}/u.test(typed) || hasPlaceWord) return false
  return typed.includes('?') || lexicon.wishes(said) || lexicon.reasons(said)
}

/** What says when, and not where; a number alone may be that of a room. */
const OF_TIME: ReadonlySet<string> = new Set(['day', 'weekday', 'week', 'hour', 'part'])
