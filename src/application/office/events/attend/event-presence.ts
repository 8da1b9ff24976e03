import { eventTitle, eventWhen } from '../../../../domain/events/event-in-words.ts'
import { isGathering } from '../../../../domain/events/event-span.ts'
import { shortName } from '../../../../domain/people/short-name.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../../decision.ts'
import type { OfficeChange } from '../../../ports/office/changes.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import type { EventPerson } from '../../../ports/office/sign-up-desk.ts'
import { allowed } from '../../kit/audited.ts'
import { pageOf } from '../../kit/list.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../../kit/use-case.ts'
import { eventSeen, noEvent } from '../plan/event-at-hand.ts'

const standsOnList = ({ state, attended }: EventPerson): boolean => state === 'going' || attended !== null

const labelOf = ({ attended, name }: EventPerson) =>
  text(`office.event_people.presence.${attended === null ? 'unknown' : attended ? 'was' : 'absent'}`, {
    name: shortName(name),
  })

/** Whether it can be ticked now who is there. */
export const canBeTicked = ({ moment }: OfficeCall, event: PlannedEvent): boolean =>
  isGathering(event, moment.at, moment.conversation.region.time_zone)

/** The answer to whoever would tick before people gather, or of what does not take place. */
export const tooEarly = ({ moment, words }: OfficeCall, event: PlannedEvent): Decision =>
  decide(moment, {
    replies: [words.message([eventTitle(event), eventWhen(event), text('office.event_people.too_early')])],
  })

/** The list as it stands with what was just pressed. */
const shownList = (
  call: OfficeCall,
  event: PlannedEvent,
  people: readonly EventPerson[],
  isOpened: boolean,
): Decision['replies'][number] => {
  const { words, args } = call
  const page = args.at(-1)
  const { shown, turns } = pageOf(people, page, (turned) => ['event_presence', event.id, turned])
  const toggles = shown.map(
    (each): OfficeButton => [
      words.plain(labelOf(each)),
      ...(['event_was', event.id, each.citizen, /^\d+$/.test(page ?? '') ? (page as string) : '0'] as const),
    ],
  )
  const buttons: OfficeButton[] = [
    ...toggles,
    ...turns,
    ...(people.some(({ attended }) => attended === null)
      ? [[text('office.event_people.buttons.all_were'), 'event_all_were', event.id] as const]
      : []),
    [text('office.event_people.buttons.walked_in'), 'event_walk_in', event.id],
  ]
  const were = people.filter(({ attended }) => attended === true).length
  const head =
    people.length === 0
      ? text('office.event_people.nobody')
      : text('office.event_people.were', { n: were, all: people.length })
  const how = people.length === 0 ? [] : [text('office.event_people.how')]
  const list = words.message([eventTitle(event), eventWhen(event), head, ...how], buttons)
  return isOpened ? list : inPlace(call, list)
}

const listOf = async (call: OfficeCall, event: PlannedEvent): Promise<readonly EventPerson[]> => {
  const { desks, actor, today, moment } = call
  const found = await desks.signUps.people(actor, event.id, today, moment.at)
  return found.people.filter(standsOnList)
}

/** A use case on the list of an event that has begun; `act` says what a press changes. */
const onList = (
  act: (call: OfficeCall, event: PlannedEvent, people: readonly EventPerson[]) => readonly string[] | null,
  attendedOf: (call: OfficeCall, people: readonly EventPerson[]) => boolean,
  isOpened: (call: OfficeCall) => boolean = () => false,
): OfficeUseCase => ({
  action: 'mark_attendance',
  run: async (call) => {
    const event = await eventSeen(call)
    if (event === null) return noEvent(call, 'mark_attendance')
    if (!canBeTicked(call, event)) return tooEarly(call, event)
    const people = await listOf(call, event)
    const citizens = act(call, event, people)
    if (citizens === null) return noEvent(call, 'mark_attendance')
    const attended = attendedOf(call, people)
    const now = people.map((each) => (citizens.includes(each.citizen) ? { ...each, attended } : each))
    const marks: OfficeChange[] =
      citizens.length === 0 ? [] : [{ type: 'mark_presence', event: event.id, citizens, attended }]
    return decide(call.moment, {
      replies: [shownList(call, event, now, isOpened(call))],
      office: [...marks, allowed(call, 'mark_attendance', `event:${event.id}`)],
    })
  },
})

/** Who was there: everybody with a place who is in sight, a tick each. */
export const showPresence: OfficeUseCase = onList(
  () => [],
  () => true,
  ({ args }) => args.length === 1,
)

/** One tick: nobody said → was there → was not → was there. */
export const togglePresence: OfficeUseCase = onList(
  ({ args }, _event, people) =>
    people.some(({ citizen }) => citizen === args[1]) ? [args[1] as string] : null,
  ({ args }, people) => people.find(({ citizen }) => citizen === args[1])?.attended !== true,
)

/** «Все были»: everybody of whom nobody has said anything; those who were missed are unticked. */
export const allWere: OfficeUseCase = onList(
  (_call, _event, people) => people.filter(({ attended }) => attended === null).map(({ citizen }) => citizen),
  () => true,
)
