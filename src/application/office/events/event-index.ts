import type { EventUseCase } from './event-press.ts'
import { listOwnEvents } from './list-own-events.ts'
import { showOwnEvent } from './show-own-event.ts'
import { takeOwnEvent } from './take-own-event.ts'

/** Every press of a citizen about events by the name in its token. */
export const EVENT_PRESSES: Readonly<Record<string, EventUseCase>> = {
  list: listOwnEvents,
  more: showOwnEvent,
  file: takeOwnEvent,
}
