import { addDays, addMonths, type LocalDate, weekday } from '../calendar/local-date.ts'
import { type EventTime, lastDay } from './yard-event.ts'

const DAYS_A_WEEK = 7

/** A month as `2026-12`. */
export type Month = string

/** First and last day of a month. */
export const monthSpan = (month: Month): { from: LocalDate; to: LocalDate } => {
  const from = `${month}-01`
  return { from, to: addDays(addMonths(from, 1), -1) }
}

/**
 * The weeks of a month from Monday to Sunday; null stands for days of its neighbours.
 * @example monthWeeks('2026-12')[0] // [null, '2026-12-01', …, '2026-12-06']
 */
export const monthWeeks = (month: Month): (LocalDate | null)[][] => {
  const { from, to } = monthSpan(month)
  const weeks: (LocalDate | null)[][] = []
  for (let monday = addDays(from, 1 - weekday(from)); monday <= to; monday = addDays(monday, DAYS_A_WEEK)) {
    const days = Array.from({ length: DAYS_A_WEEK }, (_, n) => addDays(monday, n))
    weeks.push(days.map((day) => (day < from || day > to ? null : day)))
  }
  return weeks
}

/**
 * The events that begin on each day, in their order. One that lasts longer stands on its first day – on the first of the
 * month when it began before.
 */
export const eventsByDay = <E extends EventTime>(
  events: readonly E[],
  month: Month,
): ReadonlyMap<LocalDate, readonly E[]> => {
  const { from, to } = monthSpan(month)
  const days = new Map<LocalDate, E[]>()
  for (const event of events) {
    if (event.day > to || lastDay(event) < from) continue
    const beganBefore = event.day < from
    const day = beganBefore ? from : event.day
    days.set(day, [...(days.get(day) ?? []), event])
  }
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)))
}
