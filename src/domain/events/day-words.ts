import type { ScheduleWords } from './schedule-columns.ts'
import { isOneOf, plainText } from './word-list.ts'

/** A piece of a text about days. `unknown` – a word that says nothing here. */
export type DayWord =
  | { readonly is: 'day'; readonly day: number }
  | { readonly is: 'date'; readonly day: number; readonly month: number; readonly year: number | null }
  | { readonly is: 'year'; readonly year: number }
  | { readonly is: 'month'; readonly month: number }
  | { readonly is: 'weekday'; readonly weekday: number }
  | { readonly is: 'every' | 'daily' | 'from' | 'until' | 'dash' | 'and' | 'unknown' }
  /** «по»: until before a day, every before a weekday. */
  | { readonly is: 'by' }
  /** `12/5/2026` */
  | { readonly is: 'ambiguous' }

const NUMBER = String.raw`\d{1,4}(?:-\p{L}{1,2}(?!\p{L})|(?:st|nd|rd|th)(?!\p{L}))?`
const PIECES = new RegExp(
  [
    String.raw`(?<iso>\d{4}([-./])\d{1,2}\2\d{1,2}(?!\d))`,
    String.raw`(?<dotted>\d{1,2}\.\d{1,2}(?:\.(?:\d{4}|\d{2}))?(?!\d))`,
    String.raw`(?<slashed>\d{1,2}\/\d{1,2}(?:\/(?:\d{4}|\d{2}))?(?!\d))`,
    `(?<number>${NUMBER})`,
    '(?<dash>-)',
    '(?<comma>[,;+])',
    String.raw`(?<word>\p{L}+)`,
    String.raw`(?<other>[^\s.()"«»])`,
  ].join('|'),
  'gu',
)

const yearOf = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text.length === 2 ? `20${text}` : text)

/** A number in a date with slashes: who says which of two small numbers is the month? */
const slashed = (text: string): DayWord => {
  const [first, second, year] = text.split('/')
  const [day, month] = [Number(first), Number(second)]
  if (day > 12) return { is: 'date', day, month, year: yearOf(year) }
  if (month > 12) return { is: 'date', day: month, month: day, year: yearOf(year) }
  return day === month ? { is: 'date', day, month, year: yearOf(year) } : { is: 'ambiguous' }
}

const numbered = (text: string): DayWord => {
  const number = Number.parseInt(text, 10)
  if (number >= 1 && number <= 31) return { is: 'day', day: number }
  return number >= 1_900 && number <= 2_200 ? { is: 'year', year: number } : { is: 'unknown' }
}

const worded = (word: string, words: ScheduleWords): DayWord | null => {
  const month = words.months.findIndex((names) => isOneOf(word, names)) + 1
  if (month) return { is: 'month', month }
  const weekday = words.weekdays.findIndex((names) => isOneOf(word, names)) + 1
  if (weekday) return { is: 'weekday', weekday }
  if (isOneOf(word, words.daily)) return { is: 'daily' }
  if (isOneOf(word, words.every)) return { is: 'every' }
  if (isOneOf(word, words.from)) return { is: 'from' }
  if (isOneOf(word, words.by)) return { is: 'by' }
  if (isOneOf(word, words.until)) return { is: 'until' }
  if (isOneOf(word, words.and)) return { is: 'and' }
  return isOneOf(word, words.beside_date) ? null : { is: 'unknown' }
}

/** The pieces of a text about days, in order; what says nothing beside a date is left out. */
export const dayWords = (text: string, words: ScheduleWords): DayWord[] =>
  [...plainText(text).matchAll(PIECES)].flatMap(({ groups }): DayWord[] => {
    const { iso, dotted, slashed: slashes, number, dash, comma, word } = groups ?? {}
    if (iso !== undefined) {
      const [year, month, day] = iso.split(/[-./]/).map(Number) as [number, number, number]
      return [{ is: 'date', day, month, year }]
    }
    if (dotted !== undefined) {
      const [day, month, year] = dotted.split('.')
      return [{ is: 'date', day: Number(day), month: Number(month), year: yearOf(year) }]
    }
    if (slashes !== undefined) return [slashed(slashes)]
    if (number !== undefined) return [numbered(number)]
    if (dash !== undefined) return [{ is: 'dash' }]
    if (comma !== undefined) return [{ is: 'and' }]
    const known = word === undefined ? ({ is: 'unknown' } as const) : worded(word, words)
    return known === null ? [] : [known]
  })
