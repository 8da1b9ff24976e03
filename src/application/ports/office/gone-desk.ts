import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Gone } from '../../../domain/people/monthly-contact.ts'

/** Somebody noted as gone whom the head has not confirmed yet. */
export interface GoneLine {
  readonly citizen: string
  readonly name: string
  readonly presence: Gone
  readonly from: LocalDate
  /** Who noted it: id and opened name. */
  readonly by: string
  readonly byName: string
}

/** Reads of moves, deaths and refusals that wait for the head. Outages throw. */
export interface GoneDesk {
  /** All that wait in the districts of an actor, the oldest first. */
  waiting(actor: Actor, day: LocalDate): Promise<readonly GoneLine[]>
  /** Departments in which one was noted on the one day or later, and before the other. */
  departments(from: LocalDate, before: LocalDate): Promise<readonly string[]>
}
