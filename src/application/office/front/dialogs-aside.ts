import { ownEntry } from '../../../domain/own-entry.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide, type Moment } from '../../decision.ts'
import type { Button, Outgoing } from '../../ports/messenger.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { DialogAside, KeptDialog } from '../../ports/office/dialog-shelf.ts'
import { formTitle } from '../kit/form-title.ts'
import { type FormPlace, takeUpForm } from '../kit/office-form.ts'
import type { OfficeHandler } from '../kit/office-handler.ts'
import { formToken, readFormToken } from '../kit/office-token.ts'
import { inPlace } from '../kit/use-case.ts'
import { FORMS } from './office-index.ts'

/** How long a dialog that was put aside is offered again: until the same hour of the next day. */
const KEPT_MS = 86_400_000
/** More than these are not offered at once. */
const MOST_OFFERED = 3

const GO_ON = /^aside_go-([a-z0-9]{1,20})$/
const LEAVE = /^aside_no-([a-z0-9]{1,20})$/

/** Whom a dialog is about, as far as whoever is in it may see them; null – nobody, or not theirs. */
const whoseOf = async ({ actor, desks, today, moment }: FormPlace, state: string): Promise<string | null> => {
  const { citizen } = desks.dialogs.given(state)
  if (actor === null || typeof citizen !== 'string') return null
  const card = await desks.register.card(actor, citizen, today, moment.at)
  return card?.facts.name ?? null
}

/** What a dialog is called: «заметка (Ушакова Зоя Ивановна)». */
const nameOf = async (place: FormPlace, { form, state }: KeptDialog): Promise<string> => {
  const { words, desks } = place
  const { field } = desks.dialogs.given(state)
  const name = formTitle(words, form, field)
  const whose = await whoseOf(place, state)
  return whose === null ? name : words.phrase('office.form.name_of', { name, whose })
}

const offer = async (place: FormPlace, id: string, kept: KeptDialog): Promise<Outgoing> => {
  const { words } = place
  const button = (label: string, choice: string): Button => ({
    text: words.phrase(`office.form.${label}`),
    token: formToken(`${choice}-${id}`),
  })
  return {
    ...words.message([text('office.form.aside', { name: await nameOf(place, kept) })]),
    buttons: [[button('go_on', 'aside_go')], [button('leave', 'aside_no')]],
  }
}

const asideOf = ({ moment, desks }: FormPlace): Promise<readonly DialogAside[]> =>
  desks.shelf.aside(moment.person.id, moment.at - KEPT_MS)

/** Offers to go on with what was put aside in the last day, the newest last. */
const offersOf = async (place: FormPlace): Promise<Outgoing[]> => {
  const known = (await asideOf(place)).filter(({ form }) => ownEntry(FORMS, form) !== undefined)
  const offers: Outgoing[] = []
  for (const kept of known.slice(0, MOST_OFFERED).reverse()) offers.push(await offer(place, kept.id, kept))
  return offers
}

/** Adds the offers to an answer, unless another dialog is under way: then they come at its end. */
export const withOffers = async (place: FormPlace, decision: Decision): Promise<Decision> => {
  if (decision.person.dialog !== null) return decision
  const offers = await offersOf(place)
  return offers.length === 0 ? decision : { ...decision, replies: [...decision.replies, ...offers] }
}

/** What a person writes to somebody in need is no moment for a form. */
export const isCry = ({ events }: Decision): boolean =>
  events.some((event) => event.type === 'human_called' && event.reason.startsWith('danger'))

/** Updates that are something else than a dialog's answer; an edit and a block of the bot are none. */
const DETOURS: ReadonlySet<string> = new Set(['press', 'words', 'command', 'file', 'other'])

const isUnderWay = ({ moment }: FormPlace): boolean =>
  moment.person.dialog !== null && ownEntry(FORMS, moment.person.dialog) !== undefined

