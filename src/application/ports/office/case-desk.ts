import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CaseEvent } from '../../../domain/caseload/case-event.ts'
import type { CaseState } from '../../../domain/caseload/case-state.ts'
import type { CaseWords } from '../../../domain/caseload/case-words.ts'
import type { Consent, ConsentPurpose } from '../../../domain/caseload/consent.ts'
import type { OpenTask } from '../../../domain/caseload/planned-task.ts'
import type { Urgency } from '../../../domain/caseload/urgency.ts'

/** A case as a line of a list. */
export interface CaseLine {
  readonly id: string
  readonly citizen: string
  /** Opened name. */
  readonly name: string
  readonly technology: string
  readonly stage: string
  readonly status: 'open' | 'paused' | 'closed'
  readonly urgency: Urgency
  readonly curator: string
  /** The next due day of its open tasks. */
  readonly nextDue: LocalDate | null
}

/** An open task of a case: as its core knows it, and its row. */
export interface CaseTask {
  readonly task: OpenTask
  readonly revision: number
}

/** A case to be looked at and worked on. */
export interface CaseOnDesk extends CaseLine {
  readonly district: string
  readonly department: string
  /** Outside the own districts. */
  readonly lent: boolean
  readonly state: CaseState
  /** The name of its mentor; null – none, or none that is known any more. */
  readonly mentorName: string | null
  readonly words: CaseWords
  readonly tasks: readonly CaseTask[]
  readonly revision: number
}

/** Which cases are asked for; open and paused ones unless all are. */
export interface CaseFilter {
  readonly citizen?: string
  readonly stage?: string
  readonly urgency?: Urgency
  /** Led by the actor. */
  readonly own?: boolean
  readonly closed?: boolean
}

/** What happened in a case, with the deed behind it where one was recorded. */
export interface ToldEvent {
  readonly event: CaseEvent
  readonly deed: {
    readonly id: string
    /** What was written of it. */
    readonly words: string | null
    readonly isWithdrawn: boolean
  } | null
}

/** The history of a case, oldest first, with the names that it needs by id. */
export interface CaseHistory {
  readonly events: readonly ToldEvent[]
  readonly names: ReadonlyMap<string, string>
}

/** How far a linked citizen has come with the bot alone (C), shown by their consent. */
export interface OwnProgress {
  readonly need: string
  readonly status: string
  /** `contact.outcome` */
  readonly step: string
  readonly on: LocalDate
  /** Stages finished, and how many of them without help. */
  readonly stages: number
  readonly alone: number
}

/** Reads of cases, within what the actor may see; what lies outside looks like what does not exist. Outages throw. */
export interface CaseDesk {
  /** The most urgent first, then by next due day. */
  list(actor: Actor, filter: CaseFilter, day: LocalDate, at: number): Promise<readonly CaseLine[]>
  find(actor: Actor, id: string, day: LocalDate, at: number): Promise<CaseOnDesk | null>
  history(id: string): Promise<CaseHistory>
  /** The last consent of a citizen for a purpose, withdrawn or not. */
  consent(citizen: string, purpose: ConsentPurpose): Promise<Consent | null>
  /** Whether a deed of this kind was recorded by this employee for a citizen on a day. */
  hasDeed(citizen: string, kind: string, staff: string, day: LocalDate, of: string | null): Promise<boolean>
  progress(citizen: string, zone: string): Promise<OwnProgress | null>
}
