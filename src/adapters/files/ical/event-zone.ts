import { instantOf } from '../../../domain/calendar/instant.ts'
import { type LocalMoment, localMoment } from '../../../domain/calendar/local-date.ts'
import { FileZone, nameOfZone } from './file-zone.ts'
import { offsetInName } from './time-offset.ts'
import { WINDOWS_ZONES } from './windows-zones.ts'

/** The clocks of a place: which moment they show, and what they show at a moment (milliseconds since the epoch). */
export interface EventZone {
  instant(local: LocalMoment): number
  local(at: number): LocalMoment
}

/** A moment as if clocks showed UTC, and what clocks of UTC show. */
export const stamp = ({ date, time }: LocalMoment): number => Date.parse(`${date}T${time}:00Z`)

export const parted = (at: number): LocalMoment => {
  const iso = new Date(at).toISOString()
  return { date: iso.slice(0, 10), time: iso.slice(11, 16) }
}

export const UTC: EventZone = { instant: stamp, local: parted }

/** The zone of an IANA name, as the machine's own tables have it. */
export const namedZone = (zone: string): EventZone => ({
  instant: ({ date, time }) => instantOf(date, time, zone),
  local: (at) => localMoment(at, zone),
})

const isKnown = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** A zone that the file itself defines. */
const definedZone = (zone: FileZone): EventZone => ({
  instant: (local) => stamp(local) - zone.ahead(local),
  // What clocks show depends on how far they are ahead, which depends on what they show: twice is near enough.
  local: (at) => parted(at + zone.ahead(parted(at + zone.ahead(parted(at))))),
})

/** Clocks that are always as far ahead of UTC. */
const steadyZone = (ahead: number): EventZone => ({
  instant: (local) => stamp(local) - ahead,
  local: (at) => parted(at + ahead),
})

/** A name as it is looked up: programs put marks round it, or blanks into it. */
const keyOf = (tzid: string): string => tzid.replaceAll('"', '').replace(/\s+/g, ' ').trim()

/** No name of a zone is longer. */
const LONGEST_NAME = 120

/** Names like `/mozilla.org/20050126_1/Europe/Berlin` end in one that is known. */
const endingName = (tzid: string): string[] => {
  const parts = tzid.split('/').filter(Boolean)
  return parts.map((_, index) => parts.slice(index).join('/')).filter((each) => each.includes('/'))
}

/** Zones of a file by name. */
export class EventZones {
  readonly #definitions = new Map<string, FileZone>()
  readonly #found = new Map<string, EventZone | null>()

  /** Takes the lines of a VTIMEZONE of the file; one that says nothing of use is as if it were not there. */
  define(lines: readonly string[]): void {
    const zone = FileZone.read(lines)
    if (zone) this.#definitions.set(keyOf(nameOfZone(lines)), zone)
  }

  /**
   * The zone that a TZID names; null – nobody knows. A name that the world knows comes before the file's own definition:
   * those are often cut down to the rules of one year, or from before the law changed. Hours that the name tells come last.
   */
  zone(tzid: string): EventZone | null {
    const key = keyOf(tzid)
    const known = this.#found.get(key)
    if (known !== undefined) return known
    const found = key.length > LONGEST_NAME ? null : this.#named(key)
    this.#found.set(key, found)
    return found
  }

  #named(key: string): EventZone | null {
    const windows = WINDOWS_ZONES.get(key)
    const name = [windows ?? key, ...endingName(key)].find(isKnown)
    if (name !== undefined) return name === 'UTC' ? UTC : namedZone(name)
    const definition = this.#definitions.get(key)
    if (definition) return definedZone(definition)
    const ahead = offsetInName(key)
    return ahead === null ? null : steadyZone(ahead)
  }
}
