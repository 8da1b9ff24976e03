import {
  MOST_SCHEDULE_BYTES,
  type OpenSchedule,
  type ScheduleSetting,
} from '../../../application/ports/open-schedule.ts'
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.ts'
import {
  type EventDraft,
  NOTHING_READ,
  type ScheduleReading,
  type ScheduleRemark,
} from '../../../domain/events/event-draft.ts'
import { OTHER_KIND } from '../../../domain/events/kind-by-words.ts'
import { MOST_EVENTS } from '../../../domain/events/read-schedule.ts'
import type { ScheduleField } from '../../../domain/events/schedule-columns.ts'
import type { EventDetails } from '../../../domain/events/yard-event.ts'
import { lastDay } from '../../../domain/events/yard-event.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { decoded } from '../tables/csv/decode.ts'
import { TableRefused } from '../tables/refused.ts'
import { type EventFault, kindOf, readDetails, textsOf } from './event-facts.ts'
import {
  type Clocks,
  dayInZone,
  inRegion,
  readSeries,
  readTime,
  seriesDays,
  type ToldSeries,
  type ToldTime,
} from './event-times.ts'
import { EventZones } from './event-zone.ts'
import { ParsedEvent, parsedComponent } from './parsed-event.ts'
import { isCalendar, splitCalendar } from './split-calendar.ts'

/** A plan of more than a year ahead is none. */
const HORIZON_DAYS = 366

/** Which column of a table a property of a calendar speaks of: what is asked when it is mended. */
const FIELDS: Readonly<Record<string, ScheduleField>> = {
  ...{ SUMMARY: 'title', DTSTART: 'date', DTEND: 'end_time', DURATION: 'end_time', LOCATION: 'place' },
  ...{ RRULE: 'date', RDATE: 'date', EXDATE: 'date', 'RECURRENCE-ID': 'date' },
}

/** An event of the file that was understood. */
interface ReadEvent {
  readonly uid: string
  readonly time: ToldTime
  readonly series: ToldSeries | null
  /** The day in its own zone that it stands for in place of the series; null – it is no such event. */
  readonly instead: LocalDate | null
  readonly cancelled: boolean
  readonly order: readonly [sequence: number, changed: number]
  readonly kind: string | null
  readonly details: EventDetails
  readonly number: number
  readonly line: number
}

const changedAt = (event: ParsedEvent): number => {
  const told = event.moment('last-modified')
  return typeof told === 'string' ? 0 : Date.parse(`${told.local.date}T${told.local.time}:00Z`)
}

const newer = (a: ReadEvent, b: ReadEvent): boolean =>
  a.order[0] === b.order[0] ? a.order[1] > b.order[1] : a.order[0] > b.order[0]

/** Reads one file. */
class CalendarReading {
  readonly #setting: ScheduleSetting
  readonly #clocks: Clocks
  readonly #window: { from: LocalDate; to: LocalDate }
  readonly #result: ScheduleReading
  /** By uid and day that it stands instead of: of two the newer counts. */
  readonly #events = new Map<string, ReadEvent>()
  #number = 0

  constructor(setting: ScheduleSetting) {
    this.#setting = setting
    this.#clocks = { zones: new EventZones(), region: setting.zone }
    this.#window = { from: setting.today, to: addDays(setting.today, HORIZON_DAYS) }
    this.#result = { ...NOTHING_READ, drafts: [], faulty: [], questions: [] }
  }

  read(text: string): ScheduleReading {
    const parts = [...splitCalendar(text)]
    for (const { name, lines } of parts)
      if (name === 'VTIMEZONE') {
        const component = parsedComponent(lines)
        if (component) this.#clocks.zones.define(component)
      }
    const events = parts.filter(({ name }) => name === 'VEVENT')
    if (events.length === 0) return refused('no_events')
    if (events.length > MOST_EVENTS) return refused('too_many_events', MOST_EVENTS)
    for (const part of events) {
      this.#number += 1
      const event = ParsedEvent.read(part)
      if (event === null) this.#fault(null, part.line, [{ property: '', fault: 'unreadable' }])
      else this.#take(event)
    }
    return this.#laidOut() ? this.#result : refused('too_many_events', MOST_EVENTS)
  }

