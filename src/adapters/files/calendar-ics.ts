import ical, { ICalEventStatus } from 'ical-generator'
import type { WriteCalendar, WrittenCalendar } from '../../application/ports/calendar-writer.ts'
import { instantOf } from '../../domain/calendar/instant.ts'
import { addDays } from '../../domain/calendar/local-date.ts'
import { lastDay, type YardEvent } from '../../domain/events/yard-event.ts'

const HOUR = 3_600_000

/** A day of the calendar without a time: as UTC, so that no zone moves it. */
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

const times = (event: YardEvent, zone: string): { start: Date; end: Date; allDay: boolean } => {
  const { day, time, endTime } = event
  const isPeriod = lastDay(event) !== day
  // A period, or a day without a time, is entered by whole days; the end of such an entry is the day after.
  if (time === '' || isPeriod)
    return { start: dateOf(day), end: dateOf(addDays(lastDay(event), 1)), allDay: true }
  const start = instantOf(day, time, zone)
  const stated = endTime === '' ? start + HOUR : instantOf(day, endTime, zone)
  // What ends past midnight ends on the next day.
  const end = stated > start ? stated : instantOf(addDays(day, 1), endTime, zone)
  return { start: new Date(start), end: new Date(end), allDay: false }
}

const placeOf = ({ place, address }: YardEvent['details']): string =>
  [place, address].filter((part) => part !== '').join(', ')

const entry = (event: YardEvent, { zone, describe, at }: WrittenCalendar) => {
  const { id, details, state, revision } = event
  const title = placeOf(details)
  const geo = details.point ? { lat: details.point.latitude, lon: details.point.longitude } : undefined
  return {
    id: `${id}@posrednik`,
    stamp: new Date(at),
    summary: details.title,
    description: describe(event),
    ...times(event, zone),
    sequence: revision,
    ...(title === '' ? {} : { location: geo ? { title, geo } : { title } }),
    status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  }
}

/** Writes the calendar as .ics: times in UTC, so that every program shows them in its own zone; days as days. */
export const writeCalendarIcs: WriteCalendar = (calendar) => {
  const written = ical({ prodId: '//posrednik//events//RU', name: calendar.name, timezone: 'UTC' })
  for (const event of calendar.events) written.createEvent(entry(event, calendar))
  return written.toString()
}
