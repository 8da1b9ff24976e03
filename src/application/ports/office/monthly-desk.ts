import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/** A person who is still to be contacted this month, and how far it has come. */
export interface LeftLine {
  readonly citizen: string
  readonly name: string
  /** Null – there is none, or the role does not see it. */
  readonly phone: string | null
  readonly districtName: string
  readonly hasChat: boolean
  readonly askedOn: LocalDate | null
  readonly askedAgainOn: LocalDate | null
  /** What was answered that is no contact: `later`, `unclear`. */
  readonly answer: string | null
  readonly callTaskOn: LocalDate | null
  readonly escalatedOn: LocalDate | null
  /** Why nobody was reached, as somebody recorded it. */
  readonly unreached: string | null
  readonly lastContact: LocalDate | null
  /** Nobody reached the person in the month before either. */
  readonly missedBefore: boolean
  /** In how many months before this one, one after the other. */
  readonly missedInARow: number
}

/** A stretch of the list, and how long it is. */
export interface LeftPage {
  readonly lines: readonly LeftLine[]
  readonly all: number
}

/** A district with how many are left. */
export interface DistrictLeft {
  readonly district: string
  readonly name: string
  readonly all: number
  readonly left: number
  /** Of those left whoever stands on the head's list. */
  readonly escalated: number
}

/** The ask that a person was sent last. */
export interface LastAsk {
  /** Row number of the reminder. */
  readonly reminder: number
  readonly rule: string
  readonly subject: string
  /** Nothing was said since, neither by the person nor by us. */
  readonly isLastSaid: boolean
}

/** A deed as whoever recorded it may take it back. */
export interface OwnDeed {
  readonly citizen: string
  readonly name: string
  readonly kind: string
  readonly outcome: string | null
  /** The case that it was recorded in; null – it is about the person alone. */
  readonly case: string | null
  readonly day: LocalDate
  /** When it was written down: a consent is dated back. Milliseconds since the epoch. */
  readonly recordedAt: number
  readonly isWithdrawn: boolean
  /** Tasks that it closed and that are still closed: they would be open again. */
  readonly closed: number
  /** What was planned because of it and was changed since: it stays as it is. */
  readonly changedSince: number
  /** Whether the month's contact would be owed again. */
  readonly isMonthOwed: boolean
}

/** Reads of Y-monthly, within the districts of the actor. Outages throw. */
export interface MonthlyDesk {
  /** Those left: whom nobody reached in the months before first, twice before once, then whose contact lies furthest back. `district` null – all in sight. */
  left(
    actor: Actor,
    day: LocalDate,
    stretch: { readonly district: string | null; readonly offset: number; readonly most: number },
  ): Promise<LeftPage>
  /**
   * Whom the month's list goes on with after somebody: the first of it whom nobody tried to reach on that day; and how many
   * are left. `district` null – all in sight.
   */
  nextLeft(
    actor: Actor,
    day: LocalDate,
    from: { readonly after: string; readonly district: string | null },
  ): Promise<{ readonly next: string | null; readonly left: number }>
  leftByDistrict(actor: Actor, day: LocalDate): Promise<readonly DistrictLeft[]>
  /** The same of a whole department, as the head's notice tells it; `month` may be over. */
  leftOfDepartment(department: string, day: LocalDate): Promise<readonly DistrictLeft[]>
  lastAsk(person: string): Promise<LastAsk | null>
  /** A deed of this employee's own; null – there is none such. */
  ownDeed(deed: string, staff: string): Promise<OwnDeed | null>
  hasDeed(deed: string): Promise<boolean>
}
