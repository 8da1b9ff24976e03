import { addDays, addMonths, type LocalDate, localDate } from '../calendar/local-date.ts'
import type { CellValue } from '../tables/cell.ts'
import { visible } from '../text/visible.ts'

/** Why a date of birth is refused (promises.md B20). */
export type BirthDateFault =
  | 'missing'
  /** Only a year: «1950 г.р.». Neither 55+ nor a birthday can be told from it. */
  | 'year_only'
  | 'two_digit_year'
  | 'no_such_day'
  | 'in_future'
  /** More than 120 years ago. */
  | 'too_long_ago'
  | 'not_a_date'

/** No proven life was longer than 122 years, and one of 120 in a register is a slip of the finger. */
const OLDEST = 120

/** Words that dates in a register are made of, in lower case. */
export interface BirthDateWords {
  /** Twelve lists, as they stand in a date. */
  readonly months: readonly (readonly string[])[]
  /** What follows a year: `['г', 'г.', 'г.р.', 'года рождения']`. */
  readonly year: readonly string[]
}

type Read = { date: LocalDate } | { fault: BirthDateFault }

const checked = (date: LocalDate | null, today: LocalDate): Read => {
  if (date === null) return { fault: 'no_such_day' }
  if (date > today) return { fault: 'in_future' }
  return addMonths(date, OLDEST * 12) < today ? { fault: 'too_long_ago' } : { date }
}

/** The text without the words that may follow a year. */
const withoutYearWord = (text: string, words: readonly string[]): string => {
  const found = [...words].sort((a, b) => b.length - a.length).find((word) => text.endsWith(word))
  return found ? text.slice(0, -found.length).trim() : text
}

const ofParts = (year: string, month: number, day: string, today: LocalDate): Read =>
  year.length === 2
    ? { fault: 'two_digit_year' }
    : checked(localDate(Number(year), month, Number(day)), today)

/** From this hour of UTC on it is already the next day in every zone that begins its day then. */
const NEXT_DAY_FROM = 12

/**
 * The day of a moment in UTC, as programs write a day of their own zone: `1950-03-07T19:00:00.000Z` is the midnight with
 * which 8 March begins in Yekaterinburg. Every zone of the country is 2 to 12 hours ahead of UTC, so that its midnight is
 * an hour from 12 to 22 of the day before; midnight of UTC itself is that very day.
 */
const ofInstant = (said: string): LocalDate | null => {
  const found = /^(\d{4})-(\d\d)-(\d\d)[t ](\d\d):\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]00:?00)$/.exec(said)
  if (!found) return null
  const day = localDate(Number(found[1]), Number(found[2]), Number(found[3]))
  return day !== null && Number(found[4]) >= NEXT_DAY_FROM ? addDays(day, 1) : day
}

const ofText = (typed: string, today: LocalDate, words: BirthDateWords): Read => {
  const said = withoutYearWord(visible(typed.normalize('NFKC')).toLowerCase(), words.year)
  if (said === '') return { fault: 'missing' }
  if (/^\d{4}$/.test(said)) return { fault: 'year_only' }
  const instant = ofInstant(said)
  if (instant !== null) return checked(instant, today)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ][\d:.]+(?:[+-]\d\d:?\d\d)?)?$/.exec(said)
  if (iso) return ofParts(iso[1] as string, Number(iso[2]), iso[3] as string, today)
  const dotted = /^(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})(?: [\d:]+)?$/.exec(said)
  if (dotted) return ofParts(dotted[3] as string, Number(dotted[2]), dotted[1] as string, today)
  const named = /^(\d{1,2}) (\p{L}+)\.? (\d{4}|\d{2})$/u.exec(said)
  const month = words.months.findIndex((names) => names.includes(named?.[2] ?? ''))
  if (named && month >= 0) return ofParts(named[3] as string, month + 1, named[1] as string, today)
  return { fault: 'not_a_date' }
}

/**
 * Reads a date of birth from a cell: a true date, or a text as people write it (25.11.1950, 1950-11-25, 25 ноября
 * 1950 г.). A day that cannot be, lies ahead or more than 120 years back is refused with the reason, never mended.
 */
export const readBirthDate = (value: CellValue, today: LocalDate, words: BirthDateWords): Read => {
  if (value.kind === 'empty') return { fault: 'missing' }
  if (value.kind === 'date') return checked(value.date, today)
  if (value.kind === 'text') return ofText(value.text, today, words)
  if (value.kind === 'number' && Number.isInteger(value.number) && value.number >= 1000)
    return { fault: value.number < 2200 ? 'year_only' : 'not_a_date' }
  return { fault: 'not_a_date' }
}
