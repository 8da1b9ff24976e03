import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { type Clocks, dayInZone, type ToldTime } from './event-times.ts'
import { namedZone } from './event-zone.ts'
import type { ReadEvent } from './read-event.ts'

/** An event under the name by which the calendar knows it. */
export interface KeptEvent {
  readonly event: ReadEvent
  readonly uid: string
  /** The day of its series that it stands in place of; null – it is no such event. */
  readonly instead: LocalDate | null
}

const newer = (a: ReadEvent, b: ReadEvent): boolean =>
  a.order[0] === b.order[0] ? a.order[1] > b.order[1] : a.order[0] > b.order[0]

const startOf = ({ time }: ReadEvent): string => `${time.start.date}|${time.start.time}`

/** Of versions of one event the newest. */
const newest = (versions: readonly ReadEvent[]): ReadEvent =>
  versions.reduce((best, each) => (newer(each, best) ? each : best))

const grouped = <T>(all: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

/**
 * Events of one uid that stand for themselves. Whoever moves an event counts up its SEQUENCE: of several sequences the last
 * one counts. Several beginnings of one sequence are no versions but several events, by a program that gives all of them
 * one name: each keeps its day in its own name, so that none is taken for another when the file comes again.
 */
const standing = (uid: string, events: readonly ReadEvent[]): KeptEvent[] => {
  const sequence = Math.max(...events.map(({ order }) => order[0]))
  const last = events.filter(({ order }) => order[0] === sequence)
  const starts = [...grouped(last, startOf).values()].map(newest)
  if (starts.length === 1) return starts.map((event) => ({ event, uid, instead: null }))
  return starts.map((event) => ({ event, uid: `${uid}|${startOf(event)}`, instead: null }))
}

/** The clocks by which a day of a series is named: the series' own; where the file does not have it, the region's. */
const clocksOf = (series: ReadEvent | undefined, own: ReadEvent, { region }: Clocks): ToldTime => {
  if (series) return series.time
  return own.instead?.tzid === 'UTC' ? { ...own.time, zone: namedZone(region) } : own.time
}

/** Gathers the events of a file and tells versions, repetitions and days of a series apart. */
export class KeptEvents {
  readonly #clocks: Clocks
  readonly #byUid = new Map<string, ReadEvent[]>()
  #count = 0

  constructor(clocks: Clocks) {
    this.#clocks = clocks
  }

  keep(event: ReadEvent): void {
    const before = this.#byUid.get(event.uid)
    if (before) before.push(event)
    else this.#byUid.set(event.uid, [event])
    this.#count += 1
  }

  /** Each event once, in the order of the file, and how many were said more than once. */
  result(): { readonly events: readonly KeptEvent[]; readonly repeated: number } {
    const events = [...this.#byUid].flatMap(([uid, all]) => this.#ofUid(uid, all))
    return { events, repeated: this.#count - events.length }
  }

  #ofUid(uid: string, all: readonly ReadEvent[]): KeptEvent[] {
    const alone = all.filter(({ instead }) => instead === null)
    const kept = alone.length === 0 ? [] : standing(uid, alone)
    const series = kept.find(({ event }) => event.series !== null)
    const moved = all.filter(({ instead }) => instead !== null)
    const byDay = grouped(moved, (each) => this.#dayOf(each, series?.event))
    const days = [...byDay].map(
      ([day, versions]): KeptEvent => ({ event: newest(versions), uid: series?.uid ?? uid, instead: day }),
    )
    return [...kept, ...days].sort((a, b) => a.event.number - b.event.number)
  }

  #dayOf(event: ReadEvent, series: ReadEvent | undefined): LocalDate {
    const { instead, time } = event
    if (instead === null) return time.start.date
    return dayInZone(instead, clocksOf(series, event, this.#clocks), this.#clocks) ?? instead.local.date
  }
}
