import { instantOf } from '../../../domain/calendar/instant.ts'
import { addDays, addMonths, type LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Stretch } from '../../../domain/calendar/period.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { worstFirst } from '../../../domain/reports/figures.ts'
import { monthWeeks, weekBefore } from '../../../domain/reports/month-weeks.ts'
import { loadOf, overloaded } from '../../../domain/reports/overload.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Outgoing } from '../../ports/messenger.ts'
import type { Board, BoardDesk, Coverage, PastWeek, WeekFigures } from '../../ports/office/board-desk.ts'
import type { MonthsDesk } from '../../ports/office/months-desk.ts'
import type { OfficeWords } from '../kit/office-words.ts'
import { inMonthOf } from '../months/month-missed.ts'
import { inMonth, orphanLines } from './board-words.ts'

/** Names told in one line at most; the board has them all. */
const MOST_NAMES = 5

const listOf = (all: readonly TextRef[]): { list: TextRef[] } => ({ list: all.slice(0, MOST_NAMES) })

const overloadLines = ({ staff }: Board): TextRef[] => {
  const heavy = overloaded(staff).sort((a, b) => loadOf(b) - loadOf(a))
  if (heavy.length === 0) return [text('office.weekly.nobody_overloaded')]
  const names = heavy.map((each) =>
    text('office.weekly.name_with', { name: shortName(each.name), n: loadOf(each) }),
  )
  return [text('office.weekly.overloaded', { list: listOf(names) }), text('office.weekly.measure')]
}

const lateLines = ({ staff }: Board, { last, before }: WeekReview): TextRef[] => {
  const late = staff.filter((each) => each.late > 0).sort((a, b) => b.late - a.late)
  const names = late.map((each) =>
    text('office.weekly.name_with', { name: shortName(each.name), n: each.late }),
  )
  return [
    text('office.weekly.late', { n: last.late, before: before.late }),
    ...(names.length === 0 ? [] : [text('office.weekly.late_now', { list: listOf(names) })]),
  ]
}

const coverageLines = ({ month, last, before, ended }: WeekReview, { staff, total }: Board): TextRef[] => {
  const reached = month.reached[month.weeks.findIndex(({ to }) => to >= month.day)] ?? 0
  const unreached = staff
    .filter((each) => each.left > 0)
    .sort(worstFirst)
    .sort((a, b) => b.left - a.left)
    .map((each) => text('office.weekly.name_with', { name: shortName(each.name), n: each.left }))
  return [
    text('office.weekly.contacts', { n: last.contacts, before: before.contacts }),
    text('office.weekly.coverage', { month: inMonth(month.day), n: reached, all: month.all }),
    ...(ended === null
      ? []
      : [text('office.weekly.ended', { month: inMonthOf(ended.month), n: ended.missed, all: ended.all })]),
    ...(total.unconfirmed > 0 ? [text('office.board.unconfirmed', { n: total.unconfirmed })] : []),
    ...(unreached.length === 0 ? [] : [text('office.weekly.unreached', { list: listOf(unreached) })]),
  ]
}

/** The week in one message: who is overloaded, what is late, whom nobody has reached, against the week before. */
export const weeklyMessage = (
  board: Board,
  review: WeekReview,
  words: OfficeWords,
): Outgoing & { kind: 'text' } => {
  const { week, last, before } = review
  const parts = [
    text('office.weekly.head', { from: { date: week.from }, to: { date: week.to } }),
    text('talk.blank'),
    ...orphanLines(board),
    ...overloadLines(board),
    ...lateLines(board, review),
    text('office.weekly.done', { n: last.done, before: before.done }),
    ...coverageLines(review, board),
    text('office.weekly.dangers', { n: last.dangers, before: before.dangers }),
  ]
  return words.message(parts, [
    [text('office.board.buttons.picture'), 'board_picture', review.month.month],
    [text('office.menu.entries.board'), 'board'],
  ])
}

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
