import { may } from '../../../../domain/access/can.ts'
import { addDays, type LocalDate } from '../../../../domain/calendar/local-date.ts'
import { monthSpan } from '../../../../domain/events/month-grid.ts'
import { shortText } from '../../../../domain/text/cut-text.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { pageOf } from '../../kit/list.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { useCase } from '../../kit/screen.ts'
import { shortDay } from '../../kit/short-day.ts'
import {
  monthAsked,
  monthLabel,
  namedMonth,
  type Side,
  sideAsked,
  turnedMonth,
} from '../views/month-events.ts'

/** How far ahead the nearest events reach. */
const NEAR_DAYS = 31

/** What a press asks for: `near` or a month; one's own events or all of the department; which page. */
interface Asked {
  readonly span: string
  readonly whose: Side
  readonly page: string
}

const askedBy = (call: OfficeCall): Asked => {
  const [span, whose, page = '0'] = call.args
  return { span: monthAsked(span, call.today) ?? 'near', whose: sideAsked(whose, call), page }
}

const daysOf = ({ span }: Asked, today: LocalDate): { from: LocalDate; until: LocalDate } => {
  if (span === 'near') return { from: today, until: addDays(today, NEAR_DAYS) }
  const { from, to } = monthSpan(span)
  return { from, until: to }
}

const found = (call: OfficeCall, asked: Asked): Promise<readonly PlannedEvent[]> => {
  const { desks, actor, today } = call
  const districts = asked.whose === 'own' ? { districts: actor.districts } : {}
  return desks.events.list(actor, { ...daysOf(asked, today), ...districts })
}

/** Longer titles are cut: all of it stands on the card. */
const LONGEST_TITLE = 32
const shortTitle = (title: string): string => shortText(title, LONGEST_TITLE, 'points')

const lineOf = ({ time, details, state, day }: PlannedEvent, today: LocalDate): TextRef => {
  const params = { title: shortTitle(details.title), date: shortDay(day, today), time }
  const line = text(time === '' ? 'office.event_list.line_day' : 'office.event_list.line', params)
  return state === 'open' ? line : text(`office.event_list.line_${state}`, { line })
}

const turning = (call: OfficeCall, { span, whose }: Asked): OfficeButton[] => {
  const present = span === 'near' ? call.today.slice(0, 7) : span
  const next = span === 'near' ? present : turnedMonth(present, 1)
  return [
    [text('office.event_list.buttons.picture'), 'events_month', present, whose],
    [monthLabel(next), 'events', next, whose],
    ...(span === 'near' ? [] : [[text('office.event_list.buttons.near'), 'events', 'near', whose] as const]),
    ...(call.actor.role === 'head'
      ? []
      : [
          [
            text(`office.event_list.buttons.${whose === 'own' ? 'all' : 'own'}`),
            ...(['events', span, whose === 'own' ? 'all' : 'own'] as const),
          ] as const,
        ]),
  ]
}

const areas = ({ actor }: OfficeCall): OfficeButton[] => [
  ...(may(actor.role, 'plan_events')
    ? [
        [text('office.event_list.buttons.add'), 'event_new'] as const,
        [text('office.event_list.buttons.helpers'), 'helpers'] as const,
      ]
    : []),
  ...(may(actor.role, 'arrange_groups')
    ? [[text('office.event_list.buttons.groups'), 'groups'] as const]
    : []),
]

const headOf = ({ span }: Asked, events: readonly PlannedEvent[]): TextRef[] => {
  const month =
    span === 'near' ? text('office.event_list.head') : text('office.event_list.head_month', namedMonth(span))
  const drafts = events.filter(({ state }) => state === 'draft').length
  return [
    month,
    events.length === 0
      ? text('office.event_list.none')
      : text('office.event_list.count', { n: events.length }),
    ...(drafts === 0 ? [] : [text('office.event_list.drafts', { n: drafts })]),
  ]
}

/** «События»: what is planned, by day; drafts are marked. A specialist sees those of their districts first. */
export const listEvents = useCase('see_events', async (call) => {
  const asked = askedBy(call)
  const events = await found(call, asked)
  const { shown, turns } = pageOf(events, asked.page, (page) => ['events', asked.span, asked.whose, page])
  const buttons: OfficeButton[] = [
    ...shown.map((event): OfficeButton => [lineOf(event, call.today), 'event', event.id]),
    ...turns,
    ...areas(call),
    ...turning(call, asked),
  ]
  return { parts: headOf(asked, events), buttons, place: 'in_place' }
})
