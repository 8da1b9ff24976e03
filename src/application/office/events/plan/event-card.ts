import { audienceOf } from '../../../../domain/events/chosen-audience.ts'
import { eventInFull, eventTitle } from '../../../../domain/events/event-in-words.ts'
import { isOver } from '../../../../domain/events/event-phase.ts'
import { isGathering } from '../../../../domain/events/event-span.ts'
import { mayChangeEvent } from '../../../../domain/events/may-change-event.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { Outgoing } from '../../../ports/messenger.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import { type OfficeCall, officeNow } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { eventMoves } from './event-moves.ts'

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
export const eventCard = async (
  call: OfficeCall,
  event: PlannedEvent,
  above: readonly TextRef[] = [],
  first: readonly OfficeButton[] = [],
): Promise<Outgoing & { kind: 'text' }> => {
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
  return call.words.message(parts, [...first, ...eventMoves(look)])
}
