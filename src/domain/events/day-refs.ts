import { daysBetween, type LocalDate, localDate } from '../calendar/local-date.ts'
import type { DayWord } from './day-words.ts'
import type { ScheduleWords } from './schedule-columns.ts'
import type { ScheduleFault } from './schedule-trouble.ts'

/** The month and year that a title names: «План мероприятий на декабрь 2026 года». */
export interface PlanMonth {
  readonly month: number | null
  readonly year: number | null
}

/** What days of a text are read with. */
export interface DaysContext {
  readonly words: ScheduleWords
  readonly today: LocalDate
  readonly plan: PlanMonth
}

/** A day without a year is that of the year in which it is not longer ago, nor further ahead, than this. */
const DAYS_BACK = 60
const DAYS_AHEAD = 180
/** More days than a year has are no plan. */
export const MOST_DAYS = 366

/** A day as far as it is told. */
export interface DayRef {
  readonly day: number
  month: number | null
  year: number | null
}

type Link = 'until' | 'and' | 'from'

/** Days of a text with what joins each with the one before. */
export interface Refs {
  readonly refs: readonly DayRef[]
  readonly links: readonly Link[]
  /** A month without a day: «каждый вторник декабря». */
  readonly month: number | null
  readonly year: number | null
}

/** Gathers the days of a text; a month or year counts for every day before it that has none. */
export const refsIn = (pieces: readonly DayWord[]): Refs => {
  const refs: DayRef[] = []
  const links: Link[] = []
  let [link, month, year]: [Link, number | null, number | null] = ['and', null, null]
  const add = (ref: DayRef): void => {
    refs.push(ref)
    links.push(link)
    link = 'and'
  }
  for (const piece of pieces) {
    if (piece.is === 'day') add({ day: piece.day, month: null, year: null })
    if (piece.is === 'date') add({ day: piece.day, month: piece.month, year: piece.year })
    if (piece.is === 'until' || piece.is === 'by' || piece.is === 'dash') link = 'until'
    if (piece.is === 'from') link = 'from'
    if (piece.is === 'month') {
      if (refs.every((each) => each.month !== null)) month = piece.month
      for (const each of refs) each.month ??= piece.month
    }
    if (piece.is === 'year') {
      year = piece.year
      if (refs.length > 0) (refs.at(-1) as DayRef).year ??= piece.year
    }
  }
  // «December 5», «декабрь: 5, 12».
  if (refs.every((each) => each.month === null)) for (const each of refs) each.month = month
  return { refs: backwards(refs), links, month, year }
}

/** A day without a month has that of the next; one without a year too, unless it stands before New Year. */
const backwards = (refs: readonly DayRef[]): readonly DayRef[] => {
  for (let index = refs.length - 2; index >= 0; index -= 1) {
    const [each, next] = [refs[index] as DayRef, refs[index + 1] as DayRef]
    each.month ??= next.month
    if (each.year === null && next.year !== null && each.month !== null && next.month !== null)
      each.year = each.month > next.month ? next.year - 1 : next.year
  }
  return refs
}

const nearest = (month: number, day: number, today: LocalDate): LocalDate | ScheduleFault => {
  const year = Number(today.slice(0, 4))
  const days = [year - 1, year, year + 1].flatMap((each) => localDate(each, month, day) ?? [])
  if (days.length === 0) return 'no_such_day'
  const fits = (each: LocalDate): boolean => {
    const ahead = daysBetween(today, each)
    return ahead >= -DAYS_BACK && ahead <= DAYS_AHEAD
  }
  return days.find(fits) ?? 'year_missing'
}

export const isFault = (read: LocalDate | ScheduleFault): read is ScheduleFault => !/^\d{4}-/.test(read)

/** The day that is meant; a fault where month or year cannot be told, or the calendar has none such. */
export const resolved = (
  { day, month, year }: DayRef,
  { today, plan }: DaysContext,
): LocalDate | ScheduleFault => {
  const inMonth = month ?? plan.month
  if (inMonth === null) return 'month_missing'
  const inYear = year ?? (plan.month === null || plan.month === inMonth ? plan.year : null)
  if (inYear === null) return nearest(inMonth, day, today)
  const found = localDate(inYear, inMonth, day)
  if (found === null) return 'no_such_day'
  return Math.abs(daysBetween(today, found)) > 3 * MOST_DAYS ? 'too_far' : found
}
