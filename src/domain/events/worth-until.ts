import { endOfDay, instantOf } from '../calendar/instant.ts'
import { type EventTime, lastDay } from './yard-event.ts'

/**
 * Until when it is of any use to tell of an event, in milliseconds since the epoch: its beginning; of what has no hour, or
 * lasts for days, the end of its last day.
 */
export const worthUntil = (event: EventTime, zone: string): number => {
  const last = lastDay(event)
  return event.time === '' || last !== event.day
    ? endOfDay(last, zone)
    : instantOf(event.day, event.time, zone)
}
