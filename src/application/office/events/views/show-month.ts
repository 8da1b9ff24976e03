import { eventsByDay, type Month, monthWeeks } from '../../../../domain/events/month-grid.ts'
import type { MonthPicture, PictureDay } from '../../../../domain/events/month-picture.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { allowed } from '../../kit/audited.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeWords } from '../../kit/office-words.ts'
import { photoCaption } from '../../kit/photo-caption.ts'
import { useCase } from '../../kit/screen.ts'
import { shortDay } from '../../kit/short-day.ts'
import { type MonthEvents, monthButtons, monthEventsOf, monthTitle } from './month-events.ts'

/** What a cell holds before it says «ещё 2». */
const MOST_IN_A_CELL = 3
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

const titleOf = (words: OfficeWords, { details, state }: PlannedEvent): string =>
  state === 'draft' ? words.phrase('office.events_month.draft', { title: details.title }) : details.title

const pictureDay = (call: OfficeCall, day: string, events: readonly PlannedEvent[]): PictureDay => {
  const { words, today, moment } = call
  const rest = events.length - MOST_IN_A_CELL
  return {
    number: Number(day.slice(8)),
    isOff: !moment.conversation.calendar.isWorking(day),
    isToday: day === today,
    lines: events
      .slice(0, MOST_IN_A_CELL)
      .map((event) => ({ time: event.time, title: titleOf(words, event) })),
    more: rest > 0 ? words.phrase('office.events_month.rest', { n: rest }) : '',
  }
}

const sideWords = ({ actor, words }: OfficeCall, { side }: MonthEvents): string =>
  side === 'all' ? actor.departmentName : words.phrase('office.events_month.own_side')

/** The month as a picture's data. */
const monthPicture = (call: OfficeCall, shown: MonthEvents): MonthPicture => {
  const { words } = call
  const days = eventsByDay(shown.events, shown.month)
  return {
    title: words.plain(monthTitle(shown.month)),
    subtitle: sideWords(call, shown),
    weekdays: WEEKDAYS.map((n) => words.phrase(`office.events_month.weekdays.d${n}`)),
    weeks: monthWeeks(shown.month).map((week) =>
      week.map((day) => (day === null ? null : pictureDay(call, day, days.get(day) ?? []))),
    ),
  }
}

const lineOf = (call: OfficeCall, event: PlannedEvent): TextRef => {
  const { today, words } = call
  const params = { day: shortDay(event.day, today), title: titleOf(words, event) }
  return event.time === ''
    ? text('office.events_month.line', params)
    : text('office.events_month.line_time', { ...params, time: event.time })
}

const captionOf = (call: OfficeCall, { month, events }: MonthEvents): string =>
  photoCaption(call.words, {
    limits: call.moment.conversation.limits,
    head: text('office.events_month.head', { month: monthTitle(month), n: events.length }),
    lines: events.map((event) => lineOf(call, event)),
    rest: (n) => text('office.events_month.rest', { n }),
  })

/** «Месяц»: the grid as a picture, the same as a compact list under it. */
export const showMonth = useCase('see_events', async (call) => {
  const { desks, words, moment, actor } = call
  const shown = await monthEventsOf(call)
  const png = await desks.drawMonth(monthPicture(call, shown))
  const buttons = words.rows(monthButtons(call, shown))
  const content = Buffer.from(png).toString('base64')
  const caption = captionOf(call, shown)
  return decide(moment, {
    replies: [{ kind: 'photo', name: `${shown.month}.png`, content, caption, buttons }],
    office: [allowed(call, 'see_events', `department:${actor.department}`)],
  })
})

/** The name of a month's file, e.g. `events-2026-12.pdf`. */
export const monthFile = (month: Month, ending: string): string => `events-${month}.${ending}`
