import {
  addDays,
  daysBetween,
  type LocalDate,
  type LocalMoment,
} from '../../../domain/calendar/local-date.ts'
import { daysOfSeries, type Window } from '../../../domain/events/recurrence.ts'
import type { Recurrence } from '../../../domain/events/recurrence-rule.ts'
import { readRecurrence } from '../../../domain/events/recurrence-text.ts'
import type { EventTime } from '../../../domain/events/yard-event.ts'
import type { EventFault } from './event-facts.ts'
import { type EventZone, type EventZones, namedZone, stamp } from './event-zone.ts'
import type { ParsedEvent } from './parsed-event.ts'
import { type ToldMoment, toldMoment } from './told-moment.ts'

/** When an event is, as it tells it: in the clocks of its own zone. */
export interface ToldTime {
  readonly start: LocalMoment
  readonly zone: EventZone
  readonly isDay: boolean
  /** Milliseconds that it lasts; days for whole days; null – nobody said. */
  readonly length: number | null
}

/** An event that repeats, before it is laid out over days. */
export interface ToldSeries {
  readonly rule: Recurrence
  readonly except: ReadonlySet<LocalDate>
  readonly also: readonly LocalDate[]
}

type Faulty = { readonly faults: EventFault[] }
const faulty = (property: string, fault: EventFault['fault']): Faulty => ({ faults: [{ property, fault }] })

const DAY_MS = 86_400_000
/** What lasts longer – the longest exhibitions last years – is a slip of the finger. */
const LONGEST_DAYS = 7_320
/** What repeats does not last longer than until it comes again in a year. */
const LONGEST_OF_SERIES = 366
/** More days that are taken out or added are no honest plan. */
const MOST_NAMED = 5_000

/** Zones by name, and the region's for times that name none. */
export interface Clocks {
  readonly zones: EventZones
  readonly region: string
}

const zoneOf = (moment: ToldMoment, { zones, region }: Clocks): EventZone | null =>
  moment.tzid === null ? namedZone(region) : zones.zone(moment.tzid)

/** The length that DURATION tells; null – it has no number, so it tells nothing. */
const ofDuration = (event: ParsedEvent, isDay: boolean): number | null | Faulty => {
  const seconds = event.seconds('duration')
  if (seconds === 'nothing') return null
  if (seconds === null || seconds < 0) return faulty('DURATION', 'date_unclear')
  return isDay ? Math.ceil((seconds * 1_000) / DAY_MS) : seconds * 1_000
}

const untilEnd = (event: ParsedEvent, start: ToldMoment, at: number, clocks: Clocks) => {
  const end = event.moment('dtend')
  if (typeof end === 'string') return faulty('DTEND', end)
  // «From two o'clock until the fifth of December»: of the day itself nobody said when it ends.
  if (end.isDay && !start.isDay && end.local.date === start.local.date) return null
  const zone = zoneOf(end, clocks)
  if (zone === null) return faulty('DTEND', 'zone_unknown')
  const length = start.isDay ? daysBetween(start.local.date, end.local.date) : zone.instant(end.local) - at
  return length < 0 ? faulty('DTEND', 'end_before_start') : length
}

const lengthOf = (
  event: ParsedEvent,
  start: ToldMoment,
  at: number,
  clocks: Clocks,
): number | null | Faulty => {
  const isLong = event.has('duration')
  if (!isLong && !event.has('dtend')) return null
  const length = isLong ? ofDuration(event, start.isDay) : untilEnd(event, start, at, clocks)
  const days = typeof length !== 'number' ? 0 : start.isDay ? length : length / DAY_MS
  return days > LONGEST_DAYS ? faulty(isLong ? 'DURATION' : 'DTEND', 'date_unclear') : length
}

/** Reads when an event is. */
export const readTime = (event: ParsedEvent, clocks: Clocks): ToldTime | Faulty => {
  const start = event.moment('dtstart')
  if (typeof start === 'string') return faulty('DTSTART', start)
  const zone = zoneOf(start, clocks)
  if (zone === null) return faulty('DTSTART', 'zone_unknown')
  const length = lengthOf(event, start, zone.instant(start.local), clocks)
  if (typeof length === 'object' && length !== null) return length
  return { start: start.local, zone, isDay: start.isDay, length }
}

/** The day in an event's own zone that a moment of it falls on: what EXDATE and RECURRENCE-ID name. */
export const dayInZone = (moment: ToldMoment, time: ToldTime, clocks: Clocks): LocalDate | null => {
  if (moment.isDay || time.isDay || moment.tzid === null) return moment.local.date
  const zone = zoneOf(moment, clocks)
  return zone && time.zone.local(zone.instant(moment.local)).date
}

