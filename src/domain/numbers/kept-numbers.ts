import { beginningOf, type MaskWords } from './mask-words.ts'

/** A part of a text: beginning and end in UTF-16 units. */
export interface Span {
  readonly from: number
  readonly to: number
}

const DAY = String.raw`\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})`
const ISO_DAY = String.raw`(?:19|20)\d{2}([.-])\d{1,2}\2\d{1,2}`
const DASH = String.raw`\s*[\u2010-\u2015-]\s*`
/** «10.00-12.00», «1.12 – 15.12». */
const SPAN = String.raw`\d{1,2}[.:]\d{2}${DASH}\d{1,2}[.:]\d{2}`
const YEARS = String.raw`(?:19|20)\d{2}${DASH}(?:19|20)\d{2}`

/** Stands by itself: no digits joined to it by a sign. A dash may join it with a whole day. */
const alone = (pattern: string): RegExp =>
  new RegExp(String.raw`(?<!\d[./:\u2010-\u2015-]?)(?:${pattern})(?![./:\u2010-\u2015-]?\d)`, 'gu')

const DAYS = alone(
  String.raw`${DAY}${DASH}${DAY.replace('\\1', '\\2')}|${DAY.replace('\\1', '\\3')}|${ISO_DAY.replace('\\2', '\\4')}`,
)
/** «03.2025»: a month of a year. */
const MONTH = String.raw`(?:0?[1-9]|1[0-2])[./](?:19|20)\d{2}`
/** «5 декабря 2025 10:00» */
const YEAR_AND_CLOCK = String.raw`(?:19|20)\d{2}\s+\d{1,2}:\d{2}`
const PAIRS = alone(`${SPAN}|${YEARS}|${MONTH}|${YEAR_AND_CLOCK}`)

const isDayAndMonth = (first: number, second: number): boolean =>
  first >= 1 && first <= 31 && second >= 1 && second <= 12

const isDay = (said: string): boolean => {
  const [a = 0, b = 0, c = 0] = said.split(/[./-]/).map(Number)
  return a > 31 ? isDayAndMonth(c, b) : isDayAndMonth(a, b)
}

const isClock = (first: number, second: number): boolean => first < 24 && second < 60

const isPair = (said: string): boolean => {
  const numbers = said.match(/\d+/g)?.map(Number) ?? []
  if (numbers.length === 2) return true
  const [a = 0, b = 0, c = 0, d = 0] = numbers
  if (numbers.length === 3) return isClock(b, c)
  return (isClock(a, b) && isClock(c, d)) || (isDayAndMonth(a, b) && isDayAndMonth(c, d))
}

const spansOf = (text: string, pattern: RegExp, fits: (said: string) => boolean): Span[] =>
  [...text.matchAll(pattern)].flatMap((found) =>
    fits(found[0]) ? [{ from: found.index, to: found.index + found[0].length }] : [],
  )

const ONE_DAY = /\d+([./-])\d+\1\d+/g

const daysIn = (said: string): boolean => said.match(ONE_DAY)?.every(isDay) ?? false

/** «1 500 000 рублей», «150 000 ₽»: with the word or sign behind. */
const sums = ({ money }: MaskWords): RegExp =>
  new RegExp(
    String.raw`(?<!\d[\s.,-]?)(?:\d{1,3}(?:[\s.,]\d{3})+|\d+)(?:[.,]\d{1,2})?\s*(?:[\u20bd$€]|${beginningOf(money)})`,
    'giu',
  )

/** Dates, spans of days and hours, years and sums of money: numbers that identify nobody. */
export const keptNumbers = (text: string, words: MaskWords): readonly Span[] => [
  ...spansOf(text, DAYS, daysIn),
  ...spansOf(text, PAIRS, isPair),
  ...spansOf(text, sums(words), () => true),
]
