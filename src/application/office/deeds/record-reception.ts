import { usualHelp } from '../../../domain/caseload/help-kind.ts'
import { OTHER_TOPIC, type Topic } from '../../../domain/caseload/topic.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { NewDeed } from '../../ports/office/caseload-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { helpKindButton, toCase, undoButton } from '../cases/case-card.ts'
import { deedInCases } from '../cases/case-deeds.ts'
import { PERSON_OF_CASE } from '../cases/record-contact.ts'
import { about } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Answer, type Screen, toast, unknownButton } from '../kit/screen.ts'
import { CITIZEN, toPersonCard } from '../people/citizen.ts'
import { refusedContact } from '../people/show-person.ts'
import { helpText } from './deed-help.ts'
import { deedName, topicName } from './deed-words.ts'

/** How a person was advised: they came to the office, or were told what to do by whatever way. */
const RECEPTIONS = ['meeting', 'consultation'] as const
type Reception = (typeof RECEPTIONS)[number]

/** Who was received, and in which case; null – in none. */
interface Received {
  readonly card: CitizenCard
  readonly of: string | null
}

const topicsOf = ({ moment }: OfficeCall): Topic[] => [
  ...moment.conversation.content.needs.keys(),
  OTHER_TOPIC,
]

/** «Пришли на приём»: about what – one of the needs. */
const askTopic = (call: OfficeCall, { card, of }: Received, kind: Reception): Screen => {
  const press = (topic: Topic): OfficeButton => {
    const label = topicName(call.words, topic)
    return of === null
      ? [label, 'reception', card.id, kind, topic]
      : [label, 'case_reception', of, kind, topic]
  }
  return {
    parts: [
      text('office.reception.which_topic', { name: card.facts.name, deed: deedName(call.words, kind) }),
    ],
    buttons: [...topicsOf(call).map(press), of === null ? toPersonCard(card.id) : toCase(of)],
    place: 'in_place',
  }
}

/** Whoever came was met: it is the month's contact. What was advised by whatever way is none by itself. */
const deedOf = (call: OfficeCall, { card, of }: Received, kind: Reception, topic: Topic): NewDeed => ({
  id: call.moment.conversation.chance.id(),
  citizen: card.id,
  case: of,
  staff: call.actor.id,
  kind,
  outcome: null,
  reason: null,
  day: call.today,
  at: call.moment.at,
  note: null,
  isContact: kind === 'meeting',
  fulfils: kind === 'meeting' ? ['contact'] : ['consultation'],
  topic,
  help: usualHelp(call.actor.role),
})

const recorded = async (
  call: OfficeCall,
  received: Received,
  kind: Reception,
  topic: Topic,
): Promise<Answer> => {
  const { card, of } = received
  const asked = { citizen: card.id, kind, topic, staff: call.actor.id, day: call.today }
  if (await call.desks.deeds.has(asked)) return toast(call, 'office.cases.noted_already')
  const deed = deedOf(call, received, kind, topic)
  const follows = kind === 'meeting' ? 'contact' : 'consultation'
  return {
    parts: [
      text('office.reception.noted', { name: card.facts.name, deed: deedName(call.words, kind) }),
      text('office.deeds.topic', { what: topicName(call.words, topic) }),
      helpText(usualHelp(call.actor.role)),
    ],
    buttons: [helpKindButton(deed.id), of === null ? toPersonCard(card.id) : toCase(of), undoButton(deed.id)],
    place: 'in_place',
    object: `citizen:${card.id}`,
    changes: [...(await deedInCases(call, deed, follows)), { type: 'record_deed', deed }],
  }
}

const receptionOf = (call: OfficeCall, received: Received): Answer | Promise<Answer> => {
  const [, how, about] = call.args
  if (received.card.presence === 'died') return refusedContact(received.card)
  const kind = RECEPTIONS.find((each) => each === how)
  if (!kind) return unknownButton(call)
  if (about === undefined) return askTopic(call, received, kind)
  return topicsOf(call).includes(about) ? recorded(call, received, kind, about) : unknownButton(call)
}

/** «Пришли на приём», «Консультация» on a person's card: the topic is asked, the kind of help is the role's. */
export const recordReception = about(CITIZEN, 'record_deed', (call, card) =>
  receptionOf(call, { card, of: null }),
)

/** The same in a case: it belongs to it. */
export const recordCaseReception = about(PERSON_OF_CASE, 'record_deed', receptionOf)
