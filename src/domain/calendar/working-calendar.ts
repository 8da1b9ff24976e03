import { z } from 'zod'
import { addDays, type LocalDate, weekday } from './local-date.ts'

const MonthDay = z.string().regex(/^\d{2}-\d{2}$/)

/**
 * The official production calendar of one year (`scenarios/calendar/<year>.yaml`): Mondays to Fridays that are not
 * worked, weekend days that are. Source: a government decree each autumn.
 */
export const ProductionYear = z.strictObject({
  year: z.int(),
  source: z.string(),
  off: z.array(MonthDay),
  work_weekend: z.array(MonthDay),
  short: z.array(MonthDay),
  workdays: z.int(),
})
export type ProductionYear = z.infer<typeof ProductionYear>

/** Working days of a five-day week in Russia (design.md 7). */
export interface WorkingCalendar {
  isWorking(date: LocalDate): boolean
  /** False beyond the years with data: then Saturdays and Sundays alone are off and answers are approximate. */
  knows(date: LocalDate): boolean
}

/** A working calendar of production years and the region's own days off (`2027-04-20`). */
export const workingCalendar = (
  years: readonly ProductionYear[],
  regionalOff: readonly string[] = [],
): WorkingCalendar => {
  const off = new Set([...years.flatMap((y) => y.off.map((day) => `${y.year}-${day}`)), ...regionalOff])
  const worked = new Set(years.flatMap((y) => y.work_weekend.map((day) => `${y.year}-${day}`)))
  const known = new Set(years.map((y) => String(y.year)))
  return {
    isWorking: (date) => !off.has(date) && (weekday(date) < 6 || worked.has(date)),
    knows: (date) => known.has(date.slice(0, 4)),
  }
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
