import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { DataCategory } from './destruction-desk.ts'

/** Changes of demands to delete a card, and of acts of destruction. */
export type DestructionChange =
  /** Somebody looked and asks another to confirm. Guard: the demand is open, nobody proposed it yet. */
  | {
      readonly type: 'propose_deletion'
      readonly task: string
      readonly by: string
      readonly on: LocalDate
    }
  /** Before the card goes. Guard: another employee proposed it. */
  | {
      readonly type: 'write_destruction_act'
      readonly id: string
      readonly citizen: string
      readonly department: string
      readonly number: string
      /** Whose data they were; sealed with the key of whoever destroys them. */
      readonly name: string
      readonly categories: readonly DataCategory[]
      readonly by: string
      readonly day: LocalDate
      /** Acts of earlier days are kept no longer. */
      readonly keptSince: LocalDate
    }
