import { ACCESS_ITEMS } from './event-kind.ts'
import type { ScheduleWords } from './schedule-columns.ts'
import { bothLists, isOneOf, plainText, wordPattern } from './word-list.ts'
import type { EventDetails } from './yard-event.ts'

/** A number that a cell says; null – nobody said; `unclear` – something that is no such number. */
export type Figure = number | null | 'unclear'

const isNothing = (text: string, { nothing }: ScheduleWords): boolean =>
  plainText(text) === '' || isOneOf(text, nothing)

const wholeNumber = (text: string, most: number): Figure => {
  const digits = text.replace(/(?<=\d)[ .](?=\d{3}(?!\d))/g, '').trim()
  return /^\d{1,7}$/.test(digits) && Number(digits) <= most ? Number(digits) : 'unclear'
}

/**
 * Reads a price in whole roubles: «бесплатно», «вход свободный», «300 руб.», «300,00 ₽». «от 300» and «200–300» are no one
 * price and unclear.
 * @example readPrice('вход свободный', words) // 0
 */
export const readPrice = (text: string, words: ScheduleWords): Figure => {
  if (isNothing(text, words)) return null
  const said = plainText(text).replace(/[.!\s]+$/u, '')
  if (isOneOf(said, words.free)) return 0
  const bare = said
    .replace(wordPattern(bothLists(words.currency, words.beside_price)), ' ')
    .replace(/[₽.:\s]+$/u, '')
  return wholeNumber(bare.replace(/[.,]00$/, '').replace(/^[:\s-]+/, ''), 1_000_000)
}

/** Reads the youngest age: «55+», «0+», «от 55 лет», «все». A span («6–12 лет») is unclear: it shuts older people out. */
export const readAge = (text: string, words: ScheduleWords): Figure => {
  if (isNothing(text, words)) return null
  if (isOneOf(text, words.any_age)) return 0
  const bare = plainText(text)
    .replace(wordPattern(words.years), ' ')
    .replace(/[+.\s]/gu, '')
  return wholeNumber(bare, 120)
}

/** Reads how many people there is place for: «20», «20 чел.»; «не ограничено» is null. */
export const readCapacity = (text: string, words: ScheduleWords): Figure => {
  if (isNothing(text, words) || isOneOf(text, words.no_limit)) return null
  const bare = plainText(text)
    .replace(wordPattern(words.people), ' ')
    .replace(/[.\s]+$/u, '')
  const read = wholeNumber(bare, 100_000)
  return read === 0 ? 'unclear' : read
}

interface Spelling {
  readonly item: (typeof ACCESS_ITEMS)[number]
  readonly is: boolean
  readonly pattern: RegExp
  readonly length: number
}

const known = new WeakMap<ScheduleWords, readonly Spelling[]>()

/** What can be said of a place, the longest first: «нет лифта» before «лифт». */
const spellings = (words: ScheduleWords): readonly Spelling[] => {
  const made =
    known.get(words) ??
    ACCESS_ITEMS.flatMap((item) =>
      ([true, false] as const).flatMap((is) =>
        words.access[item][is ? 'yes' : 'no'].map((word) => ({
          item,
          is,
          pattern: wordPattern([word]),
          length: word.length,
        })),
      ),
    ).sort((a, b) => b.length - a.length)
  known.set(words, made)
  return made
}

/** What is said of a place: «есть лифт, пандус» → `{ lift: true, no_steps: true }`. `isWhole` – nothing was left unread. */
export const readAccess = (
  text: string,
  words: ScheduleWords,
): { access: EventDetails['access']; isWhole: boolean } => {
  if (isNothing(text, words)) return { access: {}, isWhole: true }
  let rest = plainText(text)
  const access: EventDetails['access'] = {}
  for (const { item, is, pattern } of spellings(words)) {
    const left = rest.replace(pattern, ' ')
    if (left === rest) continue
    access[item] ??= is
    rest = left
  }
  const left = rest
    .replace(wordPattern(bothLists(words.and, words.when.from)), ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return { access, isWhole: left === '' }
}
