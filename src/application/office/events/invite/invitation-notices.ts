import { audienceEvent } from '../../../../domain/events/audience-event.ts'
import { eventInShort, eventTitle, eventWhen } from '../../../../domain/events/event-in-words.ts'
import { readNeeds } from '../../../../domain/people/needs-card.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import { inRows } from '../../../outgoing.ts'
import type { Button } from '../../../ports/messenger.ts'
import type { OfferedEvent } from '../../../ports/office/event-desk.ts'
import type { OwnCard } from '../../../ports/office/people-desk.ts'
import type { Notice } from '../../../reminder-words.ts'
import type { Composer, Composing } from '../../kit/composer.ts'
import { eventToken } from '../../kit/event-token.ts'
import type { OfficeWords } from '../../kit/office-words.ts'

const button = (words: OfficeWords, name: string, token: string): Button => ({
  text: words.phrase(`office.invitations.own_buttons.${name}`),
  token,
})

/** One below the other: older people press them. */
const inColumn = (buttons: readonly Button[]): Button[][] => inRows(buttons, true)

/** What the person likes about it: the first item of their card that the event answers. */
const greeting = ({ conversation, words, day }: Composing, event: OfferedEvent, own: OwnCard): TextRef => {
  const chosen = new Set(readNeeds(own.needs).chosen)
  const { interests } = audienceEvent({ ...event, group: null }, conversation.content.events.kinds, day)
  const liked = [...interests].find(
    (item) => chosen.has(item) && words.has(`office.invitations.likes.${item}`),
  )
  return text(liked ? `office.invitations.likes.${liked}` : 'office.invitations.likes_unknown')
}

const isFull = ({ capacity, taken }: OfferedEvent): boolean => capacity !== null && taken >= capacity

const ownCard = async ({ desks, person }: Composing): Promise<OwnCard> => {
  const own = await desks.people.own(person)
  if (!own) throw new RangeError('the invitation is for a chat without a card')
  return own
}

/** One invitation, in one short message: what they like, when, where, what is there – the question last (Y-notify). */
export const eventInvited: Composer = async (composing): Promise<Notice> => {
  const { desks, subject, words } = composing
  const own = await ownCard(composing)
  const event = await desks.events.offered(own.citizen, subject)
  // It was cancelled in this very moment: the last look before sending drops it.
  if (event?.state !== 'open') return words.message([text('office.own_events.gone')])
  const full = isFull(event)
  const html = words.html([
    greeting(composing, event, own),
    eventTitle(event),
    ...eventInShort(event),
    text('talk.blank'),
    text(full ? 'office.invitations.queue_up' : 'office.invitations.will_you_come'),
  ])
  const buttons = [
    button(words, full ? 'queue' : 'go', eventToken('go', event.id)),
    button(words, 'no', eventToken('no', event.id)),
    button(words, 'more', eventToken('more', event.id)),
  ]
  return { kind: 'text', html, buttons: inColumn(buttons) }
}

/** The week's poster: a line and a button for each, and how to have it on another day. Its subject is the week. */
export const eventPoster: Composer = async (composing): Promise<Notice> => {
  const { desks, subject, words } = composing
  const own = await ownCard(composing)
  const ids = await desks.audience.poster(own.citizen, subject)
  const found = await Promise.all(ids.map((id) => desks.events.offered(own.citizen, id)))
  const events = found.filter((event): event is OfferedEvent => event?.state === 'open')
  if (events.length === 0) return words.message([text('office.own_events.gone')])
  const html = words.html([
    text('office.invitations.poster'),
    ...events.flatMap((event) => [eventTitle(event), eventWhen(event)]),
    text('talk.blank'),
    text('office.invitations.which'),
  ])
  const buttons = [
    ...events.map(({ id, details }) => ({ text: details.title, token: eventToken('more', id) })),
    button(words, 'settings', eventToken('settings')),
  ]
  return { kind: 'text', html, buttons: inColumn(buttons) }
}

/** Whoever asked for it hears what it came to. The subject: event, and when it began in base 36. */
export const invitationsSent: Composer = async ({ desks, person, subject, day, words }) => {
  const [id = '', since = ''] = subject.split('.')
  const asker = await desks.staff.ofPerson(person, day)
  const event = asker && (await desks.events.event(asker, id))
  if (!event) throw new RangeError('the notice is about an event that is no more')
  const { message, call } = await desks.audience.outcome(id, Number.parseInt(since, 36))
  if (message + call === 0) return words.message([eventTitle(event), text('office.invitations.sent_nobody')])
  return words.message(
    [
      eventTitle(event),
      text('office.invitations.sent', { n: message }),
      ...(call > 0 ? [text('office.invitations.sent_calls', { n: call })] : []),
    ],
    [
      ...(call > 0 ? [[text('office.invitations.buttons.calls'), 'event_calls', id] as const] : []),
      ...(event.capacity === null
        ? []
        : [[text('office.invitations.buttons.more_people'), 'event_invite', id] as const]),
    ],
  )
}
