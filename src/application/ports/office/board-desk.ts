import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Stretch } from '../../../domain/calendar/period.ts'
import type { Figures } from '../../../domain/reports/figures.ts'
import type { CitizenLine } from './register-desk.ts'
import type { TaskLine } from './task-desk.ts'

/** Somebody who works in another's place, or whom another stands in for. */
export interface StandIn {
  readonly name: string
  readonly until: LocalDate | null
}

/** An employee's figures: what they have to do today. Districts under cover count for whoever covers them. */
export interface StaffFigures extends Figures {
  readonly staff: string
  readonly name: string
  /** Who stands in for them today; none – they work themselves. */
  readonly coveredBy: readonly StandIn[]
}

/** A district's figures, and who works it today. Nobody – the district is an orphan. */
export interface DistrictFigures extends Figures {
  readonly id: string
  readonly name: string
  readonly workers: readonly string[]
}

/** A department at a glance: `total` counts every person and task once, however many work on them. */
export interface Board {
  readonly staff: readonly StaffFigures[]
  readonly districts: readonly DistrictFigures[]
  readonly total: Figures
}

/** Somebody who is owed a contact this month and whom nobody reaches. */
export interface UnreachedLine extends CitizenLine {
  /** What was noted of the last try, e.g. `no_answer`; null – nothing this month. */
  readonly why: string | null
  /** In how many months before, one after the other, nobody reached them. */
  readonly missedInARow: number
}

/** A citizen's call for a person that nobody answered yet. */
export interface WaitingCall {
  /** Of the talk between the two. */
  readonly id: string
  /** Opened name; null – a chat that belongs to no card. */
  readonly name: string | null
  /** The local day on which it came. */
  readonly since: LocalDate
}

/** A week that is over: `endsAt` – the moment at which the day after its last one begins. */
export interface PastWeek extends Stretch {
  readonly startsAt: number
  readonly endsAt: number
}

/** What a week came to. */
export interface WeekFigures {
  /** Contacts in the sense of Y-monthly made in it. */
  readonly contacts: number
  /** Tasks done in it. */
  readonly done: number
  /** Tasks that were open and past their day when it ended. Of a postponed task its present day counts. */
  readonly late: number
  readonly dangers: number
}

/** How the month's contact went. `reached[n]` – contacted up to the n-th of the days asked for. */
export interface Coverage {
  readonly all: number
  readonly reached: readonly number[]
}

/** Stages of the track finished in a month by how much help they took (C-measure); names nobody. */
export interface Independence {
  /** `2026-11` */
  readonly month: string
  readonly alone: number
  readonly hints: number
  readonly withSpecialist: number
  readonly bySpecialist: number
}

/**
 * What a head looks at, of one department: that the department is the actor's own is for the caller to see to. Each read
 * is a fixed number of statements, however many people there are. Outages throw.
 */
export interface BoardDesk {
  board(department: string, day: LocalDate): Promise<Board>
  /** Tasks of an employee whose day is over, the oldest first, at most `most`. */
  late(department: string, staff: string, day: LocalDate, most: number): Promise<readonly TaskLine[]>
  /** People of a district who are not yet contacted this month, by name. */
  left(department: string, district: string, day: LocalDate): Promise<readonly CitizenLine[]>
  /** Whoever is owed a contact and was tried in vain, or was missed the month before; the longest missed first. */
  unreached(department: string, day: LocalDate): Promise<readonly UnreachedLine[]>
  /** Reports of danger as {@link Figures} counts them; the open ones first, then the newest. */
  dangers(department: string, day: LocalDate): Promise<readonly TaskLine[]>
  /** Calls that nobody answered yet, the oldest first. @param zone whose days */
  calls(department: string, zone: string): Promise<readonly WaitingCall[]>
  week(department: string, week: PastWeek): Promise<WeekFigures>
  /** Of those owed a contact on `day` in its month: how many were contacted up to each of `ends`. */
  coverage(department: string, day: LocalDate, ends: readonly LocalDate[]): Promise<Coverage>
  /**
   * Growth of independence of linked people who agreed to be seen, month by month.
   * @param from the moment from which stages count; @param zone whose months
   */
  independence(department: string, from: number, zone: string): Promise<readonly Independence[]>
}
