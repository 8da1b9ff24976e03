import type { LocalMoment } from '../calendar/local-date.ts'
import { type EventTime, lastDay } from './yard-event.ts'

/** Whether the last day of an event has passed. */
export const isOver = (time: EventTime, { date }: Pick<LocalMoment, 'date'>): boolean => lastDay(time) < date

/** Whether an event cannot be planned any more: its day, or its hour of today, has passed. */
export const isBehind = ({ day, time }: Pick<EventTime, 'day' | 'time'>, now: LocalMoment): boolean =>
  day < now.date || (day === now.date && time !== '' && time <= now.time)
