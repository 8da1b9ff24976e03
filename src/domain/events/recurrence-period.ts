import { dayNumber, dayOfNumber, type LocalDate } from '../calendar/local-date.ts'
import type { Recurrence, RuleWeekday } from './recurrence-rule.ts'

/** A day, week, month or year of a rule, in day numbers: the first day, and the first day after it. */
export interface Period {
  readonly begins: number
  readonly ends: number
}

/** Counts the periods of a rule from the one that holds the first day. */
export interface Periods {
  /** The period `steps` intervals on. */
  step(steps: number): Period
  /** How many steps can be left out because their periods end before a day. */
  before(day: number): number
}

const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1
const partsOf = (day: number): [year: number, month: number, day: number] =>
  dayOfNumber(day).split('-').map(Number) as [number, number, number]
const padded = (number: number, digits: number): string => String(number).padStart(digits, '0')

const LAST_YEAR = 9_999

/** The first day of a month that is counted from January of year 0; beyond the last year that a day can have, never. */
const monthBegins = (index: number): number => {
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  if (year > LAST_YEAR) return Number.POSITIVE_INFINITY
  return dayNumber(`${padded(year, 4)}-${padded(month, 2)}-01` as LocalDate)
}

const inDays = (begins: number, length: number, interval: number): Periods => ({
  step: (steps) => {
    const at = begins + steps * length * interval
    return { begins: at, ends: at + length }
  },
  before: (day) => Math.max(0, Math.floor((day - begins) / (length * interval)) - 1),
})

const inMonths = (index: number, length: number, interval: number): Periods => ({
  step: (steps) => {
    const at = index + steps * length * interval
    return { begins: monthBegins(at), ends: monthBegins(at + length) }
  },
  before: (day) => {
    const [year, month] = partsOf(day)
    return Math.max(0, Math.floor((year * 12 + month - 1 - index) / (length * interval)) - 1)
  },
})

/** The periods of a rule, counted from the first day of its event. */
export const periodOf = ({ every, interval, weekStart }: Recurrence, first: number): Periods => {
  if (every === 'day') return inDays(first, 1, interval)
  if (every === 'week') return inDays(first - ((weekdayOf(first) - weekStart + 7) % 7), 7, interval)
  const [year, month] = partsOf(first)
  return every === 'month' ? inMonths(year * 12 + month - 1, 1, interval) : inMonths(year * 12, 12, interval)
}

/** The months of a year, or the month itself, as periods of their own. */
const monthsIn = ({ begins, ends }: Period): Period[] => {
  const [year, month] = partsOf(begins)
  const months: Period[] = []
  for (let index = year * 12 + month - 1; monthBegins(index) < ends; index += 1)
    months.push({ begins: monthBegins(index), ends: monthBegins(index + 1) })
  return months
}

const allDays = ({ begins, ends }: Period): number[] =>
  Array.from({ length: ends - begins }, (_, index) => begins + index)

const weekdaysIn = (period: Period, weekdays: readonly RuleWeekday[]): number[] =>
  weekdays.flatMap(({ weekday, nth }) => {
    const days = allDays(period).filter((day) => weekdayOf(day) === weekday)
    return nth === null ? days : [days.at(nth > 0 ? nth - 1 : nth) ?? []].flat()
  })

const monthDaysIn = ({ begins, ends }: Period, monthDays: readonly number[]): number[] =>
  monthDays
    .map((each) => (each > 0 ? begins + each - 1 : ends + each))
    .filter((day) => day >= begins && day < ends)

const isOn = (day: number, weekdays: readonly RuleWeekday[]): boolean =>
  weekdays.some(({ weekday }) => weekday === weekdayOf(day))

/** The days of one month of a rule for months, or for years with months. */
const inMonth = ({ weekdays, monthDays }: Recurrence, month: Period, first: number): number[] => {
  if (monthDays.length > 0) {
    const days = monthDaysIn(month, monthDays)
    return weekdays.length > 0 ? days.filter((day) => isOn(day, weekdays)) : days
  }
  if (weekdays.length > 0) return weekdaysIn(month, weekdays)
  return monthDaysIn(month, [partsOf(first)[2]])
}

const inYear = (rule: Recurrence, year: Period, first: number): number[] => {
  const { weekdays, monthDays, months } = rule
  if (weekdays.length > 0 && monthDays.length === 0 && months.length === 0) return weekdaysIn(year, weekdays)
  const month = partsOf(first)[1]
  const named = months.length > 0 ? months : monthDays.length > 0 ? null : [month]
  return monthsIn(year)
    .filter(({ begins }) => named?.includes(partsOf(begins)[1]) ?? true)
    .flatMap((each) => inMonth(rule, each, first))
}

const inWeek = ({ weekdays }: Recurrence, week: Period, first: number): number[] =>
  allDays(week).filter((day) =>
    weekdays.length > 0 ? isOn(day, weekdays) : weekdayOf(day) === weekdayOf(first),
  )

const isWithin = ({ months, monthDays, weekdays }: Recurrence, day: number): boolean => {
  const [, month] = partsOf(day)
  if (months.length > 0 && !months.includes(month)) return false
  if (weekdays.length > 0 && !isOn(day, weekdays)) return false
  if (monthDays.length === 0) return true
  const [monthOfDay] = monthsIn({ begins: day - partsOf(day)[2] + 1, ends: day + 1 })
  return monthOfDay !== undefined && monthDaysIn(monthOfDay, monthDays).includes(day)
}

const inMonthsOf = (rule: Recurrence, day: number): boolean =>
  rule.months.length === 0 || rule.months.includes(partsOf(day)[1])

const unpicked = (rule: Recurrence, period: Period, first: number): number[] => {
  if (rule.every === 'day') return isWithin(rule, period.begins) ? [period.begins] : []
  if (rule.every === 'week') return inWeek(rule, period, first).filter((day) => inMonthsOf(rule, day))
  if (rule.every === 'year') return inYear(rule, period, first)
  return inMonthsOf(rule, period.begins) ? inMonth(rule, period, first) : []
}

/** The days of one period on which a rule has its event, in order. */
export const daysOfPeriod = (rule: Recurrence, period: Period, first: number): number[] => {
  const days = [...new Set(unpicked(rule, period, first))].sort((a, b) => a - b)
  if (rule.positions.length === 0) return days
  const picked = rule.positions.flatMap((each) => days.at(each > 0 ? each - 1 : each) ?? [])
  return [...new Set(picked)].sort((a, b) => a - b)
}
