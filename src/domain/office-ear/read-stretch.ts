import { addMonths, type LocalDate, localDate } from '../calendar/local-date.ts'
import { comparable } from '../text/plain-words.ts'
import { readDate } from '../when/read-date.ts'
import type { OfficeEar } from './read-deed.ts'

/** Days from the first to the last one; what was not said is null. */
export interface Stretch {
  readonly from: LocalDate | null
  readonly until: LocalDate | null
}

/** A day is said in so many words at most: «25 ноября», «следующего понедельника». */
const MOST_WORDS = 2

/** «1-14 декабря» is said as «1 по 14 декабря». */
const spelt = (said: string, [until = '']: readonly string[]): string =>
  said.replace(/(\d{1,2})\s*[-–—]\s*(?=\d{1,2}\s)/gu, `$1 ${until} `)

/** Words as they are compared, with the signs inside of a date kept: «1.12». */
const wordsOf = (said: string): string[] =>
  said
    .split(/\s+/)
    .map((word) => (/\d[./]\d/.test(word) ? word.replace(/[^\d./]/g, '') : comparable(word)))
    .filter((word) => word !== '')

const dayIn = (words: readonly string[], from: LocalDate, { dates }: OfficeEar): LocalDate | null => {
  for (let length = MOST_WORDS; length > 0; length -= 1) {
    const read = readDate(words.slice(0, length).join(' '), from, 'future', dates)
    if ('date' in read) return read.date
  }
  return null
}

/** «с 1 по 14 декабря»: a number alone is a day of the last day's month, or of the month before. */
const numberedDay = (words: readonly string[], until: LocalDate | null): LocalDate | null => {
  const [day = '', ...others] = words
  if (until === null || others.length > 0 || !/^\d{1,2}$/.test(day)) return null
  const month = (date: LocalDate): LocalDate | null =>
    localDate(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(day))
  const same = month(until)
  return same !== null && same <= until ? same : month(addMonths(until, -1))
}

/**
 * The days for which somebody is away, as an employee says it.
 * @example readStretch('в отпуске с 1 по 14 декабря', ear) // { from: '2026-12-01', until: '2026-12-14' }
 */
export const readStretch = (said: string, ear: OfficeEar): Stretch => {
  const { from: opening, until: closing } = ear.signs.stretch
  const words = wordsOf(spelt(said, closing))
  const close = words.findIndex((word, at) => closing.includes(word) && at < words.length - 1)
  const open = words.findIndex((word) => opening.includes(word))
  const begins = open < 0 && close > 0 && /^\d/.test(words[close - 1] ?? '') ? close - 2 : open
  const ends = close > begins ? close : words.length
  const first = begins < 0 && close !== 1 ? [] : words.slice(begins + 1, ends)
  const from = dayIn(first, ear.today, ear)
  const until = close < 0 ? null : dayIn(words.slice(close + 1), from ?? ear.today, ear)
  return { from: numberedDay(first, until) ?? from, until }
}
