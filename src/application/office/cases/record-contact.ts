import { may } from '../../../domain/access/can.ts'
import { usualHelp } from '../../../domain/caseload/help-kind.ts'
import {
  CONTACT_KINDS,
  CONTACT_OUTCOMES,
  type ContactKind,
  isContact,
  UNREACHED_REASONS,
} from '../../../domain/people/contact.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about, type Subject } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Answer, type Screen, toast, unknownButton } from '../kit/screen.ts'
import { CITIZEN } from '../people/citizen.ts'
import { goOnCalling } from '../people/next-call.ts'
import { refusedContact } from '../people/show-person.ts'
import { CASE } from './case-at-hand.ts'
import { helpKindButton, toCase, undoButton } from './case-card.ts'
import { deedInCases } from './case-deeds.ts'
import { type Contact, contactChanges } from './contact-changes.ts'

const oneOf = <T extends string>(known: readonly T[], name: string | undefined): T | null =>
  known.find((each) => each === name) ?? null

/** What follows: of a month that is over another one than of this month, and no contact where others told. */
const afterLine = ({ today }: OfficeCall, { kind, outcome, day }: Contact): TextRef => {
  if (kind === 'told') return text('office.contact.after.told')
  const isPast = day.slice(0, 7) !== today.slice(0, 7)
  return text(`office.contact.${isPast ? 'after_past' : 'after'}.${outcome}`)
}

const notedLines = (call: OfficeCall, card: CitizenCard, contact: Contact): TextRef[] => {
  const { kind, outcome, reason, day } = contact
  return [
    text('office.contact.noted', {
      name: card.facts.name,
      date: { date: day },
      kind: text(`office.contact.kinds.${kind}`),
      what: text(`office.contact.outcomes.${outcome}`),
    }),
    ...(reason === null ? [] : [text(`office.contact.reasons.${reason}`)]),
    afterLine(call, contact),
  ]
}

const noted = async (
  call: OfficeCall,
  card: CitizenCard,
  contact: Contact,
  isKnown: boolean,
): Promise<Screen> => {
  const { id, kind, outcome, reason, case: of, help } = contact
  return {
    parts: notedLines(call, card, contact),
    buttons: [
      ...(of === null ? await goOnCalling(call, card) : [toCase(of)]),
      [text('office.person.buttons.card'), 'person', card.id],
      // What was seen at home is written down while it is fresh.
      ...(kind === 'visit' && outcome !== 'not_reached' && may(call.actor.role, 'fill_sheet')
        ? [[text('office.contact.make_act'), 'act', card.id] as const]
        : []),
      // An absence or a refusal that was heard of is noted from here: then nobody calls in vain.
      ...(reason === 'away' || reason === 'no_wish'
        ? [[text('office.person.buttons.presence'), 'presence', card.id] as const]
        : []),
      ...(isKnown || help === null ? [] : [helpKindButton(id)]),
      ...(isKnown ? [] : [undoButton(id)]),
    ],
    place: 'in_place',
  }
}

/** The same deed pressed twice in a breath is one deed; with words of its own it is another one, and so is an attempt. */
const isDoubled = async (
  { desks, actor }: OfficeCall,
  card: CitizenCard,
  { kind, outcome, note, day }: Contact,
): Promise<boolean> =>
  note === null &&
  isContact(kind, outcome) &&
  desks.deeds.has({ citizen: card.id, kind, outcome, day, staff: actor.id })

/** What somebody says of a contact; of today and of no case unless told. */
export type SaidContact = Pick<Contact, 'kind' | 'outcome' | 'reason' | 'note'> &
  Partial<Pick<Contact, 'day' | 'case'>>

