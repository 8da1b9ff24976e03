import { eventTitle, eventWhen } from '../../../../domain/events/event-in-words.ts'
import { shortName } from '../../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import type { EventPeople, EventPerson } from '../../../ports/office/sign-up-desk.ts'
import { about } from '../../kit/about.ts'
import { pageOf, placeOfList } from '../../kit/list.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { EVENT } from '../plan/event-at-hand.ts'

/** What an employee has to know of somebody: who comes along, who needs help, whom no message reaches. */
const marksOf = ({ seats, needsTransport, reachable, phone }: EventPerson): TextRef[] => [
  ...(seats === 2 ? [text('office.event_people.marks.two')] : []),
  ...(needsTransport ? [text('office.event_people.marks.ride')] : []),
  ...(reachable
    ? []
    : [
        phone === null
          ? text('office.event_people.marks.no_chat')
          : text('office.event_people.marks.call', { phone }),
      ]),
]

const lineOf = (person: EventPerson, n: number): TextRef => {
  const name = shortName(person.name)
  const marks = marksOf(person)
  return marks.length === 0
    ? text('office.event_people.line_bare', { n, name })
    : text('office.event_people.line', { n, name, list: { list: marks } })
}

/** How people stand to an event, in the order in which they are shown. */
const HEADS = ['going', 'offered', 'waiting'] as const

/** A person with the place among those who stand alike: it goes on from page to page. */
interface Numbered {
  readonly person: EventPerson
  readonly n: number
}

const listed = (people: readonly EventPerson[]): Numbered[] =>
  HEADS.flatMap((state) => {
    const alike = people.filter((each) => each.state === state)
    const inTurn = state === 'waiting' ? alike.sort(byNumber) : alike
    return inTurn.map((person, index) => ({ person, n: index + 1 }))
  })

const groupOf = (head: string, shown: readonly Numbered[]): TextRef[] => {
  const lines = shown.filter(({ person }) => person.state === head).map(({ person, n }) => lineOf(person, n))
  return lines.length === 0 ? [] : [text('talk.blank'), text(`office.event_people.${head}`), ...lines]
}

const byNumber = (a: EventPerson, b: EventPerson): number => (a.number ?? 0) - (b.number ?? 0)

const othersOf = ({ othersGoing, othersWaiting }: EventPeople): TextRef[] => [
  ...(othersGoing > 0 ? [text('office.event_people.others_going', { n: othersGoing })] : []),
  ...(othersWaiting > 0 ? [text('office.event_people.others_waiting', { n: othersWaiting })] : []),
]

const buttonsOf = ({ id }: PlannedEvent, turns: readonly OfficeButton[]): OfficeButton[] => [
  ...turns,
  [text('office.event_people.buttons.put_down'), 'event_put_down', id],
  [text('office.event_people.buttons.presence'), 'event_presence', id],
]

const placesOf = ({ capacity, taken }: PlannedEvent): TextRef =>
  capacity === null
    ? text('office.event_people.taken', { n: taken })
    : text('office.event_people.taken_of', { n: taken, all: capacity })

/** Who goes, who waits, who needs help with the way, whom no message reaches; people out of sight are a number. */
export const showEventPeople = about(EVENT, 'see_events', async (call, event) => {
  const { desks, actor, today, moment, args } = call
  const found = await desks.signUps.people(actor, event.id, today, moment.at)
  const all = listed(found.people)
  const { shown, turns } = pageOf(all, args[1], (page) => ['event_people', event.id, page])
  const parts = [
    eventTitle(event),
    eventWhen(event),
    placesOf(event),
    ...(all.length === 0 ? [text('office.event_people.nobody')] : []),
    ...HEADS.flatMap((head) => groupOf(head, shown)),
    ...othersOf(found),
  ]
  return { parts, buttons: buttonsOf(event, turns), place: placeOfList(args[1]), object: `event:${event.id}` }
})
