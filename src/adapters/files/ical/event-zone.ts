import ICAL from 'ical.js'
import { instantOf } from '../../../domain/calendar/instant.ts'
import { type LocalMoment, localMoment } from '../../../domain/calendar/local-date.ts'
import { WINDOWS_ZONES } from './windows-zones.ts'

/** The clocks of a place: which moment they show, and what they show at a moment (milliseconds since the epoch). */
export interface EventZone {
  instant(local: LocalMoment): number
  local(at: number): LocalMoment
}

const stamp = ({ date, time }: LocalMoment): number => Date.parse(`${date}T${time}:00Z`)

const parted = (at: number): LocalMoment => {
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
const definedZone = (component: ICAL.Component): EventZone => {
  const zone = new ICAL.Timezone(component)
  const offset = (local: LocalMoment): number =>
    zone.utcOffset(ICAL.Time.fromDateTimeString(`${local.date}T${local.time}:00`)) * 1_000
  return {
    instant: (local) => stamp(local) - offset(local),
    // What clocks show depends on how far they are ahead, which depends on what they show: twice is near enough.
    local: (at) => parted(at + offset(parted(at + offset(parted(at))))),
  }
}

/** Names like `/mozilla.org/20050126_1/Europe/Berlin` end in one that is known. */
const endingName = (tzid: string): string[] => {
  const parts = tzid.split('/').filter(Boolean)
  return parts.map((_, index) => parts.slice(index).join('/')).filter((each) => each.includes('/'))
}

/** Zones of a file by name. */
export class EventZones {
  readonly #definitions = new Map<string, ICAL.Component>()
  readonly #found = new Map<string, EventZone | null>()

  /** Takes a VTIMEZONE of the file. */
  define(component: ICAL.Component): void {
    const tzid = component.getFirstPropertyValue('tzid')
    if (typeof tzid === 'string') this.#definitions.set(tzid, component)
  }

  /**
   * The zone that a TZID names; null – nobody knows. A name that the world knows comes before the file's own definition:
   * those are often cut down to the rules of one year, or from before the law changed.
   */
  zone(tzid: string): EventZone | null {
    const known = this.#found.get(tzid)
    if (known !== undefined) return known
    const found = this.#named(tzid)
    this.#found.set(tzid, found)
    return found
  }

  #named(tzid: string): EventZone | null {
    const windows = WINDOWS_ZONES.get(tzid)
    const name = [windows ?? tzid, ...endingName(tzid)].find(isKnown)
    if (name !== undefined) return name === 'UTC' ? UTC : namedZone(name)
    const definition = this.#definitions.get(tzid)
    return definition ? definedZone(definition) : null
  }
}
