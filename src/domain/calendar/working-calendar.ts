import { z } from 'zod'
import { addDays, type LocalDate } from './local-date.ts'
import { isHoliday, isWeekend, movedByLaw } from './public-holidays.ts'

const MonthDay = z.string().regex(/^\d{2}-\d{2}$/)

/**
 * The official production calendar of one year (`scenarios/calendar/<year>.yaml`): Mondays to Fridays that are not
 * worked, weekend days that are. Source: a government decree each autumn.
 */
export const ProductionYear = z.strictObject({
  year: z.int(),
  source: z.string(),
  off: z.array(MonthDay),
  /** Of the days in `off` those that stand for a weekend day: `"05-02": "01-04"` – off on 2 May in place of 4 January. */
  moved: z.record(MonthDay, MonthDay),
  work_weekend: z.array(MonthDay),
  short: z.array(MonthDay),
  workdays: z.int(),
})
export type ProductionYear = z.infer<typeof ProductionYear>

/** Why a day is not worked: one of the reasons that people name. */
export const OFF_REASONS = ['weekend', 'holiday', 'moved_day_off', 'regional'] as const
export type OffReason = (typeof OFF_REASONS)[number]

/** Working days of a five-day week in Russia (promises.md 7). */
export interface WorkingCalendar {
  isWorking(date: LocalDate): boolean
  /** Why a day is off; null for a working day. A holiday on a Sunday is a holiday; a region's day is told last. */
  whyOff(date: LocalDate): OffReason | null
  /**
   * False beyond the years with data: there Saturdays, Sundays, the holidays of the Labour Code and the days off that
   * the Code itself moves are off, what a decree would add is unknown, and answers are approximate.
   */
  knows(date: LocalDate): boolean
}

type WhyOff = WorkingCalendar['whyOff']

/** Days off by the law alone, for years without a decree. */
const byLaw = (): WhyOff => {
  const moved = new Map<number, ReadonlySet<LocalDate>>()
  const movedIn = (year: number): ReadonlySet<LocalDate> => {
    const days = moved.get(year) ?? movedByLaw(year)
    moved.set(year, days)
    return days
  }
  return (date) => {
    if (isHoliday(date)) return 'holiday'
    if (isWeekend(date)) return 'weekend'
    return movedIn(Number(date.slice(0, 4))).has(date) ? 'moved_day_off' : null
  }
}

/** Days off by the decrees of the years that have one. */
const byDecree = (years: readonly ProductionYear[]): WhyOff => {
  const dated = (days: (year: ProductionYear) => readonly string[]) =>
    new Set(years.flatMap((year) => days(year).map((day) => `${year.year}-${day}`)))
  const off = dated((year) => year.off)
  const moved = dated((year) => Object.keys(year.moved))
  const worked = dated((year) => year.work_weekend)
  return (date) => {
    if (off.has(date)) return moved.has(date) ? 'moved_day_off' : 'holiday'
    if (!isWeekend(date) || worked.has(date)) return null
    return isHoliday(date) ? 'holiday' : 'weekend'
  }
}

/** A working calendar of production years and the region's own days off (`2027-04-20`). */
export const workingCalendar = (
  years: readonly ProductionYear[],
  regionalOff: readonly string[] = [],
): WorkingCalendar => {
  const regional = new Set(regionalOff)
  const known = new Set(years.map((y) => String(y.year)))
  const [decreed, lawful] = [byDecree(years), byLaw()]
  const knows = (date: LocalDate): boolean => known.has(date.slice(0, 4))
  const whyOff: WhyOff = (date) =>
    (knows(date) ? decreed(date) : lawful(date)) ?? (regional.has(date) ? 'regional' : null)
  return { isWorking: (date) => whyOff(date) === null, whyOff, knows }
}

/** A counted date that can explain itself. */
export interface Counted {
  readonly date: LocalDate
  /** Days passed over on the way, in order. */
  readonly skipped: readonly LocalDate[]
  /** A year without a production calendar was touched. */
  readonly approximate: boolean
}

/**
 * The `days`-th working day after (or, for negative numbers, before) a day. The day itself does not count (ГК 191).
 * @example addWorkingDays(calendar, '2026-11-20', 3).date === '2026-11-25'
 */
export const addWorkingDays = (calendar: WorkingCalendar, from: LocalDate, days: number): Counted => {
  const direction = Math.sign(days)
  const skipped: LocalDate[] = []
  let [date, left, approximate] = [from, Math.abs(days), !calendar.knows(from)]
  while (left > 0) {
    date = addDays(date, direction)
    approximate ||= !calendar.knows(date)
    if (calendar.isWorking(date)) left -= 1
    else skipped.push(date)
  }
  return { date, skipped, approximate }
}

/** The working days between two days, both of them included, in order; none where the second lies before the first. */
export const workingDaysIn = (calendar: WorkingCalendar, from: LocalDate, to: LocalDate): LocalDate[] => {
  const found: LocalDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (calendar.isWorking(day)) found.push(day)
  return found
}
