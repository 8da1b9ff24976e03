import { may } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import {
  CONTACT_KINDS,
  CONTACT_OUTCOMES,
  type ContactKind,
  type ContactOutcome,
  fulfilledBy,
  isContact,
  UNREACHED_REASONS,
  type UnreachedReason,
} from '../../../domain/people/contact.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { CaseloadChange } from '../../ports/office/caseload-change.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { about } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { type Answer, type Screen, toast, unknownButton } from '../kit/screen.ts'
import { soonTask } from '../kit/soon-task.ts'
import { CITIZEN } from '../people/citizen.ts'
import { goOnCalling } from '../people/next-call.ts'
import { refusedContact } from '../people/show-person.ts'
import { undoButton } from './case-card.ts'
import { deedInCases } from './case-deeds.ts'

interface Contact {
  /** The deed that it is recorded as. */
  readonly id: string
  readonly kind: ContactKind
  readonly outcome: ContactOutcome
  readonly reason: UnreachedReason | null
  /** What was written of it; null – nothing. */
  readonly note: string | null
  /** The day on which it was. */
  readonly day: LocalDate
}

const oneOf = <T extends string>(known: readonly T[], name: string | undefined): T | null =>
  known.find((each) => each === name) ?? null

const deedOf = (
  call: OfficeCall,
  card: CitizenCard,
  { id, kind, outcome, reason, note, day }: Contact,
): CaseloadChange => ({
  type: 'record_deed',
  deed: {
    id,
    citizen: card.id,
    case: null,
    staff: call.actor.id,
    kind,
    outcome,
    reason,
    day,
    at: call.moment.at,
    note,
    isContact: isContact(outcome),
    fulfils: fulfilledBy(kind, outcome),
  },
})

/** A need for help becomes a task at once: by the next working day somebody has begun (Y-monthly). */
const helpTask = (call: OfficeCall, { id, district }: CitizenCard, deed: string): CaseloadChange => ({
  type: 'add_task',
  task: soonTask(call, { key: `help|${deed}`, kind: 'help', citizen: id, district, params: { from: deed } }),
})

const changesOf = (call: OfficeCall, card: CitizenCard, contact: Contact): OfficeChange[] => {
  const { outcome, reason } = contact
  return [
    deedOf(call, card, contact),
    ...(outcome === 'needs_help' ? [helpTask(call, card, contact.id)] : []),
    ...(reason !== null
      ? [
          {
            type: 'mark_month',
            citizen: card.id,
            month: contact.day.slice(0, 7),
            marks: { unreached: reason },
          } as const,
        ]
      : []),
  ]
}

const noted = async (
  call: OfficeCall,
  card: CitizenCard,
  { id, kind, outcome, reason, day }: Contact,
  isKnown: boolean,
): Promise<Screen> => {
  const what = text(`office.contact.outcomes.${outcome}`)
  const parts = [
    text('office.contact.noted', {
      name: card.facts.name,
      date: { date: day },
      kind: text(`office.contact.kinds.${kind}`),
      what,
    }),
    ...(reason === null ? [] : [text(`office.contact.reasons.${reason}`)]),
    text(`office.contact.after.${outcome}`),
  ]
  return {
    parts,
    buttons: [
      ...(await goOnCalling(call, card)),
      [text('office.person.buttons.card'), 'person', card.id],
      // What was seen at home is written down while it is fresh.
      ...(kind === 'visit' && outcome !== 'not_reached' && may(call.actor.role, 'fill_sheet')
        ? [[text('office.contact.make_act'), 'act', card.id] as const]
        : []),
      // An absence or a refusal that was heard of is noted from here: then nobody calls in vain.
      ...(reason === 'away' || reason === 'no_wish'
        ? [[text('office.person.buttons.presence'), 'presence', card.id] as const]
        : []),
      ...(isKnown ? [] : [undoButton(id)]),
    ],
    place: 'in_place',
  }
}

/** The same deed pressed twice in a breath is one deed; with words of its own it is another one. */
const isDoubled = (card: CitizenCard, { kind, outcome, note, day }: Contact): boolean =>
  note === null &&
  card.lastContact?.day === day &&
  card.lastContact.kind === kind &&
  card.lastContact.outcome === outcome

/** Records a contact or an attempt with somebody in sight: the tasks that waited for it are done. `day` – when; else today. */
export const recordedContact = async (
  call: OfficeCall,
  card: CitizenCard,
  said: Omit<Contact, 'id' | 'day'> & { readonly day?: LocalDate | null },
): Promise<Answer> => {
  if (card.presence === 'died') return refusedContact(card)
  const contact: Contact = { ...said, id: call.moment.conversation.chance.id(), day: said.day ?? call.today }
  // What waits in cases is closed by their own rules first: their history tells of it, and what comes again is planned.
  const inCases = isContact(contact.outcome)
    ? await deedInCases(
        call,
        { id: contact.id, citizen: card.id },
        contact.kind === 'visit' ? 'visit' : 'contact',
      )
    : []
  const isKnown = isDoubled(card, contact)
  if (isKnown && inCases.length === 0) return toast(call, 'office.contact.noted_toast')
  return {
    ...(await noted(call, card, contact, isKnown)),
    object: `citizen:${card.id}`,
    changes: [...inCases, ...(isKnown ? [] : changesOf(call, card, contact))],
  }
}

/** «Созвонились, всё хорошо»: recorded, and the tasks that waited for it are done. */
export const recordContact = about(CITIZEN, 'record_deed', (call, card) => {
  const kind = oneOf(CONTACT_KINDS, call.args[1])
  const outcome = oneOf(CONTACT_OUTCOMES, call.args[2])
  return kind && outcome && outcome !== 'not_reached'
    ? recordedContact(call, card, { kind, outcome, reason: null, note: null })
    : unknownButton(call)
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
