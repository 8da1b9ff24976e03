import { z } from 'zod'
import type { Actor } from '../../../domain/access/can.ts'
import { RowTexts, ScheduleReading } from '../../../domain/events/event-draft.ts'
import type { PlannedEvent } from './event-desk.ts'

/** What was read of a file or an announcement, until it is taken or left. */
export const KeptReading = z.object({
  /** `words` – an announcement that somebody passed on. */
  origin: z.enum(['file', 'words']),
  /** Who told us: the name of the file; of an announcement nothing. */
  source: z.string(),
  reading: ScheduleReading,
  /** What an announcement says, as the texts of a row; null – it is a file. */
  announced: RowTexts.nullable(),
})
export type KeptReading = z.infer<typeof KeptReading>

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
