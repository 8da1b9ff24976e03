import type { Actor } from '../../../domain/access/can.ts'
import type { KeptReading } from '../../../domain/events/kept-reading.ts'
import type { PlannedEvent } from './event-desk.ts'

/** A schedule as it stands. */
export interface KeptSchedule {
  readonly id: string
  readonly state: 'read' | 'taken' | 'left'
  readonly revision: number
  readonly kept: KeptReading
}

/** Reads of schedules that were sent; only whoever sent one sees it. Outages throw. */
export interface ScheduleDesk {
  find(staff: string, id: string): Promise<KeptSchedule | null>
  /** Events of the actor's department by what they are called where they came from. */
  known(actor: Pick<Actor, 'department'>, uids: readonly string[]): Promise<ReadonlyMap<string, PlannedEvent>>
}
