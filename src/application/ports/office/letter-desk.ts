import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { LetterNote } from '../../../domain/caseload/case-words.ts'

/** What an institution's numbers are counted for, each by itself and by the year. */
export type NumberedKind = 'letter' | 'destruction_act'

/** A letter of the register: of a case, about a person, or about nobody. */
export interface LetterLine {
  readonly id: string
  /** Null – it stands outside of cases. */
  readonly case: string | null
  readonly citizen: string | null
  /** Opened name of whom it is about; null – nobody. */
  readonly name: string | null
  readonly staff: string
  /** Opened name; null – not known any more. */
  readonly staffName: string | null
  readonly note: LetterNote
  /** When it was written down: milliseconds since the epoch. */
  readonly recordedAt: number
  readonly revision: number
}

/** Letters within what the actor may see: about people in sight; about nobody one's own, of a head the department's. Outages throw. */
export interface LetterDesk {
  /** The number that is free now: it is taken by a change, and two who take the same are told apart there. */
  nextNumber(department: string, kind: NumberedKind, year: string): Promise<number>
  /** Sent on both days and between them, the latest first; those that were taken back are left out. */
  sent(
    actor: Actor,
    from: LocalDate,
    to: LocalDate,
    day: LocalDate,
    at: number,
  ): Promise<readonly LetterLine[]>
  find(actor: Actor, id: string, day: LocalDate, at: number): Promise<LetterLine | null>
}
