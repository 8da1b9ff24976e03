import type { ScheduleReading, ScheduleRemark } from '../../../../domain/events/event-draft.ts'
import { eventWhen } from '../../../../domain/events/event-in-words.ts'
import { shortText } from '../../../../domain/text/cut-text.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { KeptSchedule } from '../../../ports/office/schedule-desk.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import type { UseCaseName } from '../../kit/use-case-name.ts'
import { type Compared, countOf, type DraftFate } from './compare-schedule.ts'

const MIB = 1_048_576
/** Faults that are told at once; all of them are in the file. */
const FIRST_FAULTS = 3
/** Columns that are named at most when they were not read. */
const MOST_COLUMNS = 4
const LONGEST_HEADING = 40

/** Refusals that are worded here; the others belong to files in general. */
const OWN_REFUSALS = [
  ...['gone', 'no_events', 'no_heading', 'columns_missing', 'too_many_events', 'not_a_calendar'],
]

const refusalLine = ({ why, limit, row }: NonNullable<ScheduleReading['refused']>): TextRef => {
  if (OWN_REFUSALS.includes(why)) return text(`office.schedule.refused.${why}`, { n: limit ?? 0 })
  const most = why === 'too_big' ? Math.round((limit ?? 0) / MIB) : { amount: limit ?? 0 }
  return text(`register_import.refused.${why}`, { limit: most, row: row ?? 0 })
}

/** Why a file is of no use, and what to do. */
export const refusedLines = (refused: NonNullable<ScheduleReading['refused']>): TextRef[] => [
  text('office.schedule.not_read'),
  refusalLine(refused),
  text('office.schedule.send_again'),
]

/** Whether a remark is about an event of a calendar, which has lines; a table has cells. */
export const isOfCalendar = ({ sheet, at, heading }: ScheduleRemark): boolean =>
  /^\d+$/.test(at) && sheet === null && /^[A-Z-]*$/.test(heading)

/** Where something stands: «Строка 10, столбец «Дата»», «Событие 3». */
export const placeOf = (remark: ScheduleRemark): TextRef => {
  const { number, heading } = remark
  if (isOfCalendar(remark)) return text('office.schedule.place.event', { n: { amount: number } })
  return heading === ''
    ? text('office.schedule.place.row', { row: number })
    : text('office.schedule.place.cell', { row: number, name: shortText(heading, LONGEST_HEADING) })
}

const faultLine = (remark: ScheduleRemark): TextRef =>
  text('office.schedule.fault_line', {
    place: placeOf(remark),
    what: text(`office.schedule.trouble.${remark.what}`),
  })

const FATES = [
  'new',
  'changed',
  'cancelled',
  'told',
  'theirs',
  'same',
  'off',
] as const satisfies readonly DraftFate[]

const countLines = (
  all: readonly Compared[],
  { past, beyond, repeated, private: hidden }: ScheduleReading,
): TextRef[] => [
  ...FATES.map((fate) => [fate, countOf(all, fate)] as const)
    .filter(([fate, n]) => n > 0 && fate !== 'new')
    .map(([fate, n]) => text(`office.schedule.counts.${fate}`, { n })),
  ...Object.entries({ past, beyond, repeated, private: hidden })
    .filter(([, n]) => n > 0)
    .map(([what, n]) => text(`office.schedule.counts.${what}`, { n })),
]

const headLine = (all: readonly Compared[], faulty: number): TextRef => {
  const n = all.filter(({ fate }) => fate !== 'same' && fate !== 'off').length
  return faulty === 0
    ? text('office.schedule.head', { n })
    : text('office.schedule.head_faulty', { n, more: faulty })
}

const unreadLines = (unread: readonly string[]): TextRef[] =>
  unread.length === 0
    ? []
    : [
        text('office.schedule.unread', {
          list: { list: unread.slice(0, MOST_COLUMNS).map((each) => shortText(each, LONGEST_HEADING)) },
        }),
      ]

export const canTake = (all: readonly Compared[]): boolean =>
  all.some(({ fate }) => fate === 'new' || fate === 'changed' || fate === 'cancelled')

const askLine = (all: readonly Compared[], faulty: number): TextRef => {
  if (canTake(all)) return text('office.schedule.ask_take')
  if (faulty > 0) return text('office.schedule.ask_mend')
  const isThere = all.length > 0 && all.every(({ fate }) => fate === 'same')
  return text(isThere ? 'office.schedule.nothing_new' : 'office.schedule.nothing_to_add')
}

/** What a file came to, as it stands now. */
export const scheduleLines = ({ kept, state }: KeptSchedule, all: readonly Compared[]): TextRef[] => {
  if (state !== 'read') return [text(`office.schedule.state.${state}`)]
  const { reading } = kept
  const faults = reading.faulty.flatMap((row) => row.faults)
  return [
    headLine(all, reading.faulty.length),
    ...countLines(all, reading),
    ...faults.slice(0, FIRST_FAULTS).map(faultLine),
    ...(faults.length > FIRST_FAULTS
      ? [text('office.schedule.more_faults', { n: faults.length - FIRST_FAULTS })]
      : []),
    ...unreadLines(reading.unread),
    text('talk.blank'),
    askLine(all, reading.faulty.length),
  ]
}

/** What can be done with it now. */
export const scheduleButtons = (
  { id, kept, state }: KeptSchedule,
  all: readonly Compared[],
): OfficeButton[] => {
  if (state !== 'read') return []
  const button = (name: string, useCase: UseCaseName): OfficeButton => [
    text(`office.schedule.buttons.${name}`),
    useCase,
    id,
  ]
  const { faulty } = kept.reading
  const faults = faulty.flatMap((row) => row.faults)
  return [
    ...(all.length > 0 ? [button('show', 'schedule_show')] : []),
    ...(faulty.length > 0 ? [button('mend', 'schedule_mend')] : []),
    ...(faults.length > FIRST_FAULTS ? [button('faults', 'schedule_faults')] : []),
    ...(canTake(all) ? [button('take', 'schedule_take')] : []),
    button('leave', 'schedule_leave'),
  ]
}

/** One event of the list: «Концерт. 5 декабря 2026 года, суббота, в 14:00.» and what becomes of it. */
export const draftLine = ({ draft, fate }: Compared): TextRef =>
  text(`office.schedule.lines.${fate}`, {
    title: draft.details.title,
    when: eventWhen(draft.time),
    kind: text(`events.kinds.${draft.kind}`),
  })
