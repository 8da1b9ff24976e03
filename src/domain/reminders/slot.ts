import { instantOf } from '../calendar/instant.ts'
import { addDays, addMonths, type LocalDate, localMoment } from '../calendar/local-date.ts'
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.ts'
import type { ReminderRule } from './rule.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
/** Where no working day is found within so many, the calendar is at fault: the day itself is taken. */
const MOST_DAYS = 31

/** When a reminder is due and when it is stale, in milliseconds since the epoch. */
export interface Slot {
  readonly due: number
  readonly expires: number
}

/** The local day and time that a rule's offset leads to; null when it needs a time of day and there is none. */
const wantedAt = (
  { offset }: ReminderRule,
  date: LocalDate,
  time: string,
  zone: string,
  calendar: WorkingCalendar,
): { date: LocalDate; time: string } | null => {
  if ('minutes' in offset) {
    if (time === '') return null
    return localMoment(instantOf(date, time, zone) + offset.minutes * MINUTE, zone)
  }
  if ('days' in offset) return { date: addDays(date, offset.days), time: offset.at }
  if ('months' in offset) return { date: addMonths(date, offset.months), time: offset.at }
  return { date: addWorkingDays(calendar, date, offset.working_days).date, time: offset.at }
}

/** The nearest day in a direction on which the rule may speak. */
const allowedDay = (
  rule: ReminderRule,
  from: LocalDate,
  step: 1 | -1,
  calendar: WorkingCalendar,
): LocalDate => {
  if (rule.days === 'any') return from
  let date = from
  for (let walked = 0; walked < MOST_DAYS; walked += 1) {
    if (calendar.isWorking(date)) return date
    date = addDays(date, step)
  }
  return from
}

/** Moves a local moment into the rule's window and days; null – the rule would rather be silent. */
const mannered = (
  rule: ReminderRule,
  { date, time }: { date: LocalDate; time: string },
  calendar: WorkingCalendar,
): { date: LocalDate; time: string } | null => {
  const [opens, closes] = rule.window
  const isInside = time >= opens && time <= closes
  const isDay = rule.days === 'any' || calendar.isWorking(date)
  if (isInside && isDay) return { date, time }
  if (rule.outside === 'skip') return null
  if (rule.outside === 'later') {
    const day = allowedDay(rule, time > closes ? addDays(date, 1) : date, 1, calendar)
    return { date: day, time: day === date && time >= opens ? time : opens }
  }
  const day = allowedDay(rule, time < opens ? addDays(date, -1) : date, -1, calendar)
  return { date: day, time: day === date && time <= closes ? time : closes }
}

/**
 * When a rule speaks of an occasion: its moment moved into decent hours and days of the person's zone, and how long it is
 * worth saying – never past the window of the day on which it grows stale. Pure: zone and calendar come in (promises.md 6).
 * @param time time of the occasion, empty when there is none
 * @returns null when there is nothing to say: no time to count minutes from, or a moment at which the rule is silent
 */
export const slotOf = (
  rule: ReminderRule,
  date: LocalDate,
  time: string,
  zone: string,
  calendar: WorkingCalendar,
): Slot | null => {
  const due = dueOf(rule, date, time, zone, calendar)
  if (due === null) return null
  const next = nextBase(rule, date)
  const nextDue = next === null ? null : dueOf(rule, next, time, zone, calendar)
  // Once the next month's has come the last one's is not said any more: of a missed month there is one, not two.
  const stale = Math.min(due + rule.stale_after_hours * HOUR, nextDue === null ? Infinity : nextDue - 1)
  return { due, expires: lastMoment(rule, due, stale, zone) }
}

const dueOf = (
  rule: ReminderRule,
  date: LocalDate,
  time: string,
  zone: string,
  calendar: WorkingCalendar,
): number | null => {
  const wanted = wantedAt(rule, date, time, zone, calendar)
  const moment = wanted && mannered(rule, wanted, calendar)
  return moment && instantOf(moment.date, moment.time, zone)
}

/** The day of the next month's reminder; null for what has no next one. */
const nextBase = ({ of }: ReminderRule, date: LocalDate): LocalDate | null => {
  if (of === 'month') return addMonths(date, 1)
  return of === 'month_end' ? addDays(addMonths(addDays(date, 1), 1), -1) : null
}

/** When it grows stale, and in any case when the window of that day closes: nothing is said at night. */
const lastMoment = (rule: ReminderRule, due: number, stale: number, zone: string): number => {
  const { date, time } = localMoment(stale, zone)
  const [opens, closes] = rule.window
  if (time > closes) return endOfMinute(instantOf(date, closes, zone))
  // Before the window opens nothing can be said: the evening before was the last chance.
  if (time < opens) return Math.max(due, endOfMinute(instantOf(addDays(date, -1), closes, zone)))
  return stale
}

/** The minute in which a window closes belongs to it: what is due just then can still be said. */
const endOfMinute = (at: number): number => at + MINUTE - 1

/** The days of occasions that may have their moment between two local days: wide enough for any calendar. */
export const baseDays = (
  rule: ReminderRule,
  from: LocalDate,
  to: LocalDate,
): { from: LocalDate; to: LocalDate } => {
  const { offset } = rule
  // Days moved out of holidays, and working days among them, lie within a month of where they were counted; up to two
  // years of months are at most 3 days longer or shorter than so many of the mean, and a window moves by one more.
  const slack = rule.days === 'working' || 'working_days' in offset ? MOST_DAYS : 5
  const shift =
    'days' in offset
      ? -offset.days
      : 'working_days' in offset
        ? -Math.round(offset.working_days * 1.4)
        : 'months' in offset
          ? -Math.round(offset.months * 30.44)
          : -Math.round(offset.minutes / 1_440)
  return { from: addDays(from, shift - slack), to: addDays(to, shift + slack) }
}

/**
 * When a reminder that is late may be said: now, if it is a decent hour of a decent day where the person is, else the next
 * opening. A person who cannot be told before `expires` is not told at night instead.
 */
export const decentMoment = (
  rule: ReminderRule,
  at: number,
  zone: string,
  calendar: WorkingCalendar,
): number => {
  const { date, time } = localMoment(at, zone)
  const [opens, closes] = rule.window
  const isDay = rule.days === 'any' || calendar.isWorking(date)
  if (isDay && time >= opens && time <= closes) return at
  const from = isDay && time < opens ? date : addDays(date, 1)
  return instantOf(allowedDay(rule, from, 1, calendar), opens, zone)
}
