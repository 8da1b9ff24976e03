import { addDays, daysBetween, type LocalDate, weekday } from '../calendar/local-date.ts'
import { dayOf } from '../when/day-of.ts'
import { hearWhen } from '../when/hear-when.ts'
import { nthWeekday } from '../when/named-days.ts'
import { YEARS_EITHER_WAY } from '../when/read-date.ts'
import {
  type DaysContext,
  isFault,
  MOST_DAYS,
  type PlanMonth,
  type Refs,
  refsIn,
  resolved,
} from './day-refs.ts'
import { type DayWord, dayWords } from './day-words.ts'
import { occurrences } from './recurrence.ts'
import { PLAIN, type Recurrence, weekly } from './recurrence-rule.ts'
import type { ScheduleWords } from './schedule-columns.ts'
import { ScheduleFault } from './schedule-trouble.ts'

/** A day, or days in a row. */
export interface DaySpan {
  readonly day: LocalDate
  /** The last day; null – the same. */
  readonly endDay: LocalDate | null
}

/** What a text about days says: one span, or several days of a series. */
export type ReadDays =
  | { readonly spans: readonly DaySpan[]; readonly rule?: Recurrence }
  | { readonly fault: ScheduleFault }

const fault = (what: ScheduleFault): { fault: ScheduleFault } => ({ fault: what })

/** «2-я», «последняя» before a weekday: 2, -1; «2 среда» too, with a month behind it. Null – no such word. */
const rankOf = (piece: DayWord | undefined, behind: DayWord | undefined): number | null => {
  if (piece?.is === 'rank') return piece.rank
  if (piece?.is === 'last') return -1
  return piece?.is === 'day' && behind?.is === 'month' ? piece.day : null
}

/** «2-я среда декабря», «последняя пятница месяца»: the second Wednesday, not the 2nd; null – no such words. */
const nthOf = (pieces: readonly DayWord[], context: DaysContext): ReadDays | null => {
  const at = pieces.findIndex(
    (each, index) => rankOf(each, pieces[index + 2]) !== null && pieces[index + 1]?.is === 'weekday',
  )
  const [rank, day, ...rest] = pieces.slice(Math.max(at, 0))
  const nth = rankOf(rank, rest[0])
  if (at < 0 || nth === null || day?.is !== 'weekday') return null
  const [month, year] = rest
  const isWhole = at === 0 && (month === undefined || month.is === 'month') && rest.length <= 2
  if (!isWhole || (year !== undefined && year.is !== 'year')) return fault('date_unclear')
  const inMonth = month?.is === 'month' ? month.month : context.plan.month
  const first = resolved({ day: 1, month: inMonth, year: year?.is === 'year' ? year.year : null }, context)
  if (isFault(first)) return fault(first)
  const [inYear = 0, ofYear = 0] = first.split('-').map(Number)
  const found = nthWeekday(inYear, ofYear, day.weekday, nth)
  return found === null ? fault('no_such_day') : { spans: [{ day: found, endDay: null }] }
}

/** Days as spans: joined by a dash or «по» they are one, else each its own. */
const spansOf = ({ refs, links }: Refs, context: DaysContext): ReadDays => {
  // «до 10 декабря»: and from when?
  if (links[0] === 'until') return fault('start_missing')
  const spans: DaySpan[] = []
  for (const [index, ref] of refs.entries()) {
    const day = resolved(ref, context)
    if (isFault(day)) return fault(day)
    const before = spans.at(-1)
    if (links[index] !== 'until' || before === undefined) spans.push({ day, endDay: null })
    else if (before.endDay !== null || day < before.day) return fault('end_before_start')
    else if (daysBetween(before.day, day) > MOST_DAYS) return fault('too_many_days')
    else spans[spans.length - 1] = { day: before.day, endDay: day === before.day ? null : day }
  }
  return spans.length > MOST_DAYS ? fault('too_many_days') : { spans }
}

interface Bounds {
  readonly from: LocalDate
  readonly to: LocalDate
}

const wholeMonth = (month: number, year: number | null, context: DaysContext): Bounds | ScheduleFault => {
  const from = resolved({ day: 1, month, year }, context)
  if (isFault(from)) return from
  const next = addDays(from, 31).slice(0, 7)
  return { from, to: addDays(`${next}-01`, -1) }
}

/** From when to when something repeats: as it says, else in the month of the plan. */
const boundsOf = (found: Refs, context: DaysContext): Bounds | ScheduleFault => {
  const { refs, links, month, year } = found
  const { today, plan } = context
  if (refs.length === 0) {
    const inMonth = month ?? plan.month
    return inMonth === null ? 'until_missing' : wholeMonth(inMonth, year, context)
  }
  const days = refs.map((each) => resolved(each, context))
  const wrong = days.find(isFault)
  if (wrong !== undefined) return wrong as ScheduleFault
  const [first, last] = days as LocalDate[]
  if (refs.length === 2 && links[1] === 'until') return { from: first as LocalDate, to: last as LocalDate }
  if (refs.length !== 1) return 'date_unclear'
  if (links[0] === 'until') return { from: today, to: first as LocalDate }
  return links[0] === 'from' ? 'until_missing' : 'date_unclear'
}

