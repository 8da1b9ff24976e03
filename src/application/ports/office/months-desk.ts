import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/** A person whom nobody reached in a month that is over. */
export interface MissedLine {
  readonly citizen: string
  readonly name: string
  /** Null – there is none, or the role does not see it. */
  readonly phone: string | null
  readonly district: string
  /** Opened name of whoever worked the district as the month ended; null – nobody did. */
  readonly staffName: string | null
  /** A `WhyMissed` of domain/people/monthly. */
  readonly why: string
  readonly tries: number
  /** A contact of that month that was recorded after its end; null – there is none. */
  readonly lateOn: LocalDate | null
  /** In how many months up to this one nobody reached the person, one after the other; 1 – in this one only. */
  readonly missedInARow: number
  /** Dead, moved or refusing by now, and confirmed by the head: there is nobody to be called. */
  readonly isGone: boolean
}

/** How a month that is over went in a district. */
export interface MonthFigure {
  /** `2026-11` */
  readonly month: string
  readonly district: string
  readonly districtName: string
  readonly staffName: string | null
  readonly all: number
  /** Reached, also where it was recorded late. */
  readonly reached: number
}

/** Reads of months that are over, as they were. Outages throw. */
export interface MonthsDesk {
  /** Whom nobody reached, within the districts of the actor; those recorded late stand among them. */
  missed(actor: Actor, month: string, day: LocalDate): Promise<readonly MissedLine[]>
  /** Months of a department, the newest first. */
  months(department: string, most: number): Promise<readonly MonthFigure[]>
}
