import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Topic } from '../../../domain/caseload/topic.ts'

/** A deed as the ledger holds it: what was done for or with a person, when, by whom, in which words. */
export interface RecordedDeed {
  readonly id: string
  /** The case that it was recorded in; null – it is about the person alone. */
  readonly case: string | null
  /** Null – the citizen did it. */
  readonly staff: string | null
  /** The employee's name; null – the citizen did it, or the employee is not known any more. */
  readonly by: string | null
  readonly kind: string
  readonly outcome: string | null
  readonly reason: string | null
  readonly topic: Topic | null
  readonly help: string | null
  readonly day: LocalDate
  /** When it was written down: milliseconds since the epoch. */
  readonly recordedAt: number
  /** What was written of it; null – nothing, the role does not see notes, or the case is out of sight. */
  readonly words: string | null
  readonly isWithdrawn: boolean
}

/** Which deed is asked for; what is left out is not looked at. */
export interface DeedAsked {
  readonly citizen: string
  readonly kind: string
  readonly staff: string
  readonly day: LocalDate
  readonly outcome?: string
  readonly topic?: Topic
}

/** Reads of deeds, of people whom the actor may see. Outages throw. */
export interface DeedDesk {
  /** Whether such a deed stands already. */
  has(asked: DeedAsked): Promise<boolean>
  /** All deeds of a person, the latest first; those that were taken back too. */
  ofCitizen(actor: Actor, citizen: string, day: LocalDate, at: number): Promise<readonly RecordedDeed[]>
}
