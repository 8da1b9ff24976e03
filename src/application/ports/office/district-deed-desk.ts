import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { DistrictDeed } from '../../../domain/caseload/district-deed.ts'

/** Something done for a whole district. */
export interface DistrictDeedLine {
  readonly id: string
  readonly district: string
  readonly staff: string
  /** The employee's name; null – not known any more. */
  readonly by: string | null
  /** Who took part beside the unit, as it was recorded. */
  readonly partners: readonly string[]
  readonly kind: DistrictDeed
  readonly day: LocalDate
  /** When it was written down: milliseconds since the epoch. */
  readonly recordedAt: number
  readonly words: string | null
  readonly isWithdrawn: boolean
}

/** Something done for a district, as the log of a month shows it. */
export interface DistrictDeedOnPaper extends DistrictDeedLine {
  readonly districtName: string
  /** People whom the same employee visited there on that day, and who were taken onto the register there. */
  readonly visited: number
  readonly registered: number
}

/** Reads of what was done for districts. Whoever asks works them. Outages throw. */
export interface DistrictDeedDesk {
  /** The latest first; those that were taken back too. */
  latest(district: string, most: number): Promise<readonly DistrictDeedLine[]>
  find(id: string): Promise<DistrictDeedLine | null>
  /** What stands for the districts that the actor works, the oldest first. */
  ofDays(
    actor: Pick<Actor, 'id'>,
    from: LocalDate,
    to: LocalDate,
    day: LocalDate,
  ): Promise<readonly DistrictDeedOnPaper[]>
  /** Whether such a deed stands already. */
  has(district: string, kind: DistrictDeed, staff: string, day: LocalDate): Promise<boolean>
}
