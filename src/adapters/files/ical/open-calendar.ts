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
import { lastDay } from '../../../domain/events/yard-event.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { TableRefused } from '../tables/refused.ts'
import { calendarText } from './calendar-text.ts'
import { type EventFault, textsOf } from './event-facts.ts'
import { type Clocks, inRegion, seriesDays, type ToldTime } from './event-times.ts'
import { EventZones } from './event-zone.ts'
import { type KeptEvent, KeptEvents } from './kept-events.ts'
import { ParsedEvent } from './parsed-event.ts'
import { isPrivate, type ReadEvent, readEvent } from './read-event.ts'
import { isCalendar, splitCalendar } from './split-calendar.ts'

/** A plan of more than a year ahead is none. */
const HORIZON_DAYS = 366

/** Which column of a table a property of a calendar speaks of: what is asked when it is mended. */
const FIELDS: Readonly<Record<string, ScheduleField>> = {
  SUMMARY: 'title',
  DTSTART: 'date',
  DTEND: 'end_time',
  DURATION: 'end_time',
  LOCATION: 'place',
  RRULE: 'date',
  RDATE: 'date',
  EXDATE: 'date',
  'RECURRENCE-ID': 'date',
}

/** Reads one file. */
class CalendarReading {
  readonly #setting: ScheduleSetting
  readonly #clocks: Clocks
  readonly #window: { from: LocalDate; to: LocalDate }
  readonly #result: ScheduleReading
  readonly #kept: KeptEvents
  #number = 0

  constructor(setting: ScheduleSetting) {
    this.#setting = setting
    this.#clocks = { zones: new EventZones(), region: setting.zone }
    this.#kept = new KeptEvents(this.#clocks)
    this.#window = { from: setting.today, to: addDays(setting.today, HORIZON_DAYS) }
    this.#result = { ...NOTHING_READ, drafts: [], faulty: [], questions: [] }
  }

  read(text: string): ScheduleReading {
    const parts = [...splitCalendar(text)]
    for (const { name, lines } of parts) if (name === 'VTIMEZONE') this.#clocks.zones.define(lines)
    const events = parts.filter(({ name }) => name === 'VEVENT')
    if (events.length === 0) return refused('no_events')
    if (events.length > MOST_EVENTS) return refused('too_many_events', MOST_EVENTS)
    for (const part of events) {
      this.#number += 1
      const event = ParsedEvent.read(part)
      if (event === null) this.#fault(null, part.line, [{ property: '', fault: 'unreadable' }])
      else if (isPrivate(event)) this.#result.private += 1
      else this.#take(event)
    }
    return this.#laidOut() ? this.#result : refused('too_many_events', MOST_EVENTS)
  }

  #take(event: ParsedEvent): void {
    const read = readEvent(event, this.#number, { clocks: this.#clocks, setting: this.#setting })
    if ('faults' in read) this.#fault(event, event.line, read.faults, read.time)
    else this.#kept.keep(read)
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
          ...place,
          at: String(line),
          heading: property,
          field: ownEntry(FIELDS, property) ?? null,
          what: fault,
          isFault: true,
        }),
      ),
    })
  }

  /** Lays every event out over its days; false – there are more than can be taken. */
  #laidOut(): boolean {
    const { events, repeated } = this.#kept.result()
    this.#result.repeated += repeated
    const moved = new Set(events.map(({ uid, instead }) => `${uid}\n${instead ?? ''}`))
    for (const kept of events) {
      const questions = this.#spread(kept, moved)
      if (this.#result.drafts.length > MOST_EVENTS) return false
      this.#result.questions.push(...questions)
    }
    return true
  }

  #spread(kept: KeptEvent, moved: ReadonlySet<string>): ScheduleRemark[] {
    const { event, uid, instead } = kept
    const { series, time } = event
    if (series === null) return this.#draft(kept, instead ?? '', time.start.date) ? this.#asked(event) : []
    const days = seriesDays(series, time, this.#window)
    if ('faults' in days) {
      this.#number = event.number
      this.#fault(null, event.line, days.faults)
      return []
    }
    const own = days.filter((day) => !moved.has(`${uid}\n${day}`))
    const found = own.filter((day) => this.#draft(kept, day, day))
    // A day that was taken out may be in the calendar from an earlier file: it falls out there too.
    const takenOut = { ...kept, event: { ...event, cancelled: true } }
    for (const day of series.except) this.#draft(takenOut, day, day)
    return found.length > 0 ? this.#asked(event) : []
  }

  #draft({ event, uid }: KeptEvent, occurrence: string, day: LocalDate): boolean {
    const { cancelled, details, kind, order, time, series } = event
    const when = inRegion(time, day, this.#setting.zone)
    if (lastDay(when) < this.#window.from || when.day > this.#window.to) {
      if (series === null) this.#result[when.day > this.#window.to ? 'beyond' : 'past'] += 1
      return false
    }
    const draft: EventDraft = {
      uid,
      occurrence,
      stamp: order[1],
      cancelled,
      time: when,
      rule: series ? JSON.stringify(series.rule) : null,
      kind: kind ?? OTHER_KIND,
      details,
      capacity: null,
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
  if (bytes.byteLength === 0) return refused('empty')
  try {
    const text = calendarText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return isCalendar(text) ? new CalendarReading(setting).read(text) : refused('not_a_calendar')
  } catch (error) {
    if (error instanceof TableRefused) return refused(error.refusal.refused)
    throw error
  }
}
