import { instantOf } from '../../../../domain/calendar/instant.ts'
import { changeInWords, ToldEvent, toldEvent } from '../../../../domain/events/event-change-in-words.ts'
import { eventInShort, eventTitle, eventWhen } from '../../../../domain/events/event-in-words.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { Answering } from '../../../ports/office/sign-up-desk.ts'
import type { Notice } from '../../../reminder-words.ts'
import { type Composer, type Composing, type OfficeNotice, toPerson } from '../../kit/composer.ts'
import { ownStanding } from './own-standing.ts'
import { companyLines, placeLines, type SignUpButton, signUpMessage } from './sign-up-words.ts'

/** The event's id in the subject of a notice or an occasion: `ev1.4`, `ev.ev1.smirnova`. */
const eventOf = ({ subject }: Composing): string => {
  const parts = subject.split('.')
  return (parts.length === 3 ? parts[1] : parts[0]) ?? ''
}

/** @throws RangeError when the chat is not joined to a card that has to do with the event any more. */
const answeringOf = async (composing: Composing): Promise<Answering> => {
  const found = await composing.desks.signUps.ofChat(composing.person, eventOf(composing))
  if (!found) throw new RangeError('the notice is about an event that the person does not see')
  return found
}

const zoneOf = ({ conversation }: Composing): string => conversation.region.time_zone

/** What is offered stands as of the day that the notice is about. */
const standing = (composing: Composing, answering: Answering) =>
  ownStanding(
    answering,
    instantOf(composing.day, '00:00', zoneOf(composing)),
    composing.day,
    zoneOf(composing),
  )

const STILL: readonly SignUpButton[] = [
  ['come', 'go'],
  ['quit', 'quit'],
]

const cancelled = ({ words }: Composing, { event }: Answering): Notice => {
  const why = event.cancelledWhy
  return signUpMessage(
    words,
    [
      text('office.sign_up.cancelled'),
      eventTitle(event),
      eventWhen(event),
      ...(why ? [text('office.sign_up.why', { why })] : []),
      text('office.sign_up.instead'),
    ],
    event.id,
    [['list', 'list']],
  )
}

/** A reminder of whoever has a place: what, when, where, and a way out. */
const reminding =
  (head: string, buttons: readonly SignUpButton[], last: string): Composer =>
  async (composing) => {
    const found = await answeringOf(composing)
    if (found.event.state === 'cancelled') return cancelled(composing, found)
    const held = found.signUp ?? { seats: 1, needsTransport: false }
    const parts = [
      text(`office.sign_up.${head}`),
      ...placeLines(found.event, held),
      text(`office.sign_up.${last}`),
    ]
    return signUpMessage(composing.words, parts, found.event.id, buttons)
  }

/** Exactly what changed since people were last told. */
const changed: Composer = async (composing) => {
  const found = await answeringOf(composing)
  const { event, signUp } = found
  if (event.state === 'cancelled') return cancelled(composing, found)
  const [, revision = ''] = composing.subject.split('.')
  const told = await composing.desks.signUps.toldBefore(event.id, Number(revision))
  const lines = told === null ? [] : changeInWords(ToldEvent.parse(JSON.parse(told)), toldEvent(event))
  const head = text(`office.sign_up.${lines.length === 0 ? 'unchanged' : 'changed'}`)
  const own = standing(composing, found)
  const isGoing = signUp?.state === 'going'
  const rest = isGoing ? [...companyLines(signUp), text('office.sign_up.suits')] : own.lines
  return signUpMessage(
    composing.words,
    [head, eventTitle(event), ...lines, ...rest],
    event.id,
    isGoing ? STILL : own.buttons,
  )
}

/** A place is free: until when it is kept. Whoever has answered meanwhile sees how they stand. */
const placeOffered: Composer = async (composing) => {
  const found = await answeringOf(composing)
  const { event, signUp } = found
  if (event.state === 'cancelled') return cancelled(composing, found)
  const own = standing(composing, found)
  const isOffered = signUp?.state === 'offered'
  const parts = [
    ...(isOffered ? [text('office.sign_up.freed')] : []),
    eventTitle(event),
    ...eventInShort(event),
    ...own.lines,
  ]
  return signUpMessage(composing.words, parts, event.id, own.buttons)
}

const placeLapsed: Composer = async (composing) => {
  const found = await answeringOf(composing)
  if (found.signUp?.state !== 'lapsed') return placeOffered(composing)
  const { event } = found
  return signUpMessage(composing.words, [eventTitle(event), text('office.sign_up.lapsed')], event.id, [
    ['wait_again', 'go'],
    ['no_thanks', 'no'],
  ])
}

/** The day after: how was it? Whoever is known not to have come is asked whether all is well. */
const thanks: Composer = async (composing) => {
  const found = await answeringOf(composing)
  const { event, signUp } = found
  if (signUp?.attended === false)
    return signUpMessage(composing.words, [eventTitle(event), text('office.sign_up.missed')], event.id, [
      ['fine', 'fine'],
      ['help', 'help'],
    ])
  return signUpMessage(composing.words, [eventTitle(event), text('office.sign_up.thanks')], event.id, [
    ['liked_yes', 'liked', 'yes'],
    ['liked_no', 'liked', 'no'],
    ...(signUp?.attended === true ? [] : [['liked_absent', 'liked', 'absent'] as const]),
  ])
}

/** A composer for every notice to people about an event that they answered (Y-notify). */
export const EVENT_NOTICES: Readonly<Record<string, OfficeNotice>> = {
  event_eve: toPerson(reminding('eve', STILL, 'still')),
  event_soon: toPerson(reminding('soon', [['quit', 'quit']], 'waiting_for_you')),
  event_changed: toPerson(changed),
  event_cancelled: toPerson(async (composing) => cancelled(composing, await answeringOf(composing))),
  event_place_offered: toPerson(placeOffered),
  event_place_lapsed: toPerson(placeLapsed),
  event_thanks: toPerson(thanks),
  event_missed: toPerson(thanks),
}
