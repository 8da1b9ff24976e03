import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CaseState } from '../../../domain/caseload/case-state.ts'
import type { CaseWords } from '../../../domain/caseload/case-words.ts'

/** A district whose duties come round. */
export interface DutyDistrict {
  readonly id: string
  readonly department: string
}

/** What was done for a district, as far as it answers a duty. */
export interface DistrictDone {
  readonly district: string
  /** A kind of `domain/caseload/district-deed.ts`. */
  readonly kind: string
  readonly day: LocalDate
}

/** A paper of a linked citizen that runs out, known from their talk by their consent (D-doc). */
export interface RunningOut {
  readonly citizen: string
  readonly district: string
  /** `t1k9x.end_passport` */
  readonly occasion: string
  readonly day: LocalDate
}

/** A repeating task of a case that a deed closed outside the case's own commands, and that nothing followed. */
export interface ClosedAgain {
  readonly id: string
  readonly case: CaseState
  readonly words: CaseWords
  readonly district: string
  readonly assignee: string | null
  /** JSON of the planned task. */
  readonly planned: string
  readonly on: LocalDate
  readonly byDeed: boolean
}

/** A deadline that still runs, for a changed calendar. */
export interface RunningDeadline {
  readonly id: string
  readonly rule: string
  readonly base: LocalDate
  readonly due: LocalDate
  /** Somebody put it off: the day is theirs. */
  readonly putOff: boolean
}

/** What time alone makes due. Reads of the whole installation, without an actor. Outages throw. */
export interface DutyDesk {
  districts(): Promise<readonly DutyDistrict[]>
  /** Deeds of districts from a day on; those that were taken back are left out. */
  doneSince(day: LocalDate): Promise<readonly DistrictDone[]>
  /** The first active head of each department, with the chat that hears on a day what is told to that head. */
  heads(day: LocalDate): Promise<readonly { department: string; staff: string; person: string | null }[]>
  runningOut(from: LocalDate, until: LocalDate): Promise<readonly RunningOut[]>
  closedAgain(zone: string): Promise<readonly ClosedAgain[]>
  /** Departments with a task that its head is to hear of after the one day and up to the other. */
  lateDepartments(after: LocalDate, until: LocalDate): Promise<readonly string[]>
  /** Persons of heads with a task of their own that is spoken of or due after the one day and up to the other. */
  headsWithOwn(after: LocalDate, until: LocalDate): Promise<readonly string[]>
  running(): Promise<readonly RunningDeadline[]>
  /** The last day that duties were looked at; null – never. */
  lookedOn(): Promise<LocalDate | null>
  keepLookedOn(day: LocalDate): Promise<void>
}
