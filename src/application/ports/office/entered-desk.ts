import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { StateRegister } from '../../../domain/caseload/state-register.ts'
import type { BirthDate } from '../../../domain/people/birth.ts'

/** A deed that is still to be typed over, with what is typed of its person. Fields that the role does not see are null. */
export interface WaitingDeed {
  readonly id: string
  readonly citizen: string
  readonly name: string
  readonly birthDate: BirthDate | null
  readonly address: string | null
  readonly day: LocalDate
  readonly kind: string
  readonly outcome: string | null
  readonly topic: string | null
  readonly help: string | null
  readonly words: string | null
  /** Opened name of whoever did it. */
  readonly by: string
}

/** Whose deeds, of which kinds, are asked for. */
export interface WaitingAsked {
  readonly register: StateRegister
  readonly kinds: readonly string[]
  /** Only up to this day; left out – all. */
  readonly until?: LocalDate
}

/** Changes of what was typed over. */
export type EnteredChange =
  /** Guard: none of these was marked already, each stands, and the employee did it. */
  | {
      readonly type: 'mark_entered'
      readonly register: StateRegister
      readonly deeds: readonly string[]
      /** What was marked together is taken back together. */
      readonly batch: string
      readonly by: string
      readonly day: LocalDate
      readonly at: number
    }
  /** Guard: the employee marked it on this day. */
  | { readonly type: 'unmark_entered'; readonly batch: string; readonly by: string; readonly day: LocalDate }

/** Reads of what was typed over. Outages throw. */
export interface EnteredDesk {
  /** Deeds that the actor did, of people in sight, that stand and were not typed over: the oldest first. */
  waiting(actor: Actor, asked: WaitingAsked, day: LocalDate, at: number): Promise<readonly WaitingDeed[]>
  /** Whether the actor marked such a batch on this day, and it stands. */
  isMarked(actor: Actor, batch: string, day: LocalDate): Promise<boolean>
}
