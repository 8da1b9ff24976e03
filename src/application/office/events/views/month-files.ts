import {
  eventAccess,
  eventInFull,
  eventPlace,
  eventPrice,
  eventWhen,
} from '../../../../domain/events/event-in-words.ts'
import { eventsByDay } from '../../../../domain/events/month-grid.ts'
import type { MonthPlan, PlanEvent } from '../../../../domain/events/month-plan.ts'
import { lastDay, type YardEvent } from '../../../../domain/events/yard-event.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { decide } from '../../../decision.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { allowed } from '../../kit/audited.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeWords } from '../../kit/office-words.ts'
import { useCase } from '../../kit/screen.ts'
import { type MonthEvents, monthEventsOf, monthTitle } from './month-events.ts'
import { monthFile } from './show-month.ts'

/** What the entry of a calendar says: all that is known, a line each. */
export const describedIn =
  (words: OfficeWords) =>
  (event: YardEvent): string =>
    eventInFull(event)
      .map((line) => words.plain(line))
      .join('\n')

/** «Файл календаря»: a month as .ics for the calendar of a desk or a phone. */
export const exportMonth = useCase('see_events', async (call) => {
  const { desks, words, moment, actor } = call
  const { month, events } = await monthEventsOf(call)
  if (events.length === 0)
    return { parts: [text('office.events_month.nothing', { month: monthTitle(month) })] }
  const content = desks.writeCalendar({
    name: actor.departmentName,
    zone: moment.conversation.region.time_zone,
    events,
    at: moment.at,
    describe: describedIn(words),
  })
  return decide(moment, {
    replies: [
      {
        kind: 'file',
        name: monthFile(month, 'ics'),
        mime: 'text/calendar',
        content,
        caption: words.html([text('office.events_month.file_caption')]),
      },
    ],
    office: [allowed(call, 'see_events', `department:${actor.department}`)],
  })
})

const planEvent = ({ words }: OfficeCall, event: PlannedEvent): PlanEvent => {
  const { details, day, time } = event
  // What lasts longer says until when; a single day stands over its events already.
  const until = lastDay(event) === day ? [] : [eventWhen(event)]
  const facts = [...until, ...eventPlace(details), ...eventPrice(details), ...eventAccess(details)]
  return { time, title: details.title, facts: facts.map((fact) => words.plain(fact)) }
}

const planOf = (call: OfficeCall, shown: MonthEvents): MonthPlan => {
  const { words, actor } = call
  const days = [...eventsByDay(shown.events, shown.month)].map(([day, events]) => ({
    day: words.phrase('office.events_month.plan_day', { date: { date: day } }),
    events: events.map((event) => planEvent(call, event)),
  }))
  return {
    title: words.phrase('office.events_month.plan_title', { month: monthTitle(shown.month) }),
    subtitle: actor.departmentName,
    days,
    footer: [words.phrase('office.events_month.plan_footer')],
    pageOf: (page, pages) => words.phrase('office.events_month.plan_page', { page, pages }),
  }
}

/** «Для доски»: what people are shown of a month, as PDF in large type. Drafts stay out. */
export const printMonth = useCase('see_events', async (call) => {
  const { desks, words, moment, actor } = call
  const found = await monthEventsOf(call)
  const shown = { ...found, events: found.events.filter(({ state }) => state === 'open') }
  if (shown.events.length === 0)
    return { parts: [text('office.events_month.nothing_open', { month: monthTitle(shown.month) })] }
  const pdf = await desks.printMonthPlan(planOf(call, shown))
  return decide(moment, {
    replies: [
      {
        kind: 'file',
        name: monthFile(shown.month, 'pdf'),
        mime: 'application/pdf',
        encoding: 'base64',
        content: Buffer.from(pdf).toString('base64'),
        caption: words.html([text('office.events_month.plan_caption')]),
      },
    ],
    office: [allowed(call, 'see_events', `department:${actor.department}`)],
  })
})
