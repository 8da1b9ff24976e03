import { addDays, type LocalDate } from '../calendar/local-date.ts'
import { cutText } from '../text/cut-text.ts'
import type { DaysContext } from './day-refs.ts'
import type { EventDraft, RowTexts } from './event-draft.ts'
import type { EventKind } from './event-kind.ts'
import { splitTime } from './hours-in-text.ts'
import { kindByWords, OTHER_KIND } from './kind-by-words.ts'
import type { ScheduleField } from './schedule-columns.ts'
import { type DaySpan, type ReadDays, readDays } from './schedule-days.ts'
import { type Figure, readAccess, readAge, readCapacity, readPrice } from './schedule-figures.ts'
import { readTimeOfDay, type TimeOfDay } from './schedule-time.ts'
import type { ScheduleFault, ScheduleQuestion } from './schedule-trouble.ts'
import { bothLists, plainText, wordPattern } from './word-list.ts'
import { EventDetails } from './yard-event.ts'

/** What a row is read with. */
export interface RowContext extends DaysContext {
  readonly kinds: readonly EventKind[]
  /** Who told us: a file's name, a partner. */
  readonly source: string
}

export interface TextFault {
  readonly field: ScheduleField
  readonly fault: ScheduleFault
}

/** What a row comes to: drafts, one for each day, or what is wrong with which field. */
export type RowReading =
  | {
      readonly drafts: readonly EventDraft[]
      readonly past: number
      readonly beyond: number
      readonly questions: readonly { readonly field: ScheduleField; readonly question: ScheduleQuestion }[]
    }
  | { readonly faults: readonly TextFault[] }

/** Texts longer than these are pasted by mistake: as {@link EventDetails} takes them. */
const LONGEST: Readonly<Partial<Record<ScheduleField, number>>> = {
  title: 120,
  place: 120,
  address: 200,
  organiser: 120,
  phone: 60,
  health: 200,
  about: 600,
}

/** A plan of more than a year ahead is none. */
const HORIZON_DAYS = 366

/** Gathers what is wrong while the parts of a row are read. */
class Faults {
  readonly found: TextFault[] = []

  add(field: ScheduleField, fault: ScheduleFault): void {
    this.found.push({ field, fault })
  }

  figure(field: ScheduleField, read: Figure, fault: ScheduleFault): number | null {
    if (read !== 'unclear') return read
    this.add(field, fault)
    return null
  }
}

const said = (texts: RowTexts, field: ScheduleField): string => texts[field]?.trim() ?? ''

/** The hours of a row: from their own columns, else from that of the day. */
const timeOf = (texts: RowTexts, inDate: string, { words }: RowContext, faults: Faults): TimeOfDay => {
  const field = said(texts, 'time') === '' ? 'date' : 'time'
  const read = readTimeOfDay(field === 'time' ? said(texts, 'time') : inDate, words)
  const end = readTimeOfDay(said(texts, 'end_time'), words)
  if ('fault' in read) faults.add(field, read.fault)
  if ('fault' in end) faults.add('end_time', end.fault)
  if ('fault' in read || 'fault' in end) return { time: '', endTime: '' }
  const endTime = end.time === '' ? read.endTime : end.time
  const isOneDay = said(texts, 'end_date') === ''
  if (isOneDay && endTime !== '' && endTime <= read.time) faults.add('end_time', 'end_before_start')
  return { time: read.time, endTime }
}

/** The days of a row with the last day from a column of its own. */
const daysOf = (texts: RowTexts, rest: string, context: RowContext): ReadDays => {
  const read = readDays(rest, context)
  const last = said(texts, 'end_date')
  if (last === '' || 'fault' in read) return read
  // «по 20 декабря» in a column of its own has its beginning beside it.
  const { when, by } = context.words
  const lastDay = splitTime(last, context.words).rest.replace(wordPattern(bothLists(when.until, by)), ' ')
  const end = readDays(lastDay, context)
  if ('fault' in end) return end
  const [from, to] = [read.spans[0], end.spans[0]]
  if (read.spans.length !== 1 || end.spans.length !== 1 || !from || !to) return { fault: 'date_unclear' }
  if (to.day < from.day) return { fault: 'end_before_start' }
  return { spans: [{ day: from.day, endDay: to.day === from.day ? from.endDay : to.day }] }
}

