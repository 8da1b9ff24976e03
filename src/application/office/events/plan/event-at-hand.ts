import { isOver } from '../../../../domain/events/event-phase.ts'
import { mayChangeEvent } from '../../../../domain/events/may-change-event.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { onlyThose, type Subject } from '../../kit/about.ts'
import { type OfficeCall, officeNow } from '../../kit/office-call.ts'
import type { Answer, Screen } from '../../kit/screen.ts'
import { eventScreen } from './event-card.ts'

/** An event of the actor's department. */
export const EVENT: Subject<PlannedEvent> = {
  kind: 'event',
  find: ({ desks, actor }, _, id) => desks.events.event(actor, id),
}

/** An event that the actor may change. */
export const EVENT_IN_HAND = onlyThose(EVENT, ({ actor }, event) => mayChangeEvent(actor, event))

/** Nothing of it can be changed any more: it was cancelled, or is over. */
export const isSettled = (call: OfficeCall, event: PlannedEvent): boolean =>
  event.state === 'cancelled' || isOver(event, officeNow(call.moment))

/** What an old button of a settled event leads to: its card as it stands. */
export const settledAlready = async (call: OfficeCall, event: PlannedEvent): Promise<Screen> => ({
  ...(await eventScreen(call, event)),
  place: 'in_place',
})

/** What is done with an event as long as it can be changed. */
export const whileOpen =
  <Rest extends readonly unknown[]>(
    run: (call: OfficeCall, event: PlannedEvent, ...rest: Rest) => Answer | Promise<Answer>,
  ) =>
  (call: OfficeCall, event: PlannedEvent, ...rest: Rest): Answer | Promise<Answer> =>
    isSettled(call, event) ? settledAlready(call, event) : run(call, event, ...rest)

/** Open and planned events of a series from a day on that the actor may change; of one in no series itself alone. */
export const followingOf = async (
  call: OfficeCall,
  event: PlannedEvent,
): Promise<readonly PlannedEvent[]> => {
  if (event.series === null) return [event]
  const { series, day } = event
  const filter = { series, from: day, until: LAST_DAY, states: ['draft', 'open'] } as const
  const found = await call.desks.events.list(call.actor, filter)
  return found.filter((each) => each.day >= day && mayChangeEvent(call.actor, each))
}

/** No calendar goes further. */
const LAST_DAY = '9999-12-31'
