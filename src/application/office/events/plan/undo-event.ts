import { ReplacedDetails } from '../../../../domain/events/replaced-details.ts'
import { EventDetails } from '../../../../domain/events/yard-event.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import { allowed } from '../../kit/audited.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeUseCase } from '../../kit/use-case.ts'
import { changesOf } from './change-event.ts'
import { eventInHand, isSettled, noEvent, settledAlready } from './event-at-hand.ts'
import { eventCard } from './event-card.ts'
import { type ChangedEvent, keptOf, undoEventButtons } from './event-replaced.ts'

/** The events that the last change of today reached, with their words as they were before. */
const broughtBack = async (call: OfficeCall, id: string): Promise<readonly ChangedEvent[]> => {
  const words = await call.desks.replaced.words(`event:${id}`, call.today)
  const back: ChangedEvent[] = []
  for (const [each, details] of Object.entries(ReplacedDetails.parse(words ?? {}))) {
    const before = await eventInHand(call, each)
    if (!before || isSettled(call, before)) continue
    back.push({
      before,
      after: { ...before, details: EventDetails.parse({ ...before.details, ...details }) },
    })
  }
  return back
}

/** What the last change of today replaced stands in the event again; pressed once more, the change does. */
export const undoEvent: OfficeUseCase = {
  action: 'plan_events',
  run: async (call) => {
    const event = await eventInHand(call)
    if (!event) return noEvent(call, 'plan_events')
    if (isSettled(call, event)) return settledAlready(call, event)
    const changed = await broughtBack(call, event.id)
    if (changed.length === 0)
      return decide(call.moment, {
        replies: [await eventCard(call, event, [text('office.change.undo_over')])],
      })
    const shown = changed.find(({ before }) => before.id === event.id)?.after ?? event
    const kept = keptOf(call, event.id, changed)
    const card = await eventCard(
      call,
      { ...shown, revision: event.revision + 1 },
      [text('office.change.undone')],
      undoEventButtons(event.id, kept),
    )
    return decide(call.moment, {
      replies: [card],
      office: [
        ...changed.flatMap(({ before, after }) => changesOf(call, after, before)),
        ...kept,
        allowed(call, 'plan_events', `event:${event.id}`, 'undo'),
      ],
    })
  },
}
