import type { Action } from '../../../../domain/access/action.ts'
import { isOver } from '../../../../domain/events/event-phase.ts'
import { mayChangeEvent } from '../../../../domain/events/may-change-event.ts'
import { type Decision, decide } from '../../../decision.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { refuse } from '../../kit/audited.ts'
import { type OfficeCall, officeNow } from '../../kit/office-call.ts'
import { inPlace } from '../../kit/use-case.ts'
import { eventCard } from './event-card.ts'

/** An event of the actor's department; null – there is none such. */
export const eventSeen = (call: OfficeCall, id = call.args[0] ?? ''): Promise<PlannedEvent | null> =>
  call.desks.events.event(call.actor, id)

/** An event that the actor may change; null – there is none such. */
export const eventInHand = async (
  call: OfficeCall,
  id = call.args[0] ?? '',
): Promise<PlannedEvent | null> => {
  const event = await eventSeen(call, id)
  return event && mayChangeEvent(call.actor, event) ? event : null
}

/** The answer to what is not there or not the actor's. */
export const noEvent = (call: OfficeCall, action: Action, id = call.args[0] ?? ''): Decision =>
  refuse(call, action, `event:${id}`)

/** Nothing of it can be changed any more: it was cancelled, or is over. */
export const isSettled = (call: OfficeCall, event: PlannedEvent): boolean =>
  event.state === 'cancelled' || isOver(event, officeNow(call.moment))

/** What an old button of a settled event leads to: its card as it stands. */
export const settledAlready = async (call: OfficeCall, event: PlannedEvent): Promise<Decision> =>
  decide(call.moment, { replies: [inPlace(call, await eventCard(call, event))] })

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
