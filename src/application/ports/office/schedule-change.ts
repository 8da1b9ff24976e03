import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { KeptReading } from '../../../domain/events/kept-reading.ts'
import type { YardEvent } from '../../../domain/events/yard-event.ts'

/** An event of a schedule as it is put into the calendar. */
export interface ScheduledEvent extends Omit<YardEvent, 'revision' | 'department'> {
  readonly uid: string
}

/** Changes of a schedule that was sent (Y-calendar); what it becomes are changes of events. */
export type ScheduleChange =
  /** What the same employee sent more than thirty days before is kept no longer. */
  | {
      readonly type: 'keep_schedule'
      readonly id: string
      readonly staff: string
      readonly kept: KeptReading
      readonly at: number
    }
  /** A row was mended. Guard: revision, neither taken nor left. */
  | {
      readonly type: 'mend_schedule'
      readonly id: string
      readonly staff: string
      readonly kept: KeptReading
      readonly revision: number
    }
  /** It was taken into the calendar, or left; what was read is kept no longer. Guard: revision, neither yet. */
  | {
      readonly type: 'settle_schedule'
      readonly id: string
      readonly staff: string
      readonly state: 'taken' | 'left'
      readonly revision: number
    }
  /** All at once; those whose uid the department has already stay as they are. */
  | {
      readonly type: 'add_events'
      readonly department: string
      readonly events: readonly ScheduledEvent[]
      readonly by: string
      readonly on: LocalDate
    }
