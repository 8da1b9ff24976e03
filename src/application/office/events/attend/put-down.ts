import { eventTitle } from '../../../../domain/events/event-in-words.ts'
import { readQuestion } from '../../../../domain/people/register-search.ts'
import { shortName } from '../../../../domain/people/short-name.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { about } from '../../kit/about.ts'
import { refuse } from '../../kit/audited.ts'
import { note } from '../../kit/field.ts'
import { dialogAbout } from '../../kit/form.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import type { OfficeUseCase } from '../../kit/use-case.ts'
import { CITIZEN } from '../../people/citizen.ts'
import { fitting } from '../../people/find-people.ts'
import { EVENT } from '../plan/event-at-hand.ts'
import { canBeTicked, tooEarly } from './event-presence.ts'

/** People offered for a name: more do not fit a phone. */
const MOST = 8

type Purpose = 'answer' | 'walk_in'

/** Asks for a name, to put somebody down: as going, or as one who simply came. */
const asksName = (purpose: Purpose): OfficeUseCase =>
  about(EVENT, 'mark_attendance', (call, { id }) => PUT_DOWN.beginAbout(call, id, { purpose }))

/** «Записать человека»: somebody who said so by phone, or in the yard. */
export const putDown: OfficeUseCase = asksName('answer')

/** «Пришёл без записи». */
export const walkIn: OfficeUseCase = asksName('walk_in')

const offered = async (
  call: OfficeCall,
  event: string,
  purpose: Purpose,
  typed: string,
): Promise<OfficeButton[]> => {
  const question = readQuestion(typed, call.moment.conversation.content.registerSearch)
  if (question === null) return []
  const found = await fitting(call, question)
  return found.slice(0, MOST).map(({ id, name, birthDate }): OfficeButton => {
    const label =
      birthDate === null
        ? text('office.people.line_bare', { name: shortName(name) })
        : text('office.people.line', { name: shortName(name), year: birthDate.slice(0, 4) })
    return purpose === 'walk_in' ? [label, 'event_came', event, id] : [label, 'event_answer', event, id, 'go']
  })
}

/** One question: whose name. Those in sight who are called so are offered. */
export const PUT_DOWN = dialogAbout({
  id: 'event_put_down',
  subject: EVENT,
  action: 'mark_attendance',
  given: (): { readonly purpose: Purpose } => ({ purpose: 'answer' }),
  questions: (from) => from.ask('name', () => note(text('office.event_people.ask_name'))),
  finish: async (call, event, { purpose, name }) => {
    const { id } = event
    const people = await offered(call, id, purpose, name)
    const again: OfficeButton = [
      text('office.event_people.buttons.again'),
      purpose === 'walk_in' ? 'event_walk_in' : 'event_put_down',
      id,
    ]
    return {
      parts: [eventTitle(event), text(`office.event_people.${people.length === 0 ? 'not_found' : 'who'}`)],
      buttons: people.length === 0 ? [again] : people,
      object: `event:${id}`,
    }
  },
})

/** Somebody came without having answered. */
export const cameUnasked = about(EVENT, 'mark_attendance', async (call, event) => {
  const { actor, moment, args } = call
  const card = await CITIZEN.find(call, 'mark_attendance', args[1] ?? '')
  if (!card) return refuse(call, 'mark_attendance', `event:${event.id}`)
  if (!canBeTicked(call, event)) return tooEarly(event)
  return {
    parts: [eventTitle(event), text('office.event_people.came', { name: shortName(card.facts.name) })],
    buttons: [
      [text('office.event_people.buttons.walked_in'), 'event_walk_in', event.id],
      [text('office.event_people.buttons.presence'), 'event_presence', event.id],
    ],
    object: `citizen:${card.id}`,
    changes: [{ type: 'walked_in', event: event.id, citizen: card.id, by: actor.id, at: moment.at }],
  }
})
