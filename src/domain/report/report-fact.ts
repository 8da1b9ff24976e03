import type { Role } from '../access/role.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { HelpKind } from '../caseload/help-kind.ts'
import type { BirthDate } from '../people/birth.ts'
import type { Disability } from '../people/categories.ts'

/** Somebody who worked in the unit on the last day of the period. */
export interface EmployeeFact {
  readonly fact: 'employee'
  readonly id: string
  readonly role: Role
  /** Districts of their own on that day. */
  readonly districts: readonly string[]
}

/** A deed about a person that stands, as it was recorded. */
export interface DeedFact {
  readonly fact: 'deed'
  readonly id: string
  readonly district: string
  readonly day: LocalDate
  /** Null – the card was deleted on demand. */
  readonly citizen: string | null
  /** The family that the person was of on that day. */
  readonly family: string | null
  /** Whether somebody else is in that family. */
  readonly inFamily: boolean
  readonly birthDate: BirthDate | null
  readonly kind: string
  readonly outcome: string | null
  readonly help: HelpKind | null
  readonly staff: string
  readonly role: Role
  /** Groups of that day. */
  readonly categories: readonly string[]
  /** Technologies of the cases that were open on that day. */
  readonly cases: readonly string[]
}

/** Somebody of a family on the last day of the period, the representative among them. */
export interface MemberFact {
  readonly fact: 'member'
  readonly family: string
  readonly birthDate: BirthDate | null
  /** Of their own card; null – none, or no card. */
  readonly disability: Disability | null
}

/** Something done for a whole district. */
export interface DistrictDeedFact {
  readonly fact: 'district_deed'
  readonly id: string
  readonly district: string
  readonly day: LocalDate
  readonly kind: string
  /** Who took part beside the unit. */
  readonly partners: readonly string[]
}

/** A letter of the unit that is about nobody: no deed of a person tells of it. */
export interface LetterFact {
  readonly fact: 'letter'
  readonly id: string
  readonly day: LocalDate
}

/** A decision about a person up to the last day of the period, whenever it was made. */
export interface RulingFact {
  readonly fact: 'ruling'
  readonly citizen: string
  readonly day: LocalDate
  readonly what: 'in_need' | 'taken_off'
  /** Until when the programme runs; null – it is no recognition. */
  readonly until: LocalDate | null
  readonly withSupport: boolean
  /** The person's district on the day of the decision, and on the last day of the period. */
  readonly district: string
  readonly standing: string
  /** Since when the person is dead or moved, confirmed; null – neither. */
  readonly goneOn: LocalDate | null
}

/** Somebody 55+ or with a disability came to an event. */
export interface TakingPartFact {
  readonly fact: 'taking_part'
  readonly event: string
  readonly eventKind: string
  readonly citizen: string
  readonly district: string
}

/** Somebody 55+ or with a disability is in an open interest group. */
export interface GroupFact {
  readonly fact: 'group'
  readonly citizen: string
  readonly district: string
}

/** An event of the period of which nobody said who came. */
export interface UnmarkedFact {
  readonly fact: 'unmarked'
  readonly event: string
  /** Districts of the event; empty – all. */
  readonly districts: readonly string[]
}

/** What a report is counted from. Deeds come district by district, day by day. */
export type ReportFact =
  | EmployeeFact
  | DeedFact
  | MemberFact
  | DistrictDeedFact
  | LetterFact
  | RulingFact
  | TakingPartFact
  | GroupFact
  | UnmarkedFact