const detailsOf = (texts: RowTexts, { words, source }: RowContext, faults: Faults): EventDetails | null => {
  const title = said(texts, 'title')
  if (title.length < 2) faults.add('title', 'title_missing')
  for (const [field, most] of Object.entries(LONGEST) as [ScheduleField, number][])
    if (said(texts, field).length > most) faults.add(field, 'too_long')
  const { access } = readAccess(said(texts, 'access'), words)
  const price = faults.figure('price', readPrice(said(texts, 'price'), words), 'price_unclear')
  const ageFrom = faults.figure('age', readAge(said(texts, 'age'), words), 'age_unclear')
  if (faults.found.length > 0) return null
  const [place, address] = [said(texts, 'place'), said(texts, 'address')]
  const [organiser, phone] = [said(texts, 'organiser'), said(texts, 'phone')]
  const told = {
    place,
    address,
    organiser,
    phone,
    health: said(texts, 'health'),
    about: said(texts, 'about'),
  }
  return EventDetails.parse({ title, ...told, price, ageFrom, access, source: cutText(source, 200) })
}

/** What a draft takes as its uid. */
const LONGEST_UID = 400

/** What tells an event of a row from every other: sent once more it is the same one. */
const uidOf = ({ title, place, address }: EventDetails, day: LocalDate, time: string): string =>
  cutText(['row', day, time, plainText(title), plainText(place || address)].join('|'), LONGEST_UID)

const questionsOf = (texts: RowTexts, time: TimeOfDay, kind: string | null, { words }: RowContext) => [
  ...(time.time === '' && said(texts, 'time') === ''
    ? [{ field: 'time' as const, question: 'time_missing' as const }]
    : []),
  ...(kind === null ? [{ field: 'kind' as const, question: 'kind_unknown' as const }] : []),
  ...(readAccess(said(texts, 'access'), words).isWhole
    ? []
    : [{ field: 'access' as const, question: 'access_unclear' as const }]),
]

const horizon = (today: LocalDate): LocalDate => addDays(today, HORIZON_DAYS)

const isAhead = (span: DaySpan, today: LocalDate): boolean => (span.endDay ?? span.day) >= today

/**
 * Reads what a row says, field by field. What is unclear is a fault of its field; nothing is guessed. A row with several
 * days gives a draft for each; days that are over are counted and left out.
 */
export const readRowTexts = (texts: RowTexts, context: RowContext): RowReading => {
  const faults = new Faults()
  const split = splitTime(said(texts, 'date'), context.words)
  const read = daysOf(texts, split.rest, context)
  if ('fault' in read) faults.add('date', read.fault)
  const time = timeOf(texts, split.time, context, faults)
  const capacity = faults.figure(
    'capacity',
    readCapacity(said(texts, 'capacity'), context.words),
    'capacity_unclear',
  )
  const details = detailsOf(texts, context, faults)
  if (details === null || 'fault' in read) return { faults: faults.found }
  const spans = read.spans.filter((each) => isAhead(each, context.today))
  const near = spans.filter(({ day }) => day <= horizon(context.today))
  const kind = kindByWords([said(texts, 'kind'), details.title], context.kinds)
  const drafts = near.map((span): EventDraft => {
    const isSeries = read.spans.length > 1
    const uid = uidOf(details, isSeries ? '' : span.day, time.time)
    return {
      uid,
      occurrence: isSeries ? span.day : '',
      stamp: 0,
      cancelled: false,
      rule: read.rule && isSeries ? JSON.stringify(read.rule) : null,
      time: { ...span, ...time },
      kind: kind ?? OTHER_KIND,
      details,
      capacity,
    }
  })
  return {
    drafts,
    past: read.spans.length - spans.length,
    beyond: spans.length - near.length,
    questions: questionsOf(texts, time, kind, context),
  }
}
