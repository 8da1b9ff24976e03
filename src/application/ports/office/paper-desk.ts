import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { ReportSource } from '../../../domain/caseload/report-source.ts'
import type { Urgency } from '../../../domain/caseload/urgency.ts'
import type { PaperFormat } from '../../../domain/forms/form.ts'
import type { SheetAnswers } from '../../../domain/people/sheet.ts'
import type { CitizenFacts, Presence } from './register-change.ts'

/** A line of the ledger as papers show it. */
export interface DeedOnPaper {
  readonly day: LocalDate
  readonly kind: string
  readonly outcome: string | null
  readonly reason: string | null
  /** What it was about: a need, or `other`; null – nobody said. */
  readonly topic: string | null
  /** The kind of help; null – nobody said. */
  readonly help: string | null
  readonly citizen: string
  /** Opened name. */
  readonly name: string
  readonly case: string | null
  readonly technology: string | null
  /** Opened name; null – the citizen did it. */
  readonly staffName: string | null
  /** What was written, opened; null – nothing, or the role does not see notes. */
  readonly note: string | null
  /** Which task it answered: one that burned, or one that was planned; null – none. */
  readonly answers: 'planned' | 'urgent' | null
  /** The act of a survey that was finished on the day of this visit; null – none. */
  readonly survey: SheetAnswers | null
  /** On its day a sheet with what to do was printed for the person. */
  readonly gaveSheet: boolean
  /** On its day a case was opened for the person. */
  readonly openedCase: boolean
}

/** Which deeds are asked for: of both days and between them. */
export interface DeedFilter {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly kinds?: readonly string[]
  readonly contacts?: boolean
  readonly citizen?: string
}

/** A case as the register of reports shows it. */
export interface ReportOnPaper {
  readonly day: LocalDate
  readonly name: string
  readonly problem: string | null
  /** From whom it became known; null – nobody said. */
  readonly source: ReportSource | null
  readonly urgency: Urgency
  readonly technology: string
  readonly stage: string
  readonly status: 'open' | 'paused' | 'closed'
  readonly reason: string | null
  readonly curatorName: string
}

/** How somebody agreed to the processing of their data, or that they took it back. */
export const CONSENT_WAYS = ['paper', 'chat', 'withdrawn'] as const
export type ConsentWay = (typeof CONSENT_WAYS)[number]

/** A person of the register as lists show them. */
export interface PersonOnPaper {
  readonly id: string
  /** Fields that the role does not see are null. */
  readonly facts: CitizenFacts
  readonly presence: Presence
  readonly presenceFrom: LocalDate | null
  readonly registeredOn: LocalDate
  readonly lastContact: LocalDate | null
  /** Recognised as in need of social services, until when; null – not recognised, or not any more. */
  readonly served: { readonly until: LocalDate; readonly withSupport: boolean } | null
  /** What is known of the consent to the processing of their data; null – nothing. */
  readonly consent: { readonly how: ConsentWay; readonly day: LocalDate | null } | null
}

/** How far a printed paper has come. */
export const PAPER_STATES = ['printed', 'signed', 'sent'] as const
export type PaperState = (typeof PAPER_STATES)[number]

/** A paper of the register of what was printed. */
export interface PrintedPaper {
  readonly id: string
  readonly form: string
  readonly format: PaperFormat
  readonly state: PaperState
  readonly day: LocalDate
  readonly citizen: string | null
  /** Opened name; null – it is about nobody. */
  readonly name: string | null
  readonly case: string | null
  readonly staffName: string
}

/** What can be said of an institution for heads and feet of papers. */
export const INSTITUTION_FIELDS = ['director', 'director_post', 'address', 'phone'] as const
export type InstitutionField = (typeof INSTITUTION_FIELDS)[number]

/** An institution as papers name it; null – nobody said. */
export interface InstitutionOnPaper extends Readonly<Record<InstitutionField, string | null>> {
  readonly name: string
  /** Its head allowed papers in the chat. */
  readonly inChat: boolean
}

/** Reads that papers stand on, within what the actor may see. Outages throw. */
export interface PaperDesk {
  /** The institution of a department. */
  institution(department: string): Promise<InstitutionOnPaper | null>
  /** An employee's number at work, opened; null – nobody said. */
  workPhone(staff: string): Promise<string | null>
  deeds(actor: Actor, filter: DeedFilter, day: LocalDate, at: number): Promise<readonly DeedOnPaper[]>
  reports(
    actor: Actor,
    from: LocalDate,
    to: LocalDate,
    day: LocalDate,
    at: number,
  ): Promise<readonly ReportOnPaper[]>
  people(actor: Actor, day: LocalDate, at: number): Promise<readonly PersonOnPaper[]>
  /** What was printed about people in sight, and by the actor about nobody; the newest first. */
  printed(actor: Actor, day: LocalDate, at: number): Promise<readonly PrintedPaper[]>
  paper(actor: Actor, id: string, day: LocalDate, at: number): Promise<PrintedPaper | null>
}
