/**
 * A calendar day without a clock or zone, as text: `2026-11-25`. Such days compare with `<` and `>`.
 */
export type LocalDate = string

const MS_A_DAY = 86_400_000

/** Days that are remembered with their numbers, over a century: reading and writing one takes far longer. */
const MOST_REMEMBERED = 50_000
const numbers = new Map<LocalDate, number>()
const days = new Map<number, LocalDate>()

const remember = <From, To>(known: Map<From, To>, from: From, to: To): To => {
  if (known.size >= MOST_REMEMBERED) known.clear()
  known.set(from, to)
  return to
}

/** Day number since 1970-01-01, e.g. `dayNumber('1970-01-02') === 1`. */
export const dayNumber = (date: LocalDate): number => {
  const known = numbers.get(date)
  if (known !== undefined) return known
  const number = Date.parse(`${date}T00:00:00Z`) / MS_A_DAY
  return Number.isNaN(number) ? number : remember(numbers, date, number)
}

/** The day with a given number: the reverse of {@link dayNumber}. */
export const dayOfNumber = (number: number): LocalDate =>
  days.get(number) ?? remember(days, number, new Date(number * MS_A_DAY).toISOString().slice(0, 10))

/** `addDays('2026-02-27', 2) === '2026-03-01'`; negative numbers go back. */
export const addDays = (date: LocalDate, days: number): LocalDate => dayOfNumber(dayNumber(date) + days)

/** Days from `a` to `b`: positive when `b` is later. */
export const daysBetween = (a: LocalDate, b: LocalDate): number => dayNumber(b) - dayNumber(a)

/** Monday is 1, Sunday is 7. */
export const weekday = (date: LocalDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

/** The day `year-month-day`, or null when the calendar has no such day (31.02). */
export const localDate = (year: number, month: number, day: number): LocalDate | null => {
  if (month < 1 || month > 12 || day < 1 || year < 1 || year > 9999) return null
  const number = Date.UTC(year, month - 1, day) / MS_A_DAY
  const date = new Date(number * MS_A_DAY)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? dayOfNumber(number) : null
}

/** Adds calendar months and keeps within the month: 31 January + 1 month = 28 February. */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1]
  for (let last = day; ; last -= 1) {
    const found = localDate(toYear, toMonth, last)
    if (found) return found
  }
}

/** A moment as people of a place see it. */
export interface LocalMoment {
  readonly date: LocalDate
  /** `14:05` */
  readonly time: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The local day and time of a moment (milliseconds since the epoch) in an IANA zone. */
export const localMoment = (at: number, zone: string): LocalMoment => {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    formats.set(zone, format)
  }
  const [date, time] = format.format(at).split(' ') as [string, string]
  return { date, time }
}