/**
 * What was done instead of answering the dialog under way, with the dialog put aside and offered again under the answer.
 * A press that only says a word at the top of the screen leaves it as it is; another dialog that begins comes first, and
 * the offer at its end.
 */
export const besideDialog = async (place: FormPlace, decision: Decision): Promise<Decision> => {
  const { moment, desks } = place
  const { person } = moment
  if (!isUnderWay(place) || !DETOURS.has(moment.incoming.body.type) || decision.replies.length === 0)
    return decision
  const kept = await desks.shelf.find(person.id)
  const begins = decision.office.some((each) => each.type === 'keep_dialog' && each.form === kept?.form)
  if (begins && kept !== null && ownEntry(FORMS, kept.form)?.asksAnew) return decision
  const id = moment.conversation.chance.id()
  const put: OfficeChange = { type: 'put_aside', person: person.id, id, at: moment.at }
  const office = [put, ...decision.office]
  if (decision.office.some(({ type }) => type === 'keep_dialog')) return { ...decision, office }
  const offered = kept === null || isCry(decision) ? [] : [await offer(place, id, kept)]
  return {
    ...decision,
    person: { ...decision.person, dialog: null },
    replies: [...decision.replies, ...offered],
    office,
  }
}

/** «Пауза»: the dialog is put aside, nothing else. */
export const pauseDialog = (place: FormPlace): Promise<Decision> => {
  const { moment, words } = place
  return besideDialog(place, decide(moment, { replies: [words.message([text('office.form.paused')])] }))
}

const goneOn = async (place: FormPlace, kept: DialogAside): Promise<Decision> => {
  const known = ownEntry(FORMS, kept.form)
  const { person, conversation, at } = place.moment
  const taken: OfficeChange = { type: 'leave_aside', person: person.id, id: kept.id }
  if (!known) return decide(place.moment, { office: [taken] })
  // Whatever is under way gives way in its turn.
  const put: OfficeChange = { type: 'put_aside', person: person.id, id: conversation.chance.id(), at }
  const step = await takeUpForm(place, known, kept.state)
  return { ...step, office: [...(isUnderWay(place) ? [put] : []), taken, ...step.office] }
}

/** What a press under an offer says: go on with a dialog that was put aside, or leave it. Null – it is none. */
const choiceOf = ({ incoming: { body } }: Moment): { readonly goes: boolean; readonly id: string } | null => {
  const choice = body.type === 'press' ? readFormToken(body.token) : null
  if (choice === null) return null
  const [go, leave] = [GO_ON.exec(choice)?.[1], LEAVE.exec(choice)?.[1]]
  const id = go ?? leave
  return id === undefined ? null : { goes: go !== undefined, id }
}

const chosen = async (place: FormPlace, goes: boolean, id: string): Promise<Decision> => {
  const { moment, words } = place
  const kept = (await asideOf(place)).find((each) => each.id === id)
  if (!kept)
    return decide(moment, { replies: [inPlace(place, words.message([text('office.form.aside_gone')]))] })
  if (goes) return goneOn(place, kept)
  return decide(moment, {
    replies: [inPlace(place, words.message([text('office.form.left')]))],
    office: [{ type: 'leave_aside', person: moment.person.id, id: kept.id }],
  })
}

/** A press under an offer to go on with what was put aside. */
export const dialogOffer: OfficeHandler = {
  name: 'dialog_offer',
  claims: (moment) => choiceOf(moment) !== null,
  handle: (place) => {
    const choice = choiceOf(place.moment)
    return choice && chosen(place, choice.goes, choice.id)
  },
}

/** A press on a question that waits aside: nothing is guessed, the question is offered again. */
export const questionAside: OfficeHandler = {
  name: 'question_aside',
  claims: ({ incoming: { body } }) => body.type === 'press' && readFormToken(body.token) !== null,
  handle: async (place) => {
    const replies = await offersOf(place)
    return replies.length === 0 ? null : decide(place.moment, { replies })
  },
}
