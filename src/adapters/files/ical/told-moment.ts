import { type LocalMoment, localDate } from '../../../domain/calendar/local-date.ts'
import { parted, stamp } from './event-zone.ts'

/** A moment as a property tells it: a whole day, or a local time in a zone. */
export interface ToldMoment {
  readonly local: LocalMoment
  readonly isDay: boolean
  /** `UTC`, a TZID; null – the clocks of whoever reads it. */
  readonly tzid: string | null
}

/** What a property says that was to be a moment and is none. */
export type BadMoment = 'date_missing' | 'date_unclear' | 'no_such_day'

/** `20261205`, `20261205T140000Z`; also with the signs of ISO 8601, without seconds, and with hours ahead of UTC. */
const MOMENT =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?\d{2}(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}:?(?:\d{2})?)?)?$/i

/** Calendars tell of people's lives, not of history: what lies outside is a slip of the finger, and no day of the model. */
const YEARS = { first: 1900, last: 2199 }

/** Minutes that a local time is ahead of UTC: `+0300` → 180. */
const minutesAhead = (offset: string): number => {
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3).replace(':', '') || 0)]
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

/**
 * Reads a moment. The value decides whether it is a day or an hour, whatever VALUE says beside it.
 *
 * @param tzid what the parameter TZID says; null – nothing
 */
export const toldMoment = (value: string, tzid: string | null): ToldMoment | BadMoment => {
  const found = MOMENT.exec(value.trim())
  if (!found) return 'date_unclear'
  const [, year, month, day, hour, minute, ahead] = found
  const date = localDate(Number(year), Number(month), Number(day))
  if (date === null) return 'no_such_day'
  if (Number(year) < YEARS.first || Number(year) > YEARS.last) return 'date_unclear'
  if (hour === undefined) return { local: { date, time: '00:00' }, isDay: true, tzid: null }
  if (Number(hour) > 23 || Number(minute) > 59) return 'date_unclear'
  const local = { date, time: `${hour}:${minute}` }
  if (ahead === undefined) return { local, isDay: false, tzid }
  const minutes = /^z$/i.test(ahead) ? 0 : minutesAhead(ahead)
  return { local: parted(stamp(local) - minutes * 60_000), isDay: false, tzid: 'UTC' }
}
