import { eventPlace, eventTitle, eventWhen } from '../../../../domain/events/event-in-words.ts'
import { shortName } from '../../../../domain/people/short-name.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import type { CallLine } from '../../../ports/office/audience-desk.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import type { CitizenCard } from '../../../ports/office/register-desk.ts'
import { about } from '../../kit/about.ts'
import { allowed, refuse } from '../../kit/audited.ts'
import { pageOf, placeOfList } from '../../kit/list.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import { CITIZEN } from '../../people/citizen.ts'
import { planInvitations } from './plan-invitations.ts'
import { INVITED_EVENT, waveOf, whyNotNow } from './preview-invitations.ts'

/** People who would be on the list if invitations went out now: they can be called before. */
const comingCalls = async (call: OfficeCall, event: PlannedEvent): Promise<string[]> => {
  if (whyNotNow(call, event)) return []
  const { desks, moment, actor, today } = call
  const people: string[] = []
  await planInvitations(
    { desk: desks.audience, conversation: moment.conversation },
    { reach: { staff: actor.id, day: today }, waves: [waveOf(call, event)], at: moment.at },
    async (invitations) => {
      for (const { channel, citizen } of invitations) if (channel === 'call') people.push(citizen)
    },
  )
  return people
}

const callsOf = async (call: OfficeCall, event: PlannedEvent): Promise<readonly CallLine[]> =>
  call.desks.audience.calls(call.actor, event.id, await comingCalls(call, event), {
    day: call.today,
    at: call.moment.at,
  })

/** «Кому позвонить»: whom no message reaches, within sight, and who has not answered yet (Y-notify: by phone). */
export const listCalls = about(INVITED_EVENT, 'invite_people', async (call, event) => {
  const lines = await callsOf(call, event)
  const { shown, turns } = pageOf(lines, call.args[1], (page) => ['event_calls', event.id, page])
  const buttons = shown.map(({ citizen, name }): OfficeButton => [name, 'event_call', event.id, citizen])
  const head = text(
    lines.length === 0 ? 'office.invitations.no_calls' : 'office.invitations.calls',
    lines.length === 0 ? {} : { n: lines.length },
  )
  const numbers = shown.map(({ name, phone }) =>
    text(phone === null ? 'office.invitations.call_line_bare' : 'office.invitations.call_line', {
      name: shortName(name),
      ...(phone === null ? {} : { phone }),
    }),
  )
  return {
    parts: [eventTitle(event), head, ...numbers],
    buttons: [...buttons, ...turns],
    place: placeOfList(call.args[1]),
    changes: [allowed(call, 'find_people', `event:${event.id}`)],
  }
})

/** Whom a list of calls goes on with after somebody, answered or not; null – nobody is left. */
const nextOf = (lines: readonly CallLine[], name: string, citizen: string): string | null => {
  const others = lines.filter((line) => line.citizen !== citizen)
  const after = others.find((line) => line.name.localeCompare(name, 'ru') >= 0)
  return (after ?? others[0])?.citizen ?? null
}

/** The way on after a call for an event: the next of the very list, and the list; nothing where nobody is to be called. */
export const goOnInviting = async (
  { desks, actor, today, moment }: OfficeCall,
  event: string,
  { id, facts }: CitizenCard,
): Promise<OfficeButton[]> => {
  const lines = await desks.audience.calls(actor, event, [], { day: today, at: moment.at })
  const next = nextOf(lines, facts.name, id)
  return next === null
    ? []
    : [
        [text('office.monthly.buttons.next'), 'event_call', event, next],
        [text('office.invitations.buttons.list'), 'event_calls', event, '0'],
      ]
}

const answersOf = (event: string, citizen: string, next: string | null): OfficeButton[] => [
  [text('office.invitations.buttons.goes'), 'event_answer', event, citizen, 'go'],
  [text('office.invitations.buttons.does_not'), 'event_answer', event, citizen, 'no'],
  [text('office.invitations.buttons.not_reached'), 'unreached', citizen],
  ...(next === null ? [] : [[text('office.monthly.buttons.next'), 'event_call', event, next] as const]),
  [text('office.invitations.buttons.list'), 'event_calls', event, '0'],
]

/** One call: the number, what to say, and what came of it. */
export const showInvitedCall = about(INVITED_EVENT, 'invite_people', async (call, event) => {
  const card = await CITIZEN.find(call, 'invite_people', call.args[1] ?? '')
  if (!card) return refuse(call, 'invite_people', `event:${event.id}`)
  const { name, phone } = card.facts
  const next = nextOf(await callsOf(call, event), name, card.id)
  const parts = [
    text('office.invitations.call_name', { name }),
    phone === null ? text('office.invitations.no_phone') : text('office.person.phone', { phone }),
    text('talk.blank'),
    text('office.invitations.phrase', { title: event.details.title }),
    eventWhen(event),
    ...eventPlace(event.details),
    text('office.invitations.phrase_end'),
  ]
  return {
    parts,
    buttons: answersOf(event.id, card.id, next),
    place: 'in_place',
    changes: [allowed(call, 'see_person', `citizen:${card.id}`)],
  }
})
