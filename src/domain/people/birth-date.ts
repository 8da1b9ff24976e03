import { addDays, addMonths, type LocalDate, localDate } from '../calendar/local-date.ts'
import type { CellValue } from '../tables/cell.ts'
import { visible } from '../text/visible.ts'
import { type BirthWords, birthSaid } from './birth-said.ts'

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

type Read = { date: LocalDate } | { fault: BirthDateFault }

const checked = (date: LocalDate | null, today: LocalDate): Read => {
  if (date === null) return { fault: 'no_such_day' }
  if (date > today) return { fault: 'in_future' }
  return addMonths(date, OLDEST * 12) < today ? { fault: 'too_long_ago' } : { date }
}

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

/** An hour behind a date, as programs write it out: `12.03.1950 0:00`, `1950-03-12T00:00:00`. */
const HOUR_BEHIND = /(?<=\d)[t ]\d{1,2}:[\d:.]+(?:[+-]\d\d:?\d\d)?$/i

/** Whether something else stands beside a date than the word for its year. */
const isElsewhere = (said: string, { year }: BirthWords): boolean => {
  const left = said.toLowerCase().replace(/\s+/g, ' ').trim()
  return left !== '' && !year.includes(left) && /[\p{L}\p{N}]/u.test(left)
}

const ofText = (typed: string, today: LocalDate, words: BirthWords): Read => {
  const text = visible(typed.normalize('NFKC'))
  if (text === '') return { fault: 'missing' }
  const instant = ofInstant(text.toLowerCase())
  if (instant !== null) return checked(instant, today)
  const found = birthSaid(text.replace(HOUR_BEHIND, ''), words)
  if (found === null || found.before.trim() !== '' || isElsewhere(found.behind, words))
    return { fault: 'not_a_date' }
  const { said } = found
  if (said.is === 'year') return { fault: said.yearDigits === 2 ? 'two_digit_year' : 'year_only' }
  if (said.is !== 'day') return { fault: 'not_a_date' }
  if (said.yearDigits === 2) return { fault: 'two_digit_year' }
  return checked(localDate(said.year, said.month, said.day), today)
}

/**
 * Reads a date of birth from a cell: a true date, or a text as people write it (25.11.1950, 1950-11-25, 25 ноября
 * 1950 г.). A day that cannot be, lies ahead or more than 120 years back is refused with the reason, never mended.
 */
export const readBirthDate = (value: CellValue, today: LocalDate, words: BirthWords): Read => {
  if (value.kind === 'empty') return { fault: 'missing' }
  if (value.kind === 'date') return checked(value.date, today)
  if (value.kind === 'text') return ofText(value.text, today, words)
  if (value.kind === 'number' && Number.isInteger(value.number) && value.number >= 1000)
    return { fault: value.number < 2200 ? 'year_only' : 'not_a_date' }
  return { fault: 'not_a_date' }
}
