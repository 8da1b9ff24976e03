import { instantOf } from '../../../domain/calendar/instant.ts'
import { addDays, addMonths, type LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Stretch } from '../../../domain/calendar/period.ts'
import { monthWeeks, weekBefore } from '../../../domain/reports/month-weeks.ts'
import type { BoardDesk, Coverage, PastWeek, WeekFigures } from '../../ports/office/board-desk.ts'
import type { MonthsDesk } from '../../ports/office/months-desk.ts'

/** The week that is over, the week before it, and how the contact of the month in which it ended went. */
export interface WeekReview {
  readonly week: Stretch
  readonly last: WeekFigures
  readonly before: WeekFigures
  readonly month: MonthCoverage
  /** The last month that is over: how many counted, how many nobody reached; null – none is over yet. */
  readonly ended: { readonly month: string; readonly all: number; readonly missed: number } | null
}

/** Coverage of a month by week; weeks after `day` are still to come. */
export interface MonthCoverage extends Coverage {
  /** `2026-11` */
  readonly month: string
  readonly weeks: readonly Stretch[]
  /** The day up to which it was counted. */
  readonly day: LocalDate
}

const past = ({ from, to }: Stretch, zone: string): PastWeek => ({
  from,
  to,
  startsAt: instantOf(from, '00:00', zone),
  endsAt: instantOf(addDays(to, 1), '00:00', zone),
})

/** How a month's contact goes, counted on a day of it; a month that is over – on its last day. */
export const coverageOf = async (
  desk: BoardDesk,
  department: string,
  month: string,
  today: LocalDate,
): Promise<MonthCoverage> => {
  const weeks = monthWeeks(month)
  const last = addDays(addMonths(`${month}-01`, 1), -1)
  const [day = last] = [last, today].sort()
  const ends = weeks.map(({ to }) => to)
  return { ...(await desk.coverage(department, day, ends)), month, weeks, day }
}

const endedOf = async (desk: MonthsDesk, department: string): Promise<WeekReview['ended']> => {
  const figures = await desk.months(department, 1)
  const month = figures[0]?.month
  if (month === undefined) return null
  const all = figures.reduce((sum, each) => sum + each.all, 0)
  return { month, all, missed: all - figures.reduce((sum, { reached }) => sum + reached, 0) }
}

/** What the summary of a week compares. */
export const reviewOf = async (
  { board: desk, months }: { readonly board: BoardDesk; readonly months: MonthsDesk },
  department: string,
  day: LocalDate,
  zone: string,
): Promise<WeekReview> => {
  const week = weekBefore(day)
  return {
    week,
    last: await desk.week(department, past(week, zone)),
    before: await desk.week(department, past(weekBefore(day, 1), zone)),
    ended: await endedOf(months, department),
    month: await coverageOf(desk, department, week.to.slice(0, 7), week.to),
  }
}
