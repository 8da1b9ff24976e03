import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import type { LetterNote } from '../../../domain/caseload/case-words.ts'
import { consentHolds } from '../../../domain/caseload/consent.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import { answerTaskKey } from '../../ports/office/letter-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { undoButton } from '../cases/case-card.ts'
import { deedRow } from '../cases/case-deeds.ts'
import {
  addressee,
  agenciesFor,
  askLetter,
  institutionsNear,
  type KnownOfLetter,
} from '../cases/letter-fields.ts'
import { choice, day, orNothing } from '../kit/field.ts'
import { type AnswersOf, type Begun, dialog, dialogAbout, type Questions } from '../kit/form.ts'
import { freeNumber } from '../kit/free-number.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { FormPlace } from '../kit/office-form.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import { soonTask } from '../kit/soon-task.ts'
import { CITIZEN_IN_HAND } from '../people/citizen.ts'
import { letterCard } from './list-letters.ts'

/** Working days in which an answer mostly comes; an authority has 30 days (59-ФЗ, article 12). */
const ANSWER_IN = [10, 22]

const HOW = ['paper', 'spoken'] as const

const answerDays = ({ moment, today }: FormPlace): LocalDate[] =>
  ANSWER_IN.map((days) => addWorkingDays(moment.conversation.calendar, today, days).date)

/** What a letter is, and when its answer is looked for. */
const askWhole = <Known extends KnownOfLetter>(from: Questions<Known>) =>
  askLetter(from).ask('result', (_, place) =>
    orNothing(
      day(place, text('office.case_forms.letter_result'), { offers: answerDays(place) }),
      text('office.letters.no_answer'),
    ),
  )

/** What a letter outside of cases comes to. */
type SaidOfLetter = Omit<AnswersOf<ReturnType<typeof askWhole<KnownOfLetter>>>, 'about'>

const known = async <About extends KnownOfLetter['about']>(
  call: OfficeCall,
  about: About,
  district: string | null | undefined,
) => {
  const { region } = call.moment.conversation
  return {
    region: region.id,
    agencies: agenciesFor(region, null, null),
    institutions: await institutionsNear(call, district),
    about,
  }
}

/** The task that asks for the answer on its day. */
const awaited = (call: OfficeCall, note: LetterNote, card: CitizenCard | null): OfficeChange[] => {
  if (note.resultBy === null) return []
  const task = soonTask(call, {
    key: answerTaskKey(note.id),
    kind: 'own',
    citizen: card?.id ?? null,
    district: card?.district ?? call.actor.districts[0] ?? null,
    assignee: call.actor.id,
    closedBy: card === null ? null : answerTaskKey(note.id),
    note: call.words.phrase('office.letters.see_answer', {
      what: note.number ?? '',
      organisation: note.organisation,
    }),
    by: call.actor.id,
  })
  return [{ type: 'add_task', task: { ...task, due: note.resultBy, base: null, urgency: 'usual' } }]
}

/** How and on which day somebody agreed that their data are passed on. */
interface Consent {
  readonly how: 'paper' | 'spoken'
  readonly agreedOn: LocalDate
}

const consentRow = (call: OfficeCall, citizen: string, { how, agreedOn }: Consent): OfficeChange => {
  const row = deedRow(call, { citizen, case: null }, { kind: 'consent_recorded', outcome: 'letter' })
  return { ...row, deed: { ...row.deed, day: agreedOn, reason: how } }
}

/** Writes a letter down under its number, about a person or about nobody, and shows its card. */
const written = async (
  call: OfficeCall,
  said: SaidOfLetter,
  card: CitizenCard | null,
  consent: Consent | null,
): Promise<Screen> => {
  const { actor, moment, today } = call
  const id = moment.conversation.chance.id()
  const department = card?.department ?? actor.department
  const number = await freeNumber(call, department, 'letter', id)
  const note: LetterNote = {
    id,
    ...addressee(call, said.organisation, said),
    kind: said.kind,
    channel: said.channel,
    request: said.request,
    number: number.said,
    annexes: [],
    sentOn: today,
    receiptBy: null,
    resultBy: said.result,
    receivedOn: null,
    answeredOn: null,
    answer: null,
  }
  const deed = card && deedRow(call, { citizen: card.id, case: null }, { kind: 'letter_sent', outcome: id })
  const shown = letterCard(call, {
    id,
    case: null,
    citizen: card?.id ?? null,
    name: card?.facts.name ?? null,
    staff: actor.id,
    staffName: actor.name,
    note,
    recordedAt: moment.at,
    revision: 0,
  })
  return {
    ...shown,
    place: 'new',
    buttons: [...(shown.buttons ?? []), ...(deed ? [undoButton(deed.deed.id)] : [])],
    changes: [
      ...(card && consent ? [consentRow(call, card.id, consent)] : []),
      number.taken,
      {
        type: 'send_free_letter',
        id,
        department,
        citizen: card?.id ?? null,
        by: actor.id,
        day: today,
        at: moment.at,
        words: JSON.stringify(note),
      },
      ...(deed ? [deed] : []),
      ...awaited(call, note, card),
    ],
  }
}

/** A letter about a person outside of cases. Without their consent nothing is passed on: it is asked for first. */
export const PERSON_LETTER = dialogAbout({
  id: 'person_letter',
  subject: CITIZEN_IN_HAND,
  action: 'send_letter',
  given: async (call, card) => {
    const consent = await call.desks.cases.consent(card.id, 'letter')
    const agreed = consentHolds(consent, card.id, 'letter', call.today)
    return { ...(await known(call, 'somebody', card.district)), agreed }
  },
  questions: (from) =>
    askWhole(
      from
        .ask('how', ({ agreed }) =>
          agreed
            ? null
            : choice(
                text('office.case_forms.consent.letter'),
                HOW.map((id) => ({ id, label: text(`office.case_forms.consent_how.${id}`) })),
              ),
        )
        .ask('agreedOn', ({ agreed }, place) =>
          agreed ? null : day(place, text('office.case_forms.consent_day'), { side: 'past' }),
        ),
    ),
  finish: (call, card, said) => {
    const { how, agreedOn } = said
    return written(call, said, card, how && agreedOn ? { how, agreedOn } : null)
  },
})

/** A letter about nobody: of information, a cover letter, a request. */
export const LETTER_ABOUT_NOBODY = dialog({
  id: 'free_letter',
  action: 'send_letter',
  questions: (from: Questions<KnownOfLetter & Begun>) => askWhole(from),
  finish: (call, said) => written(call, said, null, null),
})

/** «Новое письмо» that is about nobody. */
export const writeFreeLetter = useCase('send_letter', async (call) =>
  LETTER_ABOUT_NOBODY.begin(call, await known(call, 'nobody', call.actor.districts[0])),
)
