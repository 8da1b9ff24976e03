import { addDecent, DECENT_HOURS, decentFrom } from './decent-hours.ts'
import type { EventManners } from './event-kind.ts'
import { beginsAt } from './event-span.ts'
import type { EventTime } from './yard-event.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Less than this is no time to make up one's mind: such an offer is not made. */
const LEAST = 15 * MINUTE

/**
 * Until when a place that becomes free now is kept for whoever is next (Y-notify): `offer_hours` of decent hours, and never
 * later than `last_offer_minutes` before the event begins. Null – too late to offer it: whoever presses first has it.
 * @example
 * // Freed at 11:00 on the day before: kept until 15:00. Freed at 22:00: from nine in the morning until 13:00.
 */
export const offerUntil = (
  event: EventTime,
  at: number,
  { offer_hours, last_offer_minutes }: Pick<EventManners, 'offer_hours' | 'last_offer_minutes'>,
  zone: string,
): number | null => {
  const last = beginsAt(event, zone) - last_offer_minutes * MINUTE
  const until = Math.min(addDecent(at, offer_hours * HOUR, DECENT_HOURS, zone), last)
  return until - decentFrom(at, DECENT_HOURS, zone) < LEAST ? null : until
}
