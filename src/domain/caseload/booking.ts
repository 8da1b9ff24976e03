import type { LocalDate } from '../calendar/local-date.ts'
import { BOOKING_ENDS } from './case-event.ts'
import { type Act, actIn, type CaseWork, type Changed, type Refused, refuse, standstill } from './change.ts'
import { type DueDays, dueDay, type OpenTask, type PlannedTask } from './planned-task.ts'
import { followDeed } from './record-deed.ts'
import { closedEvents, idsOf, plannedEvents } from './task-flow.ts'

/** How a booking stands: it is awaited, or it came to one of its ends. Words: `office.bookings.states.<id>`. */
export const BOOKING_STATES = ['awaited', ...BOOKING_ENDS] as const
export type BookingState = (typeof BOOKING_STATES)[number]

/** The day and the hour for which a place in line is booked; time empty – no hour was given. */
export interface Booked {
  readonly booking: string
  readonly day: LocalDate
  /** `10:30`, or empty. */
  readonly time: string
}

const TEMPLATE = 'booking'

/** The specialist hears of it the day before and on the day, and notes what came of it (D-plan). */
const taskOf = ({ booking, day }: Booked, from: LocalDate, days: DueDays): PlannedTask => {
  const deadline = { rule: 'plan', base: day } as const
  return {
    template: TEMPLATE,
    origin: 'common',
    stage: null,
    track: null,
    deadline,
    due: dueDay(deadline, days),
    from,
    closedBy: null,
    required: false,
    repeats: null,
    about: booking,
  }
}

const openOf = ({ tasks }: CaseWork, { booking }: Pick<Booked, 'booking'>): OpenTask[] =>
  tasks.filter(({ template, about }) => template === TEMPLATE && about === booking)

/** A place in line is booked (A4): the deed that the task to book waits for. */
export const makeBooking = (work: CaseWork, act: Act & Booked): Changed | Refused => {
  const stopped = standstill(work.case, act)
  if (stopped) return stopped
  if (act.day < act.on) return refuse('not_later')
  const { events, ...rest } = followDeed(work, act, 'booking_made', null, [taskOf(act, act.on, work.days)])
  return {
    case: work.case,
    events: [
      { type: 'deed_recorded', ...actIn(work.case, act), deed: 'booking_made', about: null },
      ...events,
    ],
    ...rest,
  }
}

/** Another day or hour: the reminders follow. */
export const moveBooking = (work: CaseWork, act: Act & Booked): Changed | Refused => {
  const stopped = standstill(work.case, act)
  if (stopped) return stopped
  if (act.day < act.on) return refuse('not_later')
  const closed = openOf(work, act)
  const tasks = [taskOf(act, act.on, work.days)]
  const { booking, day, time } = act
  return {
    case: work.case,
    events: [
      { type: 'booking_noted', ...actIn(work.case, act), booking, day, time, how: 'moved' },
      ...closedEvents(closed, 'replanned', work.case, act),
      ...plannedEvents(tasks, work.case, act),
    ],
    tasks,
    closes: idsOf(closed),
  }
}

/** What came of it. A case that rests or is closed may still hear of a visit that was booked before. */
export const endBooking = (
  work: CaseWork,
  { how, ...act }: Act & Booked & { readonly how: (typeof BOOKING_ENDS)[number] },
): Changed => {
  const closed = openOf(work, act)
  const { booking, day, time } = act
  return {
    case: work.case,
    events: [
      { type: 'booking_noted', ...actIn(work.case, act), booking, day, time, how },
      ...closedEvents(closed, 'deed', work.case, act),
    ],
    tasks: [],
    closes: idsOf(closed),
  }
}
