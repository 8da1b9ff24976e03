import { localMoment } from '../../../../domain/calendar/local-date.ts'
import { eventInShort, eventTitle } from '../../../../domain/events/event-in-words.ts'
import type { SignUp } from '../../../../domain/events/sign-up.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import { inRows } from '../../../outgoing.ts'
import type { OfferedEvent } from '../../../ports/office/event-desk.ts'
import type { Answering } from '../../../ports/office/sign-up-desk.ts'
import type { Notice } from '../../../reminder-words.ts'
import { eventToken } from '../../kit/event-token.ts'
import type { OfficeWords } from '../../kit/office-words.ts'

/** A button of a citizen about an event: its words of `office.sign_up.buttons`, and what it does. */
export type SignUpButton = readonly [label: string, press: string, ...args: readonly string[]]

/** A message about an event with a citizen's buttons, one below the other. */
export const signUpMessage = (
  words: OfficeWords,
  parts: readonly TextRef[],
  event: string,
  buttons: readonly SignUpButton[],
): Notice => {
  const rows = buttons.map(([label, press, ...args]) => ({
    text: words.phrase(`office.sign_up.buttons.${label}`),
    token: press === 'list' ? eventToken('list') : eventToken(press, event, ...args),
  }))
  return {
    kind: 'text',
    html: words.html(parts),
    ...(rows.length > 0 ? { buttons: inRows(rows, true) } : {}),
  }
}

/** The answer to an old button of an event that does not take place: kindly, and where to look instead. */
export const calledOff = (words: OfficeWords, event: OfferedEvent): Notice => {
  const why = event.cancelledWhy
  const line = why ? text('events.cancelled_why', { why }) : text('events.cancelled')
  return signUpMessage(words, [eventTitle(event), line, text('office.sign_up.instead')], event.id, [
    ['list', 'list'],
  ])
}

/** What whoever has a place can still say. */
export const goingButtons = ({
  seats,
  needsTransport,
}: Pick<SignUp, 'seats' | 'needsTransport'>): SignUpButton[] => [
  seats === 1 ? ['friend', 'friend'] : ['alone', 'alone'],
  needsTransport ? ['no_ride', 'no_ride'] : ['ride', 'ride'],
  ['quit', 'quit'],
]

/** Who comes along, and help with the way; nothing where one comes alone. */
export const companyLines = ({
  seats,
  needsTransport,
}: Pick<SignUp, 'seats' | 'needsTransport'>): TextRef[] => [
  ...(seats === 2 ? [text('office.sign_up.two')] : []),
  ...(needsTransport ? [text('office.sign_up.ride')] : []),
]

/** The event as whoever has a place needs it: when, where, who comes along. */
export const placeLines = (
  event: OfferedEvent,
  signUp: Pick<SignUp, 'seats' | 'needsTransport'>,
): TextRef[] => [eventTitle(event), ...eventInShort(event), ...companyLines(signUp)]

/** Until when a place is kept: a time today, or a day and a time. */
export const keptUntil = (until: number, today: string, zone: string): TextRef => {
  const { date, time } = localMoment(until, zone)
  return date === today
    ? text('office.sign_up.kept_today', { time })
    : text('office.sign_up.kept', { date: { date }, time })
}

/** «Перед вами в списке…» */
export const waitingLine = ({ ahead }: Pick<Answering, 'ahead'>): TextRef =>
  ahead === 0 ? text('office.sign_up.first_in_line') : text('office.sign_up.ahead', { n: ahead })
