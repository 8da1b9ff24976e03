import { instantOf } from './instant.ts'
import { addDays, type LocalDate, localMoment } from './local-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** When an office is open: the same local hours on every working day. */
export interface OfficeHours {
  /** Opening and closing, e.g. `['09:00', '18:00']`. */
  readonly hours: readonly [opens: string, closes: string]
  readonly zone: string
  readonly calendar: WorkingCalendar
}

const MINUTE = 60_000
/** Where no working day is found within so many, the calendar is at fault: the day itself is taken. */
const MOST_DAYS = 31

const workingDayFrom = (date: LocalDate, calendar: WorkingCalendar): LocalDate => {
  for (let ahead = 0; ahead < MOST_DAYS; ahead += 1) {
    const day = addDays(date, ahead)
    if (calendar.isWorking(day)) return day
  }
  return date
}

/**
 * The moment from which somebody is at work: this one in working hours, else the next opening.
 * @param at milliseconds since the epoch
 * @example openFrom(friday at 19:00, office) // Monday 9:00
 */
export const openFrom = (at: number, { hours: [opens, closes], zone, calendar }: OfficeHours): number => {
  const { date, time } = localMoment(at, zone)
  const isDay = calendar.isWorking(date)
  if (isDay && time >= opens && time < closes) return at
  const day = isDay && time < opens ? date : workingDayFrom(addDays(date, 1), calendar)
  return instantOf(day, opens, zone)
}

/**
 * The moment when so many minutes of working time have passed.
 * @example addWorkingMinutes(friday at 17:50, 30, office) // Monday 9:20
 */
export const addWorkingMinutes = (at: number, minutes: number, office: OfficeHours): number => {
  let from = openFrom(at, office)
  let left = minutes * MINUTE
  for (;;) {
    const closes = instantOf(localMoment(from, office.zone).date, office.hours[1], office.zone)
    if (from + left <= closes) return from + left
    left -= closes - from
    from = openFrom(closes, office)
  }
}
