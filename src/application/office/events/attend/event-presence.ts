import { eventTitle, eventWhen } from '../../../../domain/events/event-in-words.ts'
import { isGathering } from '../../../../domain/events/event-span.ts'
import { shortName } from '../../../../domain/people/short-name.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import type { EventPerson } from '../../../ports/office/sign-up-desk.ts'
import { about } from '../../kit/about.ts'
import { refuse } from '../../kit/audited.ts'
import { pageOf } from '../../kit/list.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import type { Place, Screen } from '../../kit/screen.ts'
import type { OfficeUseCase } from '../../kit/use-case.ts'
import { EVENT } from '../plan/event-at-hand.ts'

const standsOnList = ({ state, attended }: EventPerson): boolean => state === 'going' || attended !== null

const labelOf = ({ attended, name }: EventPerson) =>
  text(`office.event_people.presence.${attended === null ? 'unknown' : attended ? 'was' : 'absent'}`, {
    name: shortName(name),
  })

/** Whether it can be ticked now who is there. */
export const canBeTicked = ({ moment }: OfficeCall, event: PlannedEvent): boolean =>
  isGathering(event, moment.at, moment.conversation.region.time_zone)

/** The answer to whoever would tick before people gather, or of what does not take place. */
export const tooEarly = (event: PlannedEvent): Screen => ({
  parts: [eventTitle(event), eventWhen(event), text('office.event_people.too_early')],
})

/** The list as it stands with what was just pressed. */
const presenceScreen = (
  call: OfficeCall,
  event: PlannedEvent,
  people: readonly EventPerson[],
  place: Place,
): Screen => {
  const page = call.args.at(-1) ?? ''
  const { shown, turns } = pageOf(people, page, (turned) => ['event_presence', event.id, turned])
  const present = /^\d+$/.test(page) ? page : '0'
  const toggles = shown.map(
    (each): OfficeButton => [labelOf(each), 'event_was', event.id, each.citizen, present],
  )
  const isOpen = people.some(({ attended }) => attended === null)
  const n = people.filter(({ attended }) => attended === true).length
  return {
    parts: [
      eventTitle(event),
      eventWhen(event),
      ...(people.length === 0
        ? [text('office.event_people.nobody')]
        : [text('office.event_people.were', { n, all: people.length }), text('office.event_people.how')]),
    ],
    buttons: [
      ...toggles,
      ...turns,
      ...(isOpen
        ? [[text('office.event_people.buttons.all_were'), 'event_all_were', event.id] as const]
        : []),
      [text('office.event_people.buttons.walked_in'), 'event_walk_in', event.id],
    ],
    place,
  }
}

const listOf = async (call: OfficeCall, event: PlannedEvent): Promise<readonly EventPerson[]> => {
  const { desks, actor, today, moment } = call
  const found = await desks.signUps.people(actor, event.id, today, moment.at)
  return found.people.filter(standsOnList)
}

/** A use case on the list of an event that has begun; `act` says what a press changes. */
const onList = (
  act: (call: OfficeCall, people: readonly EventPerson[]) => readonly string[] | null,
  attendedOf: (call: OfficeCall, people: readonly EventPerson[]) => boolean,
  placeOf: (call: OfficeCall) => Place = () => 'in_place',
): OfficeUseCase =>
  about(EVENT, 'mark_attendance', async (call, event) => {
    if (!canBeTicked(call, event)) return tooEarly(event)
    const people = await listOf(call, event)
    const citizens = act(call, people)
    if (citizens === null) return refuse(call, 'mark_attendance', `event:${event.id}`)
    const attended = attendedOf(call, people)
    const now = people.map((each) => (citizens.includes(each.citizen) ? { ...each, attended } : each))
    return {
      ...presenceScreen(call, event, now, placeOf(call)),
      changes: citizens.length === 0 ? [] : [{ type: 'mark_presence', event: event.id, citizens, attended }],
      object: `event:${event.id}`,
    }
  })

/** Who was there: everybody with a place who is in sight, a tick each. */
export const showPresence: OfficeUseCase = onList(
  () => [],
  () => true,
  ({ args }) => (args.length === 1 ? 'new' : 'in_place'),
)

/** One tick: nobody said → was there → was not → was there. */
export const togglePresence: OfficeUseCase = onList(
  ({ args }, people) => (people.some(({ citizen }) => citizen === args[1]) ? [args[1] as string] : null),
  ({ args }, people) => people.find(({ citizen }) => citizen === args[1])?.attended !== true,
)

/** «Все были»: everybody of whom nobody has said anything; those who were missed are unticked. */
export const allWere: OfficeUseCase = onList(
  (_, people) => people.filter(({ attended }) => attended === null).map(({ citizen }) => citizen),
  () => true,
)
