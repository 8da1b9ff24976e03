import { instantOf } from '../calendar/instant.ts'
import { addDays, localMoment } from '../calendar/local-date.ts'

/** Local hours in which people are written to, e.g. `['09:00', '20:00']`. */
export type DecentHours = readonly [opens: string, closes: string]

/** Nobody reads of a freed place, or answers it, at other hours (Y-notify). */
export const DECENT_HOURS: DecentHours = ['09:00', '20:00']

/** The moment itself where it is a decent one, else the next opening; milliseconds since the epoch. */
export const decentFrom = (at: number, [opens, closes]: DecentHours, zone: string): number => {
  const { date, time } = localMoment(at, zone)
  if (time < opens) return instantOf(date, opens, zone)
  return time >= closes ? instantOf(addDays(date, 1), opens, zone) : at
}

/** A moment so many decent milliseconds later: nights do not count. */
export const addDecent = (at: number, length: number, hours: DecentHours, zone: string): number => {
  let from = decentFrom(at, hours, zone)
  for (let left = length; ; ) {
    const closes = instantOf(localMoment(from, zone).date, hours[1], zone)
    if (from + left <= closes) return from + left
    left -= closes - from
    from = decentFrom(closes, hours, zone)
  }
}
