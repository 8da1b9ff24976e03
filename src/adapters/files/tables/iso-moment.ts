import { addDays, type LocalDate, localDate } from '../../../domain/calendar/local-date.ts'
import { nearestMinute } from '../../../domain/tables/nearest-minute.ts'

/** A day with its hour, as a cell holds both; midnight is nothing but a day. */
export interface DayAndTime {
  readonly date: LocalDate
  readonly time?: string
}

const MINUTES = 1_440
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?$/

/** A day and the seconds since it began, to the minute that was meant; that may be the next day's beginning. */
export const dayAndTime = (day: LocalDate, seconds: number): DayAndTime => {
  const minutes = nearestMinute(seconds)
  const date = minutes >= MINUTES ? addDays(day, 1) : day
  const within = minutes % MINUTES
  if (within === 0) return { date }
  const [hours, rest] = [Math.floor(within / 60), within % 60]
  return { date, time: `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}` }
}

/**
 * A moment as ISO 8601 writes it, without a zone.
 *
 * @example momentOfIso('2026-12-05T14:00:00') // { date: '2026-12-05', time: '14:00' }
 */
export const momentOfIso = (text: string): DayAndTime | null => {
  const found = ISO.exec(text.trim())
  if (!found) return null
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((each) => Number(each ?? 0))
  const date = localDate(year, month, day)
  if (date === null || hours > 23 || minutes > 59) return null
  return dayAndTime(date, hours * 3_600 + minutes * 60 + seconds)
}
