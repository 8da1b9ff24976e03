import { endOfDay, instantOf } from '../calendar/instant.ts'
import { type EventTime, lastDay, type YardEvent } from './yard-event.ts'

/** When a day out begins where nobody named a time: places are kept and passed on until about then. */
const NO_TIME = '09:00'

/** The moment at which an event begins, in milliseconds since the epoch; without a time of day nine in the morning. */
export const beginsAt = ({ day, time }: Pick<EventTime, 'day' | 'time'>, zone: string): number =>
  instantOf(day, time === '' ? NO_TIME : time, zone)

/** The moment after which nobody can come any more: the end that was named, or the end of its last day. */
export const endsAt = (event: EventTime, zone: string): number =>
  event.endTime === '' ? endOfDay(lastDay(event), zone) : instantOf(lastDay(event), event.endTime, zone)

/** People gather before it begins. */
const GATHERING_MS = 3_600_000

/** Whether it can be ticked who is there: people were asked to come, and from an hour before it begins. */
export const isGathering = (
  event: Pick<YardEvent, 'day' | 'time' | 'state'>,
  at: number,
  zone: string,
): boolean => event.state === 'open' && at >= beginsAt(event, zone) - GATHERING_MS

/** How an event stands to whoever answers it now. */
export type EventStanding = 'open' | 'begun' | 'cancelled'

/**
 * Whether an answer still has a meaning. What lasts a day or longer can be joined until its end; what begins at a time,
 * until it begins.
 */
export const standingOfEvent = (
  event: EventTime & Pick<YardEvent, 'state'>,
  at: number,
  zone: string,
): EventStanding => {
  if (event.state !== 'open') return 'cancelled'
  const isOneHour = event.time !== '' && lastDay(event) === event.day
  const closes = isOneHour ? beginsAt(event, zone) : endsAt(event, zone)
  return at < closes ? 'open' : 'begun'
}
