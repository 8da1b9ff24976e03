import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { TaskLine } from './task-desk.ts'

/** How the month's contact stands in the districts of an employee (Y-monthly). */
export interface MonthLeft {
  /** People 55+ or with a disability who are there to be contacted this month. */
  readonly all: number
  /** Not yet contacted. */
  readonly left: number
  /** Opened names of those left whom nobody reached in the month before either; a few. */
  readonly again: readonly string[]
  /** Noted as gone, waiting for the head's word. */
  readonly unconfirmed: number
}

/** An employee's day: what the morning digest tells. */
export interface Day {
  readonly staff: string
  /** Open tasks due up to the last of the days asked for, and those to be done at once; the most urgent first. */
  readonly tasks: readonly TaskLine[]
  readonly month: MonthLeft
}

/** Reads the days of many employees in one pass. Outages throw. */
export interface DayDesk {
  /** @param dueUntil the last day of tasks to tell, e.g. three working days ahead */
  days(staff: readonly string[], day: LocalDate, dueUntil: LocalDate): Promise<readonly Day[]>
}
