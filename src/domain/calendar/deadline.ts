import { type DayOffSpan, daysFrom, daysOffIn } from './day-off-span.ts'
import type { DeadlineRule, Moved } from './deadline-rule.ts'
import { addDays, addMonths, type LocalDate } from './local-date.ts'
import { periodOf } from './period.ts'
import { isWeekend } from './public-holidays.ts'
import { addWorkingDays, type OffReason, type WorkingCalendar } from './working-calendar.ts'

/** A date that follows from a rule and keeps all that it takes to say why (promises.md 7). */
export interface Deadline {
  readonly rule: DeadlineRule
  /** The day that it starts from; for rules of periods any day of the period. */
  readonly base: LocalDate
  /** Which of the days of a rule that repeats from its base: 1 is the first. */
  readonly nth: number
  readonly due: LocalDate
  /** The day before it was moved off a day that is not worked; the due day where nothing moved. */
  readonly reckoned: LocalDate
  /** Before this day it is too early; only where a rule bounds both sides. */
  readonly earliest: LocalDate | null
  /** Days off that were passed over: counted across, or moved from. */
  readonly skipped: readonly DayOffSpan[]
  /** Saturdays and Sundays that count, because they are worked. */
  readonly worked: readonly LocalDate[]
  /** Why the due day itself is off, where the rule leaves it there. */
  readonly dayOff: OffReason | null
  /** The due day hangs on a year without a production calendar: its first is {@link yearWithoutCalendar}. */
  readonly approximate: boolean
  readonly yearWithoutCalendar: number | null
}

type Dated = Pick<Deadline, 'due' | 'reckoned'> & Partial<Deadline>

const STEP: Readonly<Record<Moved, number>> = { next: 1, previous: -1, none: 0 }

/** The day itself when it is worked or stays anyhow, else the nearest working day on one side. */
const settled = (date: LocalDate, moved: Moved, calendar: WorkingCalendar): LocalDate => {
  let day = date
  while (moved !== 'none' && !calendar.isWorking(day)) day = addDays(day, STEP[moved])
  return day
}

/** What hangs on the calendar in a date: the days passed over and the first year that nobody knows yet. */
const passing = (from: LocalDate, to: LocalDate, calendar: WorkingCalendar) => {
  const days = daysFrom(from, to)
  const unknown = days.find((day) => !calendar.knows(day))
  return {
    skipped: daysOffIn(calendar, from, to),
    worked: days.filter((day) => isWeekend(day) && calendar.isWorking(day)),
    yearWithoutCalendar: unknown === undefined ? null : Number(unknown.slice(0, 4)),
  }
}

const byWorkingDays = (base: LocalDate, days: number, calendar: WorkingCalendar): Dated => {
  const { date } = addWorkingDays(calendar, base, days)
  return { due: date, reckoned: date, ...passing(addDays(base, 1), date, calendar) }
}

const byCalendar = (reckoned: LocalDate, moved: Moved, calendar: WorkingCalendar): Dated => {
  if (moved === 'none') return { due: reckoned, reckoned, dayOff: calendar.whyOff(reckoned) }
  const due = settled(reckoned, moved, calendar)
  const [from, to] = due < reckoned ? [due, reckoned] : [reckoned, due]
  return { due, reckoned, ...passing(from, to, calendar) }
}

const dated = (
  { counting }: DeadlineRule,
  base: LocalDate,
  nth: number,
  calendar: WorkingCalendar,
): Dated => {
  if (counting.kind === 'working_days') return byWorkingDays(base, counting.days, calendar)
  const at = (reckoned: LocalDate): Dated => byCalendar(reckoned, counting.moved, calendar)
  switch (counting.kind) {
    case 'months':
      return at(addMonths(base, counting.months))
    case 'months_between':
      return { ...at(addMonths(base, counting.most)), earliest: addMonths(base, counting.least) }
    case 'every_months':
      return at(addMonths(base, counting.months * nth))
    case 'each_period':
      return at(periodOf(base, counting.period).to)
    case 'after_period':
      return at(addDays(periodOf(base, counting.period).to, counting.day))
    case 'own_date':
      return at(base)
  }
}

/**
 * The deadline that a rule sets for a base day. For rules of periods the base is any day of the period; `nth` chooses
 * among the days of a rule that repeats from its base.
 * @example dueOf(diagnosis, '2026-11-20', calendar).due === '2026-11-25' // 3 working days, 21–22 November are off
 */
export const dueOf = (rule: DeadlineRule, base: LocalDate, calendar: WorkingCalendar, nth = 1): Deadline => {
  const found = dated(rule, base, nth, calendar)
  const yearWithoutCalendar = found.yearWithoutCalendar ?? null
  return {
    earliest: null,
    skipped: [],
    worked: [],
    dayOff: null,
    ...found,
    rule,
    base,
    nth,
    yearWithoutCalendar,
    approximate: yearWithoutCalendar !== null,
  }
}
