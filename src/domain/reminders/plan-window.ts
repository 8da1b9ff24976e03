import { addDays, addMonths, type LocalDate, localMoment, weekday } from '../calendar/local-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { ReminderRule } from './rule.ts'
import { baseDays, type Slot, slotOf } from './slot.ts'

const HOUR = 3_600_000

/** How far ahead rows are made: a day and a little, so that a planner that stood still for a while is not noticed. */
export const HORIZON_MS = 26 * HOUR
/** After a longer standstill older moments are not even written down as missed. */
export const MOST_CATCH_UP_MS = 40 * 24 * HOUR

/**
 * Which due moments a rule plans now: from where it was planned to (so that nothing falls into a time of standstill), at
 * least back to what is not stale yet, up to the horizon.
 */
export const dueWindow = (
  rule: ReminderRule,
  plannedUntil: number | null,
  now: number,
): { from: number; to: number } => {
  const fresh = now - rule.stale_after_hours * HOUR
  const from = plannedUntil === null ? fresh : Math.min(fresh, plannedUntil)
  return { from: Math.max(from, now - MOST_CATCH_UP_MS), to: now + HORIZON_MS }
}

/** Whether a day is the first of its week (Monday to Sunday) that is worked; a week off has none. */
const opensWeek = (day: LocalDate, calendar: WorkingCalendar): boolean => {
  if (!calendar.isWorking(day)) return false
  const before = Array.from({ length: weekday(day) - 1 }, (_, n) => addDays(day, -n - 1))
  return !before.some((each) => calendar.isWorking(each))
}

/** Days of the calendar's own occasions (`month`, `month_end`, `week`) between two days; every day for all others. */
export const occasionDays = (
  rule: ReminderRule,
  from: LocalDate,
  to: LocalDate,
  calendar: WorkingCalendar,
): LocalDate[] => {
  const isMonthly = rule.of === 'month' || rule.of === 'month_end'
  const days: LocalDate[] = []
  for (let day = isMonthly ? `${from.slice(0, 7)}-01` : from; day <= to; ) {
    const found = rule.of === 'month_end' ? addDays(addMonths(day, 1), -1) : day
    const isDay = rule.of !== 'week' || opensWeek(found, calendar)
    if (isDay && found >= from && found <= to) days.push(found)
    day = isMonthly ? addMonths(day, 1) : addDays(day, 1)
  }
  return days
}

/** Days between which occasions can have their moment in a window, whatever the zone. */
export const occasionRange = (
  rule: ReminderRule,
  window: { from: number; to: number },
): { from: LocalDate; to: LocalDate } =>
  baseDays(
    rule,
    addDays(localMoment(window.from, 'UTC').date, -1),
    addDays(localMoment(window.to, 'UTC').date, 1),
  )

/** The moment of each day (and time) in each zone, as far as it lies in the window. */
export const slotsIn = (
  rule: ReminderRule,
  bases: readonly { date: LocalDate; time: string }[],
  zones: readonly string[],
  window: { from: number; to: number },
  calendar: WorkingCalendar,
): (Slot & { date: LocalDate; time: string; zone: string })[] =>
  zones.flatMap((zone) =>
    bases.flatMap(({ date, time }) => {
      const slot = slotOf(rule, date, time, zone, calendar)
      return slot && slot.due > window.from && slot.due <= window.to ? [{ ...slot, date, time, zone }] : []
    }),
  )
