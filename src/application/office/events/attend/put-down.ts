import { eventTitle } from '../../../../domain/events/event-in-words.ts'
import { readQuestion } from '../../../../domain/people/register-search.ts'
import { shortName } from '../../../../domain/people/short-name.ts'
import { text } from '../../../../domain/words/text-ref.ts'
import { about } from '../../kit/about.ts'
import { refuse } from '../../kit/audited.ts'
import { answerOf, wordsField } from '../../kit/fields.ts'
import { endedAbout } from '../../kit/form-about.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import { beginForm, type OfficeForm } from '../../kit/office-form.ts'
import type { OfficeButton } from '../../kit/office-words.ts'
import type { OfficeUseCase } from '../../kit/use-case.ts'
import { CITIZEN } from '../../people/citizen.ts'
import { fitting } from '../../people/find-people.ts'
import { EVENT } from '../plan/event-at-hand.ts'
import { canBeTicked, tooEarly } from './event-presence.ts'

/** People offered for a name: more do not fit a phone. */
const MOST = 8

/** Asks for a name, to put somebody down: as going, or as one who simply came. */
const asksName = (purpose: 'answer' | 'walk_in'): OfficeUseCase =>
  about(EVENT, 'mark_attendance', (call, { id }) => beginForm(call, PUT_DOWN_FORM, { event: id, purpose }))

/** «Записать человека»: somebody who said so by phone, or in the yard. */
export const putDown: OfficeUseCase = asksName('answer')

/** «Пришёл без записи». */
export const walkIn: OfficeUseCase = asksName('walk_in')

const offered = async (
  call: OfficeCall,
  event: string,
  purpose: string,
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
export const PUT_DOWN_FORM: OfficeForm = {
  form: {
    id: 'event_put_down',
    fields: [wordsField('name', () => text('office.event_people.ask_name'))],
  },
  finish: endedAbout(EVENT, 'mark_attendance', async (call, event, answers) => {
    const { id } = event
    const purpose = answerOf(answers, 'purpose') ?? 'answer'
    const people = await offered(call, id, purpose, answerOf(answers, 'name') ?? '')
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
  }),
}

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
