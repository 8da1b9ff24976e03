import type { Role } from '../../../domain/access/role.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { TaskLine } from './task-desk.ts'

/** Somebody of the department, with the person of their chat. */
export interface Colleague {
  readonly id: string
  readonly name: string
  readonly person: string | null
}

/** A district that is worked for its owner between two days, both included. The owner stays the owner. */
export interface Cover {
  readonly assignment: string
  readonly district: string
  readonly districtName: string
  readonly owner: Colleague
  readonly by: Colleague
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** A district and whose it is; `workers` – whoever works it on the day, none – an orphan. */
export interface DistrictCard {
  readonly id: string
  readonly name: string
  readonly owners: readonly Colleague[]
  readonly workers: readonly Colleague[]
}

/** What became of districts while they were covered. */
export interface HandBack {
  /** Deeds by kind, the commonest first. */
  readonly deeds: readonly { readonly kind: string; readonly n: number }[]
  /** How many people were contacted in the sense of Y-monthly. */
  readonly contacted: number
  /** Tasks that were done, and how many of them. */
  readonly done: readonly TaskLine[]
  readonly doneCount: number
  /** Tasks that are open now: the most urgent first, and how many of them. */
  readonly open: readonly TaskLine[]
  readonly openCount: number
}

/** A district for the days in which it was covered; `startsAt`, `endsAt` – the moments where those days begin and end. */
export interface CoveredSpan {
  readonly district: string
  readonly from: LocalDate
  readonly until: LocalDate
  readonly startsAt: number
  readonly endsAt: number
}

/** An invite that can still be taken. */
export interface InviteLine {
  readonly id: string
  readonly role: Role
  readonly districtName: string | null
  readonly expires: number
}

/** What a head arranges: districts, covers, invites of a department. Outages throw. */
export interface ArrangingDesk {
  /** Districts by name. */
  districts(department: string, day: LocalDate): Promise<readonly DistrictCard[]>
  /** Covers that run on a day or are to begin, by their first day. */
  covers(department: string, day: LocalDate): Promise<readonly Cover[]>
  /** Covers of an owner that ended on a day. */
  coversEnded(owner: string, until: LocalDate): Promise<readonly Cover[]>
  handBack(spans: readonly CoveredSpan[], most: number): Promise<HandBack>
  /** Invites that run, the newest first. */
  invites(department: string, at: number): Promise<readonly InviteLine[]>
}
