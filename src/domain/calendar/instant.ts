import { addDays, dayNumber, type LocalDate, localMoment } from './local-date.ts'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
/** Days whose offsets are remembered, over all zones: some years of every zone of the country. */
const MOST_REMEMBERED = 50_000

/** What the zone's clocks show at a moment, read as if they stood in UTC. */
const shown = (at: number, zone: string): number => {
  const { date, time } = localMoment(at, zone)
  return Date.parse(`${date}T${time}:00Z`)
}

const remembered = new Map<string, Map<number, number>>()
let size = 0

/** How far the zone's clocks are ahead of UTC when a day of UTC begins; asking costs far more than remembering. */
const offsetAtStart = (day: number, zone: string): number => {
  const days = remembered.get(zone) ?? new Map<number, number>()
  const known = days.get(day)
  if (known !== undefined) return known
  if (size >= MOST_REMEMBERED) {
    remembered.clear()
    days.clear()
    size = 0
  }
  const offset = shown(day * DAY, zone) - day * DAY
  remembered.set(zone, days.set(day, offset))
  size += 1
  return offset
}

/**
 * The moment (milliseconds since the epoch) at which clocks of an IANA zone show a day and time. A time that a clock
 * change leaves out is the same number of minutes after the change; one that comes twice is the first of the two.
 * @example instantOf('2026-11-25', '10:30', 'Asia/Yekaterinburg') === Date.parse('2026-11-25T05:30:00Z')
 */
export const instantOf = (date: LocalDate, time: string, zone: string): number => {
  const wall = Date.parse(`${date}T${time}:00Z`)
  const day = dayNumber(date)
  // The offset a day before and after all that this day can be in UTC: a change lies between them, or they are the same.
  const before = offsetAtStart(day - 1, zone)
  const after = offsetAtStart(day + 2, zone)
  if (before === after) return wall - before
  const candidates = [wall - before, wall - after].sort((a, b) => a - b)
  const found = candidates.find((at) => shown(at, zone) === wall)
  // Left out by a change: by the clocks as they stood before it, i.e. as long after the change as the time says.
  return found ?? wall - before
}

/** The last minute of a local day, as a moment. */
export const endOfDay = (date: LocalDate, zone: string): number =>
  instantOf(addDays(date, 1), '00:00', zone) - MINUTE
