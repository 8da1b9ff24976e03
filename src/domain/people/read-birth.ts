import { dayOfNumber, type LocalDate, localDate } from '../calendar/local-date.ts'
import type { CellValue } from '../tables/cell.ts'
import { visible } from '../text/visible.ts'
import type { BirthDate } from './birth.ts'
import { type BirthDateFault, type BirthDateWords, readBirthDate } from './birth-date.ts'

/** What is to be asked about a date of birth that was read as far as it could be. */
export type BirthDoubt =
  | BirthDateFault
  /** «03.1950» */
  | 'month_only'
  /** «40 лет»: the year follows from the age and may be one off. */
  | 'from_age'
  /** A bare number that Excel may mean as a day. */
  | 'serial'

/** Words that dates and ages in a register are made of. */
export interface BirthWords extends BirthDateWords {
  /** What follows an age: `['лет', 'год', 'года']`. */
  readonly ages: readonly string[]
}

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

/** A year as it was typed, in four digits; `isSure` – two digits can mean no other one. */
const fullYear = (typed: string, today: LocalDate): { year: number; isSure: boolean } => {
  if (typed.length === 4) return { year: Number(typed), isSure: true }
  const now = Number(today.slice(0, 4))
  const ofThisCentury = now - (now % CENTURY) + Number(typed)
  const ofTheLast = ofThisCentury - CENTURY
  if (ofThisCentury > now) return { year: ofTheLast, isSure: true }
  return { year: ofTheLast < now - OLDEST_AGE ? ofThisCentury : ofTheLast, isSure: false }
}

interface Parts {
  readonly day: number
  readonly month: number
  readonly year: string
}

const ofParts = ({ day, month, year: typed }: Parts, today: LocalDate): BirthReading => {
  const { year, isSure } = fullYear(typed, today)
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

type Pattern = readonly [
  expression: RegExp,
  read: (found: RegExpExecArray, today: LocalDate, words: BirthWords) => BirthReading | null,
]

const named = (name: string, { months }: BirthWords): number =>
  months.findIndex((names) => names.some((each) => each === name)) + 1

/** Shapes in which a date, a month, a year or an age stands among other words; the most telling first. */
const PATTERNS: readonly Pattern[] = [
  [
    /(?<!\d)(\d{1,2})\s*[./,-]\s*(\d{1,2})\s*[./,-]\s*(\d{4}|\d{2})(?!\d)/,
    ([, day, month, year = ''], today) => ofParts({ day: Number(day), month: Number(month), year }, today),
  ],
  [
    /(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/,
    ([, year = '', month, day], today) => ofParts({ day: Number(day), month: Number(month), year }, today),
  ],
  [
    /(?<!\d)(\d{1,2})\s+(\p{L}+)\.?\s+(\d{4}|\d{2})(?!\d)/u,
    ([, day, name = '', year = ''], today, words) => {
      const month = named(name, words)
      return month === 0 ? null : ofParts({ day: Number(day), month, year }, today)
    },
  ],
  [
    /(?<![\d.])(\d{1,2})[./](\d{4})(?!\d)/,
    ([, month, year], today) => monthOf(Number(month), Number(year), today),
  ],
  [
    /(\p{L}+)\.?\s+(\d{4})(?!\d)/u,
    ([, name = '', year], today, words) => {
      const month = named(name, words)
      return month === 0 ? null : monthOf(month, Number(year), today)
    },
  ],
  [/(?<!\d)((?:18|19|20)\d\d)(?!\d)/, ([, year], today) => yearOf(Number(year), today)],
  [
    /(?<!\d)(\d{1,3})\s*(\p{L}+)/u,
    ([, age, word = ''], today, { ages }) =>
      ages.includes(word) && Number(age) <= OLDEST_AGE
        ? doubted(String(Number(today.slice(0, 4)) - Number(age)), 'from_age')
        : null,
  ],
]

/** What is left beside the date, without the words that only say that it is one. */
const restOf = (said: string, found: RegExpExecArray, { year }: BirthWords): string => {
  const left = `${said.slice(0, found.index)} ${said.slice(found.index + found[0].length)}`
  const longestFirst = [...year].sort((a, b) => b.length - a.length)
  const word = longestFirst.find((each) =>
    new RegExp(`(?<!\\p{L})${escaped(each)}(?!\\p{L})`, 'u').test(left),
  )
  const bare = word === undefined ? left : left.replace(word, ' ')
  return /\p{L}/u.test(bare) ? bare.replace(/\s+/g, ' ').replace(/^[\s,;()]+|[\s,;()]+$/g, '') : ''
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const ofNumber = (number: number, today: LocalDate): BirthReading => {
  if (!Number.isInteger(number)) return doubted(null, 'not_a_date')
  if (number >= 1_800 && number < 2_200) return yearOf(number, today)
  const day = number > 0 && number <= MOST_SERIAL ? dayOfNumber(number + EXCEL_EPOCH) : null
  return day !== null && day <= today ? doubted(day, 'serial') : doubted(null, 'not_a_date')
}

const ofText = (typed: string, today: LocalDate, words: BirthWords): BirthReading => {
  const whole = visible(typed.normalize('NFKC'))
  const said = whole.toLowerCase()
  if (/^\d{5}$/.test(said)) return ofNumber(Number(said), today)
  for (const [expression, read] of PATTERNS) {
    const found = expression.exec(said)
    const reading = found && read(found, today, words)
    if (!found || !reading) continue
    // A second date in the cell: which of the two is nobody's to guess.
    const others = said.slice(found.index + found[0].length)
    const year = reading.birth?.slice(0, 4) ?? null
    if (/(?<!\d)(?:18|19|20)\d\d(?!\d)/.test(others)) return doubted(year, 'not_a_date', whole)
    return { ...reading, rest: restOf(whole, found, words) }
  }
  return doubted(null, 'not_a_date', /\p{L}/u.test(said) ? whole : '')
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
