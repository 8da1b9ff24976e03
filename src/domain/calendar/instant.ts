import { addDays, type LocalDate, localMoment } from './local-date.ts'

const MINUTE = 60_000

/** What the zone's clocks show at a moment, read as if they stood in UTC. */
const shown = (at: number, zone: string): number => {
  const { date, time } = localMoment(at, zone)
  return Date.parse(`${date}T${time}:00Z`)
}

/**
 * The moment (milliseconds since the epoch) at which clocks of an IANA zone show a day and time. A time that a clock
 * change leaves out is the same number of minutes after the change; one that comes twice is the first of the two.
 * @example instantOf('2026-11-25', '10:30', 'Asia/Yekaterinburg') === Date.parse('2026-11-25T05:30:00Z')
 */
export const instantOf = (date: LocalDate, time: string, zone: string): number => {
  const wall = Date.parse(`${date}T${time}:00Z`)
  // The offset a day before and a day after: a change of clocks lies between them, or they are the same.
  const before = shown(wall - 1_440 * MINUTE, zone) - (wall - 1_440 * MINUTE)
  const after = shown(wall + 1_440 * MINUTE, zone) - (wall + 1_440 * MINUTE)
  const candidates = before === after ? [wall - before] : [wall - before, wall - after].sort((a, b) => a - b)
  const found = candidates.find((at) => shown(at, zone) === wall)
  // Left out by a change: by the clocks as they stood before it, i.e. as long after the change as the time says.
  return found ?? wall - before
}

/** The last minute of a local day, as a moment. */
export const endOfDay = (date: LocalDate, zone: string): number =>
  instantOf(addDays(date, 1), '00:00', zone) - MINUTE