  #take(event: ParsedEvent): void {
    const time = readTime(event, this.#clocks)
    const details = readDetails(event, this.#setting.source)
    const series = 'faults' in time ? null : readSeries(event, time, this.#clocks)
    const instead = 'faults' in time ? null : this.#instead(event, time)
    const faults = [time, details, series, instead].flatMap((each) =>
      each !== null && typeof each === 'object' && 'faults' in each ? each.faults : [],
    )
    if (faults.length > 0 || 'faults' in time || 'faults' in details) {
      this.#fault(event, event.line, faults, 'faults' in time ? null : time)
      return
    }
    this.#keep({
      ...{ time, details: details.details, series: series as ToldSeries | null },
      ...{ instead: instead as LocalDate | null, cancelled: /^cancelled$/i.test(event.text('status')) },
      ...{ uid: this.#uidOf(event, time), order: [Number(event.text('sequence')) || 0, changedAt(event)] },
      ...{ kind: kindOf(event, this.#setting.kinds), number: this.#number, line: event.line },
    })
  }

  /** The UID; some programs leave it out, then title and first time tell the event. */
  #uidOf(event: ParsedEvent, { start }: ToldTime): string {
    const uid = event.text('uid').slice(0, 380)
    return uid === '' ? `ical|${start.date}|${start.time}|${event.text('summary')}`.slice(0, 380) : uid
  }

  #instead(event: ParsedEvent, time: ToldTime): LocalDate | null | { faults: EventFault[] } {
    if (!event.has('recurrence-id')) return null
    const unclear = { faults: [{ property: 'RECURRENCE-ID', fault: 'repeats_unclear' as const }] }
    const told = event.moment('recurrence-id')
    // «This and all that follow» cuts a series in two, which no program writes today.
    if (typeof told === 'string' || event.parameter('recurrence-id', 'range') !== '') return unclear
    return dayInZone(told, time, this.#clocks) ?? unclear
  }

  #keep(event: ReadEvent): void {
    const key = `${event.uid}\n${event.instead ?? ''}`
    const before = this.#events.get(key)
    if (before) this.#result.repeated += 1
    if (!before || newer(event, before)) this.#events.set(key, event)
  }

  #fault(
    event: ParsedEvent | null,
    line: number,
    faults: readonly EventFault[],
    time: ToldTime | null = null,
  ): void {
    const place = { sheet: null, number: this.#number }
    const when = time && inRegion(time, time.start.date, this.#setting.zone)
    this.#result.faulty.push({
      ...place,
      texts: event ? textsOf(event, when ? { date: when.day, time: when.time } : {}) : {},
      plan: { month: null, year: null },
      faults: faults.map(
        ({ property, fault }): ScheduleRemark => ({
          ...{ ...place, at: String(line), heading: property, field: ownEntry(FIELDS, property) ?? null },
          ...{ what: fault, isFault: true },
        }),
      ),
    })
  }

  /** Lays every event out over its days; false – there are more than can be taken. */
  #laidOut(): boolean {
    for (const event of this.#events.values()) {
      const questions = this.#spread(event)
      if (this.#result.drafts.length > MOST_EVENTS) return false
      this.#result.questions.push(...questions)
    }
    return true
  }

  #spread(event: ReadEvent): ScheduleRemark[] {
    const { series, time, instead } = event
    if (series === null) return this.#draft(event, instead ?? '', time.start.date) ? this.#asked(event) : []
    const days = seriesDays(series, time, this.#window)
    if ('faults' in days) {
      this.#number = event.number
      this.#fault(null, event.line, days.faults)
      return []
    }
    const own = days.filter((day) => !this.#events.has(`${event.uid}\n${day}`))
    const found = own.filter((day) => this.#draft(event, day, day))
    // A day that was taken out may be in the calendar from an earlier file: it falls out there too.
    for (const day of series.except) this.#draft({ ...event, cancelled: true }, day, day)
    return found.length > 0 ? this.#asked(event) : []
  }

  #draft(event: ReadEvent, occurrence: string, day: LocalDate): boolean {
    const { uid, cancelled, details, kind, order, time } = event
    const when = inRegion(time, day, this.#setting.zone)
    if (lastDay(when) < this.#window.from || when.day > this.#window.to) {
      if (event.series === null) this.#result[when.day > this.#window.to ? 'beyond' : 'past'] += 1
      return false
    }
    const draft: EventDraft = {
      ...{ uid, occurrence, stamp: order[1], cancelled, time: when },
      rule: event.series ? JSON.stringify(event.series.rule) : null,
      ...{ kind: kind ?? OTHER_KIND, details, capacity: null },
    }
    this.#result.drafts.push(draft)
    return true
  }

  #asked({ kind, number, line }: ReadEvent): ScheduleRemark[] {
    if (kind !== null) return []
    const place = { sheet: null, number, at: String(line), heading: 'CATEGORIES' }
    return [{ ...place, field: 'kind', what: 'kind_unknown', isFault: false }]
  }
}

const refused = (why: string, limit: number | null = null): ScheduleReading => ({
  ...NOTHING_READ,
  refused: { why, limit, row: null },
})

/** Opens a calendar (.ics) that somebody sent; see the port. */
export const openCalendar: OpenSchedule = (bytes, setting) => {
  if (bytes.byteLength > MOST_SCHEDULE_BYTES) return refused('too_big', MOST_SCHEDULE_BYTES)
  try {
    const text = [...decoded(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))].join('')
    return isCalendar(text) ? new CalendarReading(setting).read(text) : refused('not_a_calendar')
  } catch (error) {
    if (error instanceof TableRefused) return refused(error.refusal.refused)
    throw error
  }
}
