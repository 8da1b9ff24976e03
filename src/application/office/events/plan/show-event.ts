import { decide } from '../../../decision.ts'
import { inPlace, type OfficeUseCase } from '../../kit/use-case.ts'
import { eventSeen, noEvent } from './event-at-hand.ts'
import { eventCard } from './event-card.ts'

/** The card of an event of the department. */
export const showEvent: OfficeUseCase = {
  action: 'see_events',
  run: async (call) => {
    const event = await eventSeen(call)
    if (!event) return noEvent(call, 'see_events')
    return decide(call.moment, { replies: [inPlace(call, await eventCard(call, event))] })
  },
}
