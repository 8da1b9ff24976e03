import type { EventDetails } from '../../../../domain/events/yard-event.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../../ports/office/changes.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { replacedBy } from '../../kit/replaced-words.ts'

/** An event before and after a change. */
export interface ChangedEvent {
  readonly before: PlannedEvent
  readonly after: PlannedEvent
}

/** Keeps what a change took out of the words of events, under the event whose card was changed; of no words – nothing. */
export const keptOf = (
  { today }: OfficeCall,
  id: string,
  changed: readonly ChangedEvent[],
): OfficeChange[] => {
  const replaced = changed.map(({ before, after }) => [
    before.id,
    replacedBy<EventDetails>(before.details, after.details),
  ])
  const words = replaced.filter(([, details]) => Object.keys(details ?? {}).length > 0)
  if (words.length === 0) return []
  return [{ type: 'keep_replaced', object: `event:${id}`, words: Object.fromEntries(words), on: today }]
}

/** «Вернуть прежнее», under what keeps it. */
export const undoEventButtons = (id: string, kept: readonly OfficeChange[]): OfficeButton[] =>
  kept.length === 0 ? [] : [[text('office.change.undo'), 'event_undo', id]]
