import { dayOfNumber, type LocalDate, localDate } from '../calendar/local-date.ts'
import type { CellValue } from '../tables/cell.ts'
import { visible } from '../text/visible.ts'
import type { BirthDate } from './birth.ts'
import { type BirthDateFault, readBirthDate } from './birth-date.ts'
import { type BirthSaid, type BirthWords, birthSaid, type FoundBirth } from './birth-said.ts'

/** What is to be asked about a date of birth that was read as far as it could be. */
export type BirthDoubt =
  | BirthDateFault
  /** «03.1950» */
  | 'month_only'
  /** «40 лет»: the year follows from the age and may be one off. */
  | 'from_age'
  /** A bare number that Excel may mean as a day. */
  | 'serial'

/** What a cell says of a date of birth. */
export interface BirthReading {
  readonly birth: BirthDate | null
  readonly doubt: BirthDoubt | null
  /** Words that stood beside the date and say something else; '' – none. */
  readonly rest: string
}

/** Day 0 of Excel counted from 1970-01-01. */
const EXCEL_EPOCH = -25_569
/** Numbers that may be days of a life: 1900 to the middle of this century. */
const MOST_SERIAL = 55_000
const OLDEST_AGE = 120
/** A year of two digits that may lie in this century is taken for one of the last: a register is one of grown-ups. */
const CENTURY = 100

const sure = (birth: BirthDate, rest = ''): BirthReading => ({ birth, doubt: null, rest })
const doubted = (birth: BirthDate | null, doubt: BirthDoubt, rest = ''): BirthReading => ({
  birth,
  doubt,
  rest,
})

const yearOf = (year: number, today: LocalDate): BirthReading => {
  const now = Number(today.slice(0, 4))
  if (year > now) return doubted(null, 'in_future')
  return year < now - OLDEST_AGE ? doubted(null, 'too_long_ago') : doubted(String(year), 'year_only')
}

/** A year in four digits; `isSure` – two digits can mean no other one. */
const fullYear = (typed: number, digits: number, today: LocalDate): { year: number; isSure: boolean } => {
  if (digits === 4) return { year: typed, isSure: true }
  const now = Number(today.slice(0, 4))
  const ofThisCentury = now - (now % CENTURY) + typed
  const ofTheLast = ofThisCentury - CENTURY
  if (ofThisCentury > now) return { year: ofTheLast, isSure: true }
  return { year: ofTheLast < now - OLDEST_AGE ? ofThisCentury : ofTheLast, isSure: false }
}

type Day = Extract<BirthSaid, { is: 'day' }>

const ofDay = ({ day, month, year: typed, yearDigits }: Day, today: LocalDate): BirthReading => {
  const { year, isSure } = fullYear(typed, yearDigits, today)
  const known = yearOf(year, today)
  if (known.birth === null) return known
  const date = localDate(year, month, day)
  if (date === null) {
    const swapped = localDate(year, day, month)
    return doubted(swapped ?? known.birth, 'no_such_day')
  }
  if (date > today) return doubted(null, 'in_future')
  return isSure ? sure(date) : doubted(date, 'two_digit_year')
}

const monthOf = (month: number, year: number, today: LocalDate): BirthReading => {
  const known = yearOf(year, today)
  if (known.birth === null || month < 1 || month > 12) return known
  return doubted(`${known.birth}-${String(month).padStart(2, '0')}`, 'month_only')
}

const ofSaid = (said: BirthSaid, today: LocalDate): BirthReading => {
  switch (said.is) {
    case 'day':
      return ofDay(said, today)
    case 'month':
      return monthOf(said.month, said.year, today)
    case 'year':
      return yearOf(fullYear(said.year, said.yearDigits, today).year, today)
    case 'age':
      return doubted(String(Number(today.slice(0, 4)) - said.years), 'from_age')
  }
}

/** What is left beside the date, without the words that only say that it is one. */
const restOf = ({ before, behind }: FoundBirth, { year }: BirthWords): string => {
  const left = `${before} ${behind}`
  const longestFirst = [...year].sort((a, b) => b.length - a.length)
  const word = longestFirst.find((each) =>
    new RegExp(`(?<!\\p{L})${escaped(each)}(?!\\p{L})`, 'u').test(left),
  )
  const bare = word === undefined ? left : left.replace(word, ' ')
  return /\p{L}/u.test(bare) ? bare.replace(/\s+/g, ' ').replace(/^[\s,;()]+|[\s,;()]+$/g, '') : ''
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** «48»: a year of two digits and nothing else. */
const ofTwoDigits = (typed: number, today: LocalDate): BirthReading =>
  doubted(String(fullYear(typed, 2, today).year), 'two_digit_year')

const ofNumber = (number: number, today: LocalDate): BirthReading => {
  if (!Number.isInteger(number)) return doubted(null, 'not_a_date')
  if (number >= 10 && number < CENTURY) return ofTwoDigits(number, today)
  if (number >= 1_800 && number < 2_200) return yearOf(number, today)
  const day = number > 0 && number <= MOST_SERIAL ? dayOfNumber(number + EXCEL_EPOCH) : null
  return day !== null && day <= today ? doubted(day, 'serial') : doubted(null, 'not_a_date')
}

const ofText = (typed: string, today: LocalDate, words: BirthWords): BirthReading => {
  const whole = visible(typed.normalize('NFKC'))
  if (/^\d{2}$|^\d{5}$/.test(whole)) return ofNumber(Number(whole), today)
  const found = birthSaid(whole, words)
  if (found === null) return doubted(null, 'not_a_date', /\p{L}/u.test(whole) ? whole : '')
  const reading = ofSaid(found.said, today)
  // A second date in the cell: which of the two is nobody's to guess.
  const isTwice = /(?<!\d)(?:18|19|20)\d\d(?!\d)/.test(found.behind)
  if (isTwice) return doubted(reading.birth?.slice(0, 4) ?? null, 'not_a_date', whole)
  return { ...reading, rest: restOf(found, words) }
}

/**
 * Reads of a date of birth whatever a cell says: nobody is left out because of it. What is sure is read without a word,
 * what is only likely with a doubt that somebody who knows the person settles.
 *
 * @example readBirth({ kind: 'text', text: '1948 г.р.' }, today, words) // { birth: '1948', doubt: 'year_only', rest: '' }
 */
export const readBirth = (value: CellValue, today: LocalDate, words: BirthWords): BirthReading => {
  const strict = readBirthDate(value, today, words)
  if ('date' in strict) return sure(strict.date)
  if (strict.fault === 'missing') return doubted(null, 'missing')
  if (value.kind === 'text') return ofText(value.text, today, words)
  if (value.kind === 'number') return ofNumber(value.number, today)
  return doubted(null, strict.fault)
}