/** Records a contact or an attempt with somebody in sight: the tasks that waited for it are done. */
export const recordedContact = async (
  call: OfficeCall,
  card: CitizenCard,
  { day = call.today, case: of = null, ...said }: SaidContact,
): Promise<Answer> => {
  if (card.presence === 'died') return refusedContact(card)
  const help = of === null ? null : usualHelp(call.actor.role)
  const contact: Contact = { ...said, id: call.moment.conversation.chance.id(), day, case: of, help }
  // What waits in cases is closed by their own rules first: their history tells of it, and what comes again is planned.
  const deed = { id: contact.id, citizen: card.id, day, case: of }
  const inCases = isContact(contact.kind, contact.outcome)
    ? await deedInCases(call, deed, contact.kind === 'visit' ? 'visit' : 'contact')
    : []
  const isKnown = await isDoubled(call, card, contact)
  if (isKnown && (of !== null || inCases.length === 0)) return toast(call, 'office.contact.noted_toast')
  return {
    ...(await noted(call, card, contact, isKnown)),
    object: `citizen:${card.id}`,
    changes: [...inCases, ...(isKnown ? [] : contactChanges(call, card, contact))],
  }
}

/** The ways by which a need for help becomes known, each as a press that records it. */
const helpWays = (to: (kind: ContactKind) => OfficeButton): OfficeButton[] => CONTACT_KINDS.map(to)

const wayLabel = (kind: ContactKind): TextRef => text(`office.contact.way_buttons.${kind}`)

/** «Нужна помощь»: by what way it became known – asked, then recorded. */
export const askHelpWay = about(CITIZEN, 'record_deed', (_, { id, facts }) => ({
  parts: [text('office.contact.which_way', { name: facts.name })],
  buttons: helpWays((kind) => [wayLabel(kind), 'contact', id, kind, 'needs_help']),
  place: 'in_place',
}))

/** «Созвонились, всё хорошо»: recorded, and the tasks that waited for it are done. */
export const recordContact = about(CITIZEN, 'record_deed', (call, card) => {
  const kind = oneOf(CONTACT_KINDS, call.args[1])
  const outcome = oneOf(CONTACT_OUTCOMES, call.args[2])
  return kind && outcome && outcome !== 'not_reached'
    ? recordedContact(call, card, { kind, outcome, reason: null, note: null })
    : unknownButton(call)
})

/** A case in sight with the card of its person. */
export const PERSON_OF_CASE: Subject<{ readonly of: string; readonly card: CitizenCard }> = {
  kind: 'case',
  find: async (call, action, id) => {
    const hand = await CASE.find(call, action, id)
    const { desks, actor, today, moment } = call
    const card = hand && (await desks.register.card(actor, hand.found.citizen, today, moment.at))
    return hand && card ? { of: hand.found.id, card } : null
  },
}

/** A contact that belongs to a case: recorded in it; by what way help is wanted is asked. */
export const recordCaseContact = about(PERSON_OF_CASE, 'record_deed', (call, { of, card }) => {
  const [, way, result] = call.args
  const kind = oneOf(CONTACT_KINDS, way)
  const outcome = oneOf(CONTACT_OUTCOMES, result)
  if (kind && outcome && outcome !== 'not_reached')
    return recordedContact(call, card, { kind, outcome, reason: null, note: null, case: of })
  if (way !== 'help') return unknownButton(call)
  return {
    parts: [text('office.contact.which_way', { name: card.facts.name })],
    buttons: [...helpWays((each) => [wayLabel(each), 'case_contact', of, each, 'needs_help']), toCase(of)],
    place: 'in_place',
  }
})

/** «Не дозвонились»: why – asked, then recorded. An attempt is no contact. */
export const recordUnreached = about(CITIZEN, 'record_deed', (call, card) => {
  const reason = oneOf(UNREACHED_REASONS, call.args[1])
  if (reason)
    return recordedContact(call, card, { kind: 'phone', outcome: 'not_reached', reason, note: null })
  return {
    parts: [text('office.contact.why_unreached', { name: card.facts.name })],
    buttons: UNREACHED_REASONS.map((each) => [
      text(`office.contact.reason_buttons.${each}`),
      'unreached',
      card.id,
      each,
    ]),
    place: 'in_place',
  }
})
