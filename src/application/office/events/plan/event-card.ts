import { audienceOf } from '../../../../domain/events/chosen-audience.ts'
import { eventInFull, eventTitle } from '../../../../domain/events/event-in-words.ts'
import { isOver } from '../../../../domain/events/event-phase.ts'
import { isGathering } from '../../../../domain/events/event-span.ts'
import { mayChangeEvent } from '../../../../domain/events/may-change-event.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { type OfficeCall, officeNow } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import type { Screen } from '../../kit/screen.ts'
import type { UseCaseName } from '../../kit/use-case-name.ts'

/** What an event is at present: what people see of it, or that it is behind. */
const stateOf = (call: OfficeCall, event: PlannedEvent): TextRef => {
  const { state, cancelledWhy } = event
  if (state === 'cancelled')
    return cancelledWhy ? text('events.cancelled_why', { why: cancelledWhy }) : text('events.cancelled')
  const isPast = state === 'open' && isOver(event, officeNow(call.moment))
  return text(`office.event_plan.states.${isPast ? 'over' : state}`)
}

/** For whom it is: the districts by name, and who of them. */
export const forWhom = (
  { districts, details }: Pick<PlannedEvent, 'districts' | 'details'>,
  known: readonly { readonly id: string; readonly name: string }[],
): TextRef[] => {
  const list = known.filter(({ id }) => districts.includes(id)).map(({ name }) => name)
  const audience = audienceOf(details.categories)
  return [
    districts.length === 0
      ? text('office.event_plan.for_all')
      : text('office.event_plan.for_districts', { districts: { list } }),
    ...(audience === 'all' ? [] : [text(`office.event_plan.for_audience.${audience}`)]),
  ]
}

const counts = ({ capacity, taken, waiting, invited }: PlannedEvent): TextRef[] => [
  capacity === null
    ? text('office.event_plan.going', { n: taken })
    : text('office.event_plan.places', { n: capacity, all: taken }),
  ...(waiting > 0 ? [text('office.event_plan.waiting', { n: waiting })] : []),
  ...(invited > 0 ? [text('office.event_plan.invited', { n: invited })] : []),
]

/** What only employees see: for whom, places, where it came from. */
const plannedLines = async (call: OfficeCall, event: PlannedEvent): Promise<TextRef[]> => {
  const { desks, actor } = call
  const { details, series } = event
  const group = event.group === null ? null : await desks.groups.group(actor, event.group)
  return [
    ...forWhom(event, await desks.staff.districts(event.department)),
    ...counts(event),
    ...(group ? [text('office.event_plan.for_group', { name: group.name })] : []),
    ...(series === null ? [] : [text('office.event_plan.in_series')]),
    ...(details.point ? [text('office.event_plan.point')] : []),
    ...(details.source === '' ? [] : [text('office.event_plan.source', { source: details.source })]),
  ]
}

/** The card of an event for employees: its words as people read them, what became of it, and what can be done. */
export const eventScreen = async (
  call: OfficeCall,
  event: PlannedEvent,
  above: readonly TextRef[] = [],
  first: readonly OfficeButton[] = [],
): Promise<Screen> => {
  const { at, conversation } = call.moment
  const look = {
    event,
    mayChange: mayChangeEvent(call.actor, event),
    isOver: isOver(event, officeNow(call.moment)),
    isGathering: isGathering(event, at, conversation.region.time_zone),
  }
  const parts = [
    ...(above.length === 0 ? [] : [...above, text('talk.blank')]),
    ...[eventTitle(event), text(`office.event_plan.kind`, { kind: text(`events.kinds.${event.kind}`) })],
    ...[stateOf(call, event), ...eventInFull(event), text('talk.blank')],
    ...(await plannedLines(call, event)),
  ]
  return { parts, buttons: [...first, ...eventMoves(look)] }
}

/** The way back to an event's card. */
export const toEvent = (id: string): OfficeButton => [text('office.event_plan.buttons.card'), 'event', id]

/** An event as its buttons look at it. */
export interface EventLook {
  readonly event: PlannedEvent
  readonly mayChange: boolean
  /** It can be ticked who is there. */
  readonly isGathering: boolean
  readonly isOver: boolean
}

/** A button of the card: its label in `office.event_plan.buttons`, the use case, and when it makes sense. */
interface Move {
  readonly label: string
  readonly name: UseCaseName
  readonly args?: readonly string[]
  readonly when: (look: EventLook) => boolean
}

const isLive = ({ event, mayChange, isOver }: EventLook): boolean =>
  mayChange && !isOver && event.state !== 'cancelled'

/** People sign up for it: an employee of any district looks after their own among them. */
const isShown = ({ event }: EventLook): boolean => event.state === 'open'

/** What can be done about an event, in the order of its buttons. The one place where an area adds its own. */
const MOVES: readonly Move[] = [
  { label: 'open', name: 'event_open', when: (look) => isLive(look) && look.event.state === 'draft' },
  {
    label: 'open_all',
    name: 'event_open',
    args: ['all'],
    when: (look) => isLive(look) && look.event.state === 'draft' && look.event.series !== null,
  },
  {
    label: 'invite',
    name: 'event_invite',
    when: ({ event, isOver }) => event.state === 'open' && !isOver,
  },
  { label: 'people', name: 'event_people', when: isShown },
  { label: 'presence', name: 'event_presence', when: ({ isGathering }) => isGathering },
  { label: 'access', name: 'event_access', when: isLive },
  { label: 'change', name: 'event_change', when: isLive },
  { label: 'cancel', name: 'event_cancel', when: isLive },
  { label: 'repeat', name: 'event_repeat', when: () => true },
  { label: 'all', name: 'events', when: () => true },
]

/** The buttons under an event's card. */
const eventMoves = (look: EventLook): OfficeButton[] =>
  MOVES.filter(({ when }) => when(look)).map(
    ({ label, name, args = [] }): OfficeButton => [
      text(`office.event_plan.buttons.${label}`),
      name,
      ...(name === 'events' ? [] : [look.event.id]),
      ...args,
    ],
  )
