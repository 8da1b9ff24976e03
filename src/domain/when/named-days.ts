import { addDays, daysBetween, type LocalDate, localDate, weekday } from '../calendar/local-date.ts'

/** Which side of today a day without its year or month lies on. */
export type DaySide = 'past' | 'future' | 'any'

const nearestOf = (days: readonly LocalDate[], today: LocalDate, side: DaySide): LocalDate | null => {
  const fitting = days.filter((day) =>
    side === 'past' ? day <= today : side === 'future' ? day >= today : true,
  )
  const distance = (day: LocalDate) => Math.abs(daysBetween(today, day))
  return [...fitting].sort((a, b) => distance(a) - distance(b))[0] ?? null
}

/** The nearest day of that month and number on a side; null – no year near has it. */
export const dayWithoutYear = (
  month: number,
  day: number,
  today: LocalDate,
  side: DaySide,
): LocalDate | null => {
  const year = Number(today.slice(0, 4))
  const days = [year - 1, year, year + 1].flatMap((each) => localDate(each, month, day) ?? [])
  return nearestOf(days, today, side) ?? days[1] ?? null
}

/** The nearest 23rd on a side, in a month that has one. */
export const dayOfMonth = (day: number, today: LocalDate, side: DaySide): LocalDate | null => {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const days = [-2, -1, 0, 1, 2].flatMap((ahead) => {
    const index = year * 12 + month - 1 + ahead
    return localDate(Math.floor(index / 12), (index % 12) + 1, day) ?? []
  })
  return nearestOf(days, today, side)
}

/** The day of a week that another day lies in. Monday is 1. */
export const inWeekOf = (date: LocalDate, day: number): LocalDate => addDays(date, day - weekday(date))

/** The next such weekday, today included; on the side of the past the last one. */
export const nearWeekday = (day: number, today: LocalDate, side: DaySide): LocalDate => {
  const ahead = (day - weekday(today) + 7) % 7
  return addDays(today, side === 'past' && ahead > 0 ? ahead - 7 : ahead)
}

/** The weekday that lies nearest to another day, on a side of today where it can. */
export const weekdayBeside = (day: number, date: LocalDate, today: LocalDate, side: DaySide): LocalDate => {
  const ahead = (day - weekday(date) + 7) % 7
  return (
    nearestOf(
      [addDays(date, ahead), addDays(date, ahead - 7)].filter((each) => daysFit(each, today, side)),
      date,
      'any',
    ) ?? addDays(date, ahead)
  )
}

const daysFit = (date: LocalDate, today: LocalDate, side: DaySide): boolean =>
  side === 'past' ? date <= today : side === 'future' ? date >= today : true

/**
 * The second Wednesday of a month, or its last one (`nth` -1); null – the month has no fifth.
 * @example nthWeekday(2026, 12, 3, 2) // '2026-12-09'
 */
export const nthWeekday = (year: number, month: number, day: number, nth: number): LocalDate | null => {
  const first = localDate(year, month, 1)
  if (first === null) return null
  const days = [0, 1, 2, 3, 4]
    .map((week) => addDays(first, ((day - weekday(first) + 7) % 7) + 7 * week))
    .filter((each) => each.slice(0, 7) === first.slice(0, 7))
  return days.at(nth > 0 ? nth - 1 : nth) ?? null
}
