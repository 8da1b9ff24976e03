import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { EventState, YardEvent } from '../../../domain/events/yard-event.ts'

/** An event with what has become of it so far. */
export interface PlannedEvent extends YardEvent {
  /** Places given and offered. */
  readonly taken: number
  readonly waiting: number
  readonly invited: number
  /** Whoever put it into the calendar. */
  readonly madeBy: string
  readonly cancelledWhy: string | null
  /** Since when invitations are on their way, in milliseconds since the epoch; null – they are not. */
  readonly invitingAt: number | null
  readonly group: string | null
}

/** Which events are looked for. Days are those of the event, first to last; states: all when not given. */
export interface EventFilter {
  readonly from: LocalDate
  readonly until: LocalDate
  readonly states?: readonly EventState[]
  /** Only those of one of these districts, and those of the whole department. */
  readonly districts?: readonly string[]
  /** Only those of this series. */
  readonly series?: string
}

/** An event as the citizen who is asked sees it. */
export interface OfferedEvent extends YardEvent {
  readonly taken: number
  readonly cancelledWhy: string | null
}

/** Reads of the event calendar. What is outside the department is not there. Outages throw. */
export interface EventDesk {
  /** An event of the actor's department. */
  event(actor: Pick<Actor, 'department'>, id: string): Promise<PlannedEvent | null>
  /** Events of the actor's department, by day and time. */
  list(actor: Pick<Actor, 'department'>, filter: EventFilter): Promise<readonly PlannedEvent[]>
  /** An event that is open (or cancelled) for people of a citizen's district; null – there is none in their sight. */
  offered(citizen: string, id: string): Promise<OfferedEvent | null>
  /** Open events for people of a citizen's district between two days, by day and time. */
  offeredTo(citizen: string, from: LocalDate, until: LocalDate): Promise<readonly OfferedEvent[]>
}