const repeated = (rule: Recurrence, bounds: Bounds | ScheduleFault): ReadDays => {
  if (typeof bounds === 'string') return fault(bounds)
  if (bounds.to < bounds.from) return fault('end_before_start')
  if (daysBetween(bounds.from, bounds.to) > MOST_DAYS) return fault('too_many_days')
  const days = occurrences(rule, bounds.from, bounds)
  if (days.length === 0) return fault('date_unclear')
  return { spans: days.map((day) => ({ day, endDay: null })), rule: { ...rule, until: bounds.to } }
}

/** «по вторникам», «с 5 по 7»: «по» before a weekday says that it repeats. */
const isByWeekday = ({ is }: DayWord, index: number, pieces: readonly DayWord[]): boolean =>
  is === 'by' && isOfWeek(pieces[index + 1])

const isOfWeek = (piece: DayWord | undefined): boolean => piece?.is === 'weekday' || piece?.is === 'weekly'

const isRepeating = (pieces: readonly DayWord[]): boolean =>
  pieces.some(
    (each, index) =>
      each.is === 'every' || each.is === 'daily' || each.is === 'weekly' || isByWeekday(each, index, pieces),
  )

/** «с понедельника по пятницу», «вт–чт»: the days between are not told. */
const joinsWeekdays = ({ is }: DayWord, index: number, pieces: readonly DayWord[]): boolean =>
  ['until', 'by', 'dash'].includes(is) &&
  pieces[index - 1]?.is === 'weekday' &&
  pieces[index + 1]?.is === 'weekday'

/** «с 10 до 12 5 декабря»: two numbers side by side are not both days. */
const isBesideDay = ({ is }: DayWord, index: number, pieces: readonly DayWord[]): boolean =>
  is === 'day' && pieces[index - 1]?.is === 'day'

const withWeekday = (read: ReadDays, weekdays: readonly number[]): ReadDays => {
  if ('fault' in read || weekdays.length === 0) return read
  if (weekdays.length > 1 || read.spans.some(({ endDay }) => endDay !== null)) return fault('date_unclear')
  return read.spans.every(({ day }) => weekdays.includes(weekday(day))) ? read : fault('weekday_differs')
}

/** What a text may say that names its day from today: «завтра», «в следующую среду», «через неделю». */
const NEAR: ReadonlySet<string> = new Set(['day', 'weekday', 'week'])

/** A day that is told from today, where nothing else is said: in a cell that is mended, not in a plan. */
const nearDay = (text: string, { words, today }: DaysContext): ReadDays => {
  const meanings = hearWhen(text, { today, side: 'future', years: YEARS_EITHER_WAY, words })
  if (meanings.length === 0 || meanings.some(({ is }) => !NEAR.has(is))) return fault('date_unclear')
  const { read } = dayOf(meanings, today, 'future')
  if ('date' in read) return { spans: [{ day: read.date, endDay: null }] }
  const known = ScheduleFault.safeParse(read.fault)
  return fault(known.success ? known.data : 'date_unclear')
}

/**
 * Reads on what days something is, as people write it: «5 декабря», «05.12.2026», «5–7 декабря», «5, 12 и 19 декабря»,
 * «каждый вторник», «по средам с 2 по 30 декабря». A year that is not told is that of the title, else the one in which the
 * day is near; what can be read in two ways is a fault.
 * @example readDays('5–7 декабря', context) // { spans: [{ day: '2026-12-05', endDay: '2026-12-07' }] }
 */
export const readDays = (text: string, context: DaysContext): ReadDays => {
  const pieces = dayWords(text, context.words)
  if (pieces.length === 0) return fault('date_missing')
  if (pieces.some(({ is }) => is === 'ambiguous')) return fault('day_or_month')
  if (pieces.some(({ is }) => is === 'unknown')) return nearDay(text, context)
  if (pieces.some(joinsWeekdays) || pieces.some(isBesideDay)) return fault('date_unclear')
  const weekdays = pieces.flatMap((each) =>
    each.is === 'weekday' || each.is === 'weekly' ? each.weekday : [],
  )
  const isDaily = pieces.some(({ is }) => is === 'daily')
  // «каждый 2-й понедельник»: of each month, or every other one?
  if (isRepeating(pieces) && pieces.some(({ is }) => is === 'rank')) return fault('date_unclear')
  if (isRepeating(pieces) && (isDaily || weekdays.length > 0)) {
    const found = refsIn(pieces.filter((each, index) => !isByWeekday(each, index, pieces)))
    const rule: Recurrence = isDaily ? { ...PLAIN, every: 'day' } : weekly(weekdays)
    return repeated(rule, boundsOf(found, context))
  }
  const nth = nthOf(pieces, context)
  if (nth !== null) return nth
  const found = refsIn(pieces)
  return found.refs.length === 0 ? fault('date_unclear') : withWeekday(spansOf(found, context), weekdays)
}

/** The month and year that a title over the table names, where it names one. */
export const planMonthOf = (title: string, words: ScheduleWords): PlanMonth => {
  const pieces = dayWords(title, words)
  const months = new Set(pieces.flatMap((each) => (each.is === 'month' ? each.month : [])))
  const years = new Set(pieces.flatMap((each) => (each.is === 'year' ? each.year : [])))
  return {
    month: months.size === 1 ? ([...months][0] ?? null) : null,
    year: years.size === 1 ? ([...years][0] ?? null) : null,
  }
}
