import type { ScheduleSetting } from '../../../application/ports/open-schedule.ts'
import type { EventDetails } from '../../../domain/events/yard-event.ts'
import { cutText } from '../../../domain/text/cut-text.ts'
import { type EventFault, kindOf, readDetails } from './event-facts.ts'
import { type Clocks, readSeries, readTime, type ToldSeries, type ToldTime } from './event-times.ts'
import type { ParsedEvent } from './parsed-event.ts'
import type { ToldMoment } from './told-moment.ts'

/** An event of the file that was understood. */
export interface ReadEvent {
  readonly uid: string
  readonly time: ToldTime
  readonly series: ToldSeries | null
  /** The moment of its series that it stands in place of, as it tells it; null – it is no such event. */
  readonly instead: ToldMoment | null
  readonly cancelled: boolean
  readonly order: readonly [sequence: number, changed: number]
  readonly kind: string | null
  readonly details: EventDetails
  readonly number: number
  readonly line: number
}

/** What an event came to that cannot be taken; its time where that was understood. */
export interface FaultyEvent {
  readonly faults: readonly EventFault[]
  readonly time: ToldTime | null
}

/** Uids are kept with a day behind them; longer ones than the calendar holds are cut. */
const LONGEST_UID = 370

/** The UID; some programs leave it out, then title and first time tell the event. */
const uidOf = (event: ParsedEvent, { start }: ToldTime): string =>
  cutText(event.text('uid') || `ical|${start.date}|${start.time}|${event.text('summary')}`, LONGEST_UID)

const changedAt = (event: ParsedEvent): number => {
  const told = event.moment('last-modified')
  return typeof told === 'string' ? 0 : Date.parse(`${told.local.date}T${told.local.time}:00Z`)
}

const insteadOf = (event: ParsedEvent): ToldMoment | null | { faults: EventFault[] } => {
  if (!event.has('recurrence-id')) return null
  const told = event.moment('recurrence-id')
  // «This and all that follow» cuts a series in two, which no program writes today.
  if (typeof told === 'string' || event.parameter('recurrence-id', 'range') !== '')
    return { faults: [{ property: 'RECURRENCE-ID', fault: 'repeats_unclear' }] }
  return told
}

/** Whether it is nobody's business but its owner's: every CLASS but «public» counts as private (RFC 5545, 3.8.1.3). */
export const isPrivate = (event: ParsedEvent): boolean => !/^(?:public)?$/i.test(event.text('class'))

const isCancelled = (event: ParsedEvent): boolean =>
  event.method === 'cancel' || /^cancell?ed$/i.test(event.text('status'))

/** Reads an event; what is wrong with it is told property by property. */
export const readEvent = (
  event: ParsedEvent,
  number: number,
  { clocks, setting }: { readonly clocks: Clocks; readonly setting: ScheduleSetting },
): ReadEvent | FaultyEvent => {
  const time = readTime(event, clocks)
  const details = readDetails(event, setting.source)
  const instead = insteadOf(event)
  if ('faults' in time || 'faults' in details || (instead !== null && 'faults' in instead)) {
    const faults = [time, details, instead].flatMap((each) => (each && 'faults' in each ? each.faults : []))
    return { faults, time: 'faults' in time ? null : time }
  }
  // What stands in place of one day repeats no more, whatever rule was copied with it.
  const series = instead === null ? readSeries(event, time, clocks) : null
  if (series !== null && 'faults' in series) return { faults: series.faults, time }
  const sequence = Number(event.text('sequence'))
  return {
    uid: uidOf(event, time),
    time,
    series,
    instead,
    cancelled: isCancelled(event),
    order: [Number.isSafeInteger(sequence) ? sequence : 0, changedAt(event)],
    kind: kindOf(event, setting.kinds),
    details: details.details,
    number,
    line: event.line,
  }
}
