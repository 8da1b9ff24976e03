import { ReplacedDetails } from '../../../../domain/events/replaced-details.ts'
import { EventDetails } from '../../../../domain/events/yard-event.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { about } from '../../kit/about.ts'
import { allowed } from '../../kit/audited.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import { type ChangedEvent, changesOf, keptOf, undoEventButtons } from './change-event.ts'
import { EVENT_IN_HAND, isSettled, whileOpen } from './event-at-hand.ts'
import { eventScreen } from './event-card.ts'

/** The events that the last change of today reached, with their words as they were before. */
const broughtBack = async (call: OfficeCall, id: string): Promise<readonly ChangedEvent[]> => {
  const words = await call.desks.replaced.words(`event:${id}`, call.today)
  const back: ChangedEvent[] = []
  for (const [each, details] of Object.entries(ReplacedDetails.parse(words ?? {}))) {
    const before = await EVENT_IN_HAND.find(call, 'plan_events', each)
    if (!before || isSettled(call, before)) continue
    back.push({
      before,
      after: { ...before, details: EventDetails.parse({ ...before.details, ...details }) },
    })
  }
  return back
}

/** What the last change of today replaced stands in the event again; pressed once more, the change does. */
export const undoEvent = about(
  EVENT_IN_HAND,
  'plan_events',
  whileOpen(async (call, event) => {
    const changed = await broughtBack(call, event.id)
    if (changed.length === 0) return eventScreen(call, event, [text('office.change.undo_over')])
    const back = changed.find(({ before }) => before.id === event.id)?.after ?? event
    const kept = keptOf(call, event.id, changed)
    const shown = { ...back, revision: event.revision + 1 }
    return {
      ...(await eventScreen(call, shown, [text('office.change.undone')], undoEventButtons(event.id, kept))),
      changes: [
        ...changed.flatMap(({ before, after }) => changesOf(call, after, before)),
        ...kept,
        allowed(call, 'plan_events', `event:${event.id}`, 'undo'),
      ],
    }
  }),
)
