import ical, { ICalAlarmType } from 'ical-generator'
import type { WriteAppointment } from '../../application/ports/appointment-writer.ts'

/** An appointment without a stated end is entered for this long. */
const HOUR_MS = 3_600_000
/** The phone reminds the evening before and two hours before. */
const ALARMS_S = [24 * 3_600, 2 * 3_600]

/** How far local time in a zone is from UTC at a moment, in milliseconds. */
const offsetOf = (at: number, zone: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).formatToParts(at)
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value)
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return local - Math.floor(at / 1_000) * 1_000
}

/** The moment of a local day and time in a zone. */
const momentOf = (date: string, time: string, zone: string): Date => {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  return new Date(asUtc - offsetOf(asUtc - offsetOf(asUtc, zone), zone))
}

/** Writes an appointment as .ics in UTC: every phone shows it in its own zone. */
export const writeAppointmentIcs: WriteAppointment = ({
  id,
  title,
  date,
  time,
  zone,
  place,
  description,
  at,
}) => {
  const calendar = ical({ prodId: '//posrednik//appointment//RU' })
  const start = momentOf(date, time, zone)
  const event = calendar.createEvent({
    id: `${id}@posrednik`,
    stamp: new Date(at),
    start,
    end: new Date(start.getTime() + HOUR_MS),
    summary: title,
    location: place,
    description,
  })
  for (const trigger of ALARMS_S)
    event.createAlarm({ type: ICalAlarmType.display, trigger, description: title })
  return calendar.toString()
}
