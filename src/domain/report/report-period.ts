import { addDays, addMonths, type LocalDate } from '../calendar/local-date.ts'
import { periodOf, type Stretch } from '../calendar/period.ts'

/** What a report is about: a month, a quarter or a half of a year. */
export interface ReportPeriod extends Stretch {
  readonly kind: 'month' | 'quarter' | 'half_year'
}

const WORD = /^(\d{4})(?:q([1-4])|m(0[1-9]|1[0-2])|h([12]))$/

/** The period that a word names; null – none. @example reportPeriod('2026q4') // 2026-10-01 … 2026-12-31 */
export const reportPeriod = (word: string): ReportPeriod | null => {
  const [, year = '', quarter, month, half] = WORD.exec(word) ?? []
  if (year === '') return null
  if (month !== undefined) return { kind: 'month', ...periodOf(`${year}-${month}-01`, 'month') }
  const kind = quarter === undefined ? 'half_year' : 'quarter'
  const last = quarter === undefined ? Number(half) * 6 : Number(quarter) * 3
  return { kind, ...periodOf(`${year}-${String(last).padStart(2, '0')}-01`, kind) }
}

/** The month, quarter or half-year of a day as a word. @example periodWord('quarter', '2026-11-20') === '2026q4' */
export const periodWord = (kind: ReportPeriod['kind'], day: LocalDate): string => {
  const { from } = periodOf(day, kind)
  const [year = '', month = ''] = from.split('-')
  if (kind === 'month') return `${year}m${month}`
  return kind === 'quarter' ? `${year}q${(Number(month) + 2) / 3}` : `${year}h${(Number(month) + 5) / 6}`
}

/** Which report is spoken of on a day: in the first month of a quarter the quarter that is to be handed in, else this one. */
export const usualPeriod = (day: LocalDate): string => {
  const isFirstMonth = (Number(day.slice(5, 7)) - 1) % 3 === 0
  return periodWord('quarter', isFirstMonth ? addMonths(day, -1) : day)
}

/** Periods of the information on technologies that are offered on a day: this quarter and half-year, and those before them. */
export const termsOffered = (day: LocalDate): readonly string[] => [
  periodWord('quarter', day),
  periodWord('quarter', addMonths(day, -3)),
  periodWord('half_year', day),
  periodWord('half_year', addMonths(day, -6)),
]

/** Periods that are offered on a day, the newest first: months and quarters, this one and those before it. */
export const periodsOffered = (day: LocalDate): readonly string[] => [
  ...[0, -3, -6].map((months) => periodWord('quarter', addMonths(day, months))),
  ...[0, -1, -2].map((months) => periodWord('month', addMonths(day, months))),
]

/** Whether a period is over on a day. */
export const isOver = ({ to }: Stretch, day: LocalDate): boolean => addDays(to, 1) <= day
