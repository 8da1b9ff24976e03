import { addDays, daysBetween, type LocalDate } from '../calendar/local-date.ts'
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Duration } from '../needs/need.ts'

/** What a person said of a paper: has it, will get it, has lost it, need not bring it; until when it is good. */
export interface Paper {
  readonly state: 'have' | 'will_get' | 'lost' | 'not_needed'
  readonly until?: LocalDate | null
}

/** How a paper stands on the day of the visit (C6: validity is judged on that day). */
export type Verdict =
  | { verdict: 'ready' }
  | { verdict: 'expires_before'; days: number; until: LocalDate }
  | { verdict: 'expires_soon_after'; days: number; until: LocalDate }
  | { verdict: 'get_by'; start: LocalDate; approximate: boolean; late: boolean }
  | { verdict: 'get' }
  | { verdict: 'not_needed' }

/** A paper that runs out within these days after the visit may not live until the decision. */
const SOON_DAYS = 14
/** Working days kept free between the paper's readiness and the visit. */
const SPARE_WORKING_DAYS = 1

/** The last day on which getting a paper can begin so that it is there by the visit, counted back from it. */
export const startBy = (
  calendar: WorkingCalendar,
  visit: LocalDate,
  obtain: Duration,
): { date: LocalDate; approximate: boolean } => {
  if (obtain.unit === 'work_days') return addWorkingDays(calendar, visit, -(obtain.n + SPARE_WORKING_DAYS))
  const days =
    obtain.unit === 'months' ? obtain.n * 30 : obtain.unit === 'hours' ? Math.ceil(obtain.n / 24) : obtain.n
  return addWorkingDays(calendar, addDays(visit, -days), -SPARE_WORKING_DAYS)
}

/** Judges one paper on the day of the visit; without a visit day nothing is judged beyond have or get. */
export const judge = (
  paper: Paper,
  obtain: Duration,
  visit: LocalDate | null,
  today: LocalDate,
  calendar: WorkingCalendar,
): Verdict => {
  if (paper.state === 'not_needed') return { verdict: 'not_needed' }
  if (paper.state !== 'have') return toGet(obtain, visit, today, calendar)
  if (!visit || !paper.until) return { verdict: 'ready' }
  const left = daysBetween(visit, paper.until)
  if (left < 0) return { verdict: 'expires_before', days: -left, until: paper.until }
  return left <= SOON_DAYS
    ? { verdict: 'expires_soon_after', days: left, until: paper.until }
    : { verdict: 'ready' }
}

const toGet = (
  obtain: Duration,
  visit: LocalDate | null,
  today: LocalDate,
  calendar: WorkingCalendar,
): Verdict => {
  if (!visit) return { verdict: 'get' }
  const { date, approximate } = startBy(calendar, visit, obtain)
  return { verdict: 'get_by', start: date < today ? today : date, approximate, late: date < today }
}