const daysNamed = (event: ParsedEvent, name: string, time: ToldTime, clocks: Clocks): LocalDate[] | null => {
  const moments = event.moments(name)
  if (moments.length > MOST_NAMED) return null
  const days = moments.map((each) => (typeof each === 'string' ? null : dayInZone(each, time, clocks)))
  return days.includes(null) ? null : (days as LocalDate[])
}

/** The last day of a rule: the day of UNTIL in the event's zone, or the one before where it ends before the event begins. */
const untilOf = (rule: string, time: ToldTime): LocalDate | null | 'unclear' => {
  const found = /UNTIL(?:=([^;]*))?(?:;|$)/i.exec(rule)
  // Some programs write «for ever» as the last day that they can think of.
  if (!found || (found[1] ?? '').startsWith('9999')) return null
  const told = toldMoment(found[1] ?? '', null)
  if (typeof told === 'string') return 'unclear'
  if (told.isDay || time.isDay) return told.local.date
  const local = told.tzid === null ? told.local : time.zone.local(stamp(told.local))
  return local.time < time.start.time ? addDays(local.date, -1) : local.date
}

/** Days added by RDATE; null – periods, or other hours than the event's. */
const addedDays = (event: ParsedEvent, time: ToldTime, clocks: Clocks): LocalDate[] | null => {
  const moments = event.moments('rdate')
  if (moments.length > MOST_NAMED) return null
  const isSameHour = moments.every((each) => {
    if (typeof each === 'string') return false
    if (each.isDay || time.isDay) return each.isDay === time.isDay
    const zone = zoneOf(each, clocks)
    return zone !== null && time.zone.local(zone.instant(each.local)).time === time.start.time
  })
  return isSameHour ? daysNamed(event, 'rdate', time, clocks) : null
}

/** Reads how an event repeats; null – it does not. A rule that is not understood whole is a fault. */
export const readSeries = (
  event: ParsedEvent,
  time: ToldTime,
  clocks: Clocks,
): ToldSeries | null | Faulty => {
  const text = event.rule()
  if (text === null && !event.has('rdate')) return null
  if (text === null || event.count('rrule') > 1 || event.has('exrule'))
    return faulty('RRULE', 'repeats_unclear')
  const until = untilOf(text, time)
  const rule = until === 'unclear' ? null : readRecurrence(text, until)
  if (rule === null) return faulty('RRULE', 'repeats_unclear')
  const also = addedDays(event, time, clocks)
  if (also === null) return faulty('RDATE', 'repeats_unclear')
  const except = daysNamed(event, 'exdate', time, clocks)
  return except === null ? faulty('EXDATE', 'repeats_unclear') : { rule, also, except: new Set(except) }
}

/** The days of a series in the event's own zone that may be seen in a window of the region. */
export const seriesDays = (series: ToldSeries, time: ToldTime, window: Window): LocalDate[] | Faulty => {
  const lasts = time.length === null ? 0 : time.isDay ? time.length : Math.ceil(time.length / DAY_MS)
  if (lasts > LONGEST_OF_SERIES) return faulty('RRULE', 'repeats_unclear')
  const wide = { from: addDays(window.from, -lasts - 1), to: addDays(window.to, 1) }
  try {
    return daysOfSeries({ ...series, first: time.start.date }, wide)
  } catch (error) {
    if (error instanceof RangeError) return faulty('RRULE', 'repeats_unclear')
    throw error
  }
}

/** A time of an event, begun on a day of its own zone, as the region's clocks show it. */
export const inRegion = (
  { start, zone, isDay, length }: ToldTime,
  day: LocalDate,
  region: string,
): EventTime => {
  if (isDay) {
    const last = addDays(day, Math.max((length ?? 1) - 1, 0))
    return { day, time: '', endDay: last === day ? null : last, endTime: '' }
  }
  const clocks = namedZone(region)
  const at = zone.instant({ date: day, time: start.time })
  const from = clocks.local(at)
  if (length === null || length === 0) return { day: from.date, time: from.time, endDay: null, endTime: '' }
  const to = clocks.local(at + length)
  // What ends at midnight ends with its day.
  const isMidnight = to.time === '00:00' && to.date === addDays(from.date, 1)
  if (isMidnight) return { day: from.date, time: from.time, endDay: null, endTime: '' }
  return { day: from.date, time: from.time, endDay: to.date === from.date ? null : to.date, endTime: to.time }
}
