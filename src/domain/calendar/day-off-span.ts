import { addDays, type LocalDate } from './local-date.ts'
import type { OffReason, WorkingCalendar } from './working-calendar.ts'

/** Neighbouring days, both ends included, that are off for one reason. */
export interface DayOffSpan {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly reason: OffReason
}

/** All days from one to another, both included; none when the first is later. */
export const daysFrom = (from: LocalDate, to: LocalDate): LocalDate[] => {
  const days: LocalDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** The days off of a stretch as spans by reason, in order; a working day between two spans keeps them apart. */
export const daysOffIn = (calendar: WorkingCalendar, from: LocalDate, to: LocalDate): DayOffSpan[] => {
  const spans: DayOffSpan[] = []
  for (const day of daysFrom(from, to)) {
    const reason = calendar.whyOff(day)
    if (reason === null) continue
    const last = spans.at(-1)
    if (last?.reason === reason && addDays(last.to, 1) === day) spans[spans.length - 1] = { ...last, to: day }
    else spans.push({ from: day, to: day, reason })
  }
  return spans
}
