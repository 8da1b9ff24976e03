import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import type { LetterNote } from '../../../domain/caseload/case-words.ts'
import { consentHolds } from '../../../domain/caseload/consent.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { FormAnswers, FormField } from '../../ports/office/dialogs.ts'
import { answerTaskKey } from '../../ports/office/letter-change.ts'
import type { CitizenCard } from '../../ports/office/register-desk.ts'
import { undoButton } from '../cases/case-card.ts'
import { deedRow } from '../cases/case-deeds.ts'
import { addressee, agenciesFor, LETTER_FIELDS, saidOfLetter } from '../cases/letter-fields.ts'
import { answerOf, choiceField, dayField, dayWords } from '../kit/fields.ts'
import { endedBy, formAbout } from '../kit/form-about.ts'
import { freeNumber } from '../kit/free-number.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { beginForm, type OfficeForm } from '../kit/office-form.ts'
import { type Screen, useCase } from '../kit/screen.ts'
import { soonTask } from '../kit/soon-task.ts'
import { CITIZEN_IN_HAND } from '../people/citizen.ts'
import { letterCard } from './list-letters.ts'

/** Working days in which an answer mostly comes; an authority has 30 days (59-ФЗ, article 12). */
const ANSWER_IN = [10, 22]

const HOW = ['paper', 'spoken'] as const

/** How and when somebody agreed that their data are passed on: asked where no consent holds yet. */
const CONSENT_FIELDS: readonly FormField[] = [
  choiceField(
    'how',
    () => text('office.case_forms.consent.letter'),
    () => HOW.map((id) => ({ id, label: text(`office.case_forms.consent_how.${id}`) })),
    { when: ({ consents }) => consents === 'ask' },
  ),
  dayField('consent_day', () => text('office.case_forms.consent_day'), {
    side: 'past',
    when: ({ consents }) => consents === 'ask',
  }),
]

const FIELDS: readonly FormField[] = [
  ...LETTER_FIELDS,
  dayField('result', () => text('office.case_forms.letter_result'), { none: 'office.letters.no_answer' }),
]

const known = (call: OfficeCall): FormAnswers => {
  const { region, calendar } = call.moment.conversation
  return {
    ...dayWords(call),
    offers: ANSWER_IN.map((days) => addWorkingDays(calendar, call.today, days).date),
    region: region.id,
    agencies: agenciesFor(region, null, null),
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

const consentRow = (call: OfficeCall, citizen: string, answers: FormAnswers): OfficeChange[] => {
  const how = answerOf(answers, 'how')
  const day = answerOf(answers, 'consent_day')
  if (how === null || day === null) return []
  const row = deedRow(call, { citizen, case: null }, { kind: 'consent_recorded', outcome: 'letter' })
  return [{ ...row, deed: { ...row.deed, day, reason: how } }]
}

/** Writes a letter down under its number, about a person or about nobody, and shows its card. */
const written = async (call: OfficeCall, answers: FormAnswers, card: CitizenCard | null): Promise<Screen> => {
  const { actor, moment, today } = call
  const id = moment.conversation.chance.id()
  const department = card?.department ?? actor.department
  const number = await freeNumber(call, department, 'letter', id)
  const note: LetterNote = {
    id,
    ...addressee(call, answerOf(answers, 'organisation') ?? '', answers),
    ...saidOfLetter(answers),
    number: number.said,
    annexes: [],
    sentOn: today,
    receiptBy: null,
    resultBy: answerOf(answers, 'result'),
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
      ...(card ? consentRow(call, card.id, answers) : []),
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
export const PERSON_LETTER = formAbout({
  id: 'person_letter',
  subject: CITIZEN_IN_HAND,
  action: 'send_letter',
  given: async (call, card) => {
    const consent = await call.desks.cases.consent(card.id, 'letter')
    const holds = consentHolds(consent, card.id, 'letter', call.today)
    return { ...known(call), consents: holds ? 'given' : 'ask' }
  },
  fields: [...CONSENT_FIELDS, ...FIELDS],
  finish: (call, card, answers) => written(call, answers, card),
})

/** A letter about nobody: of information, a cover letter, a request. */
export const FREE_LETTER_FORM: OfficeForm = {
  form: { id: 'free_letter', fields: FIELDS },
  finish: endedBy('send_letter', (call, answers) => written(call, answers, null)),
}

/** «Новое письмо» that is about nobody. */
export const writeFreeLetter = useCase('send_letter', (call) =>
  beginForm(call, FREE_LETTER_FORM, { ...known(call), about: 'nobody' }),
)
