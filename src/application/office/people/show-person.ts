import type { Action } from '../../../domain/access/action.ts'
import { may } from '../../../domain/access/can.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { standInLines } from '../arranging/stand-in-words.ts'
import { about } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'
import { CITIZEN } from './citizen.ts'
import { cardLines } from './person-words.ts'

/** The card that a call names first; null – there is none in sight. */
export const cardOf = ({ desks, actor, args, today, moment }: OfficeCall): Promise<CitizenCard | null> =>
  desks.register.card(actor, args[0] ?? '', today, moment.at)

const button = (name: string, useCase: UseCaseName, ...args: string[]): OfficeButton => [
  text(`office.person.buttons.${name}`),
  useCase,
  ...args,
]

/** Of whom it is noted that they died, nobody was called: no contact is offered, but the way to take the note back. */
const goneButtons = ({ id }: CitizenCard): OfficeButton[] => [
  button('presence', 'presence', id),
  button('more', 'person_more', id),
]

/** A contact that somebody records with a person who is noted as dead: nothing is recorded, and the way back stands there. */
export const refusedContact = (card: CitizenCard): Screen => ({
  parts: [text('office.contact.noted_dead', { name: card.facts.name })],
  buttons: [button('presence', 'presence', card.id), button('card', 'person', card.id)],
})

/** The commonest deeds first: two taps from the morning's list to «созвонились, всё хорошо». */
export const cardButtons = (card: CitizenCard): OfficeButton[] =>
  card.presence === 'died' ? goneButtons(card) : contactButtons(card)

const contactButtons = ({ id }: CitizenCard): OfficeButton[] => [
  button('phoned_well', 'contact', id, 'phone', 'well'),
  button('visited', 'visit', id),
  button('needs_help', 'needs_help', id),
  button('not_reached', 'unreached', id),
  button('came', 'reception', id, 'meeting'),
  button('more', 'person_more', id),
]

/** A person's card; that it was looked at is on record. */
export const showPerson = about(CITIZEN, 'see_person', async (call, card) => ({
  parts: [...cardLines(card, call.today), ...(await standInLines(call, card.district))],
  buttons: cardButtons(card),
  object: `citizen:${card.id}`,
}))

/** What is needed less often. Areas add their own entries in {@link MORE}. */
export const showPersonMore = about(CITIZEN, 'see_person', (call, card) => {
  const shown = MORE.filter(
    ([name, , action]) => isShown(name, card) && (action === undefined || may(call.actor.role, action)),
  )
  return {
    parts: [text('office.person.more', { name: card.facts.name })],
    buttons: shown.map(([name, useCase]) => button(name, useCase, card.id)),
  }
})

/** Whether an entry has a meaning for a card: a chat is linked or not. */
const isShown = (name: string, { person }: CitizenCard): boolean =>
  name === 'link' ? person === null : name === 'unlink' ? person !== null : true

/** Entries behind «Ещё»: name of the button's text and use case, each with the person's id. */
const MORE: readonly (readonly [name: string, useCase: UseCaseName, action?: Action])[] = [
  ['call_script', 'call_script'],
  ['tasks_of', 'person_tasks', 'see_task'],
  ['new_task', 'task_new', 'add_task'],
  ['cases_of', 'person_cases', 'see_case'],
  ['open_case', 'case_new', 'open_case'],
  ['deed', 'deed', 'record_deed'],
  ['papers', 'papers', 'print_form'],
  ['letter', 'letter_about', 'send_letter'],
  ['deeds_of', 'person_deeds', 'see_person'],
  ['plan', 'plan', 'change_needs_card'],
  ['family', 'family', 'see_person'],
  ['circumstances', 'circumstances', 'change_person'],
  ['passport', 'passport', 'fill_sheet'],
  ['act', 'act', 'fill_sheet'],
  ['needs', 'needs', 'change_needs_card'],
  ['home', 'home', 'change_person'],
  ['presence', 'presence', 'change_person'],
  ['change', 'change', 'change_person'],
  ['move', 'move_person', 'change_person'],
  ['link', 'link_person', 'link_person'],
  ['unlink', 'unlink_person', 'link_person'],
  ['doubles', 'doubles_of', 'merge_people'],
  ['forget', 'forget_ask', 'delete_person'],
  ['danger', 'danger', 'report_danger'],
  ['card', 'person'],
]
