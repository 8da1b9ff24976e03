import { may } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import type { LetterNote } from '../../../domain/caseload/case-words.ts'
import { type ConsentPurpose, consentHolds } from '../../../domain/caseload/consent.ts'
import { noteReceipt, noteResult, sendLetter } from '../../../domain/caseload/letter.ts'
import type { LetterRecord } from '../../../domain/caseload/letter-undone.ts'
import { CONSENT_WAYS } from '../../../domain/caseload/mentor-consent.ts'
import { recordDeed } from '../../../domain/caseload/record-deed.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import { about } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import { choice, day, note } from '../kit/field.ts'
import { freeNumber } from '../kit/free-number.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, toast } from '../kit/screen.ts'
import { actOf, CASE, type CaseAtHand, carryOut, caseDialog, looking, workOf } from './case-at-hand.ts'
import { toCase, undoButton } from './case-card.ts'
import { deedRow } from './case-deeds.ts'
import { addressee, agenciesFor, askLetter, institutionsNear, type KnownOfLetter } from './letter-fields.ts'

/** Working days offered for the check of a letter's receipt. */
const RECEIPT_IN = [5, 10]
/** And of its result; an authority has 30 days to answer (59-ФЗ, 12). */
const RESULT_IN = [15, 22]

/** Records the person's consent to a letter: how it was given and on which day. Without it no letter leaves (A5). */
export const CASE_CONSENT = caseDialog({
  id: 'case_consent',
  action: 'record_deed',
  // A consent to a mentor names the mentor: older buttons lead to its own questions.
  given: (call, hand) => (call.args[1] === 'mentor' ? consentFirst(hand, 'mentor') : {}),
  questions: (from) =>
    from
      .ask('how', () =>
        choice(
          text('office.case_forms.consent.letter'),
          CONSENT_WAYS.map((id) => ({ id, label: text(`office.case_forms.consent_how.${id}`) })),
        ),
      )
      .ask('given', (_, place) => day(place, text('office.case_forms.consent_day'), { side: 'past' })),
  finish: (call, hand, { how, given }) => {
    const { id, citizen } = hand.found
    const answer = recordDeed(workOf(call, hand), { ...actOf(call), kind: 'consent_recorded', about: null })
    const deed = call.moment.conversation.chance.id()
    const row = deedRow(
      call,
      { citizen, case: id },
      { id: deed, kind: 'consent_recorded', outcome: 'letter' },
    )
    const dated = { ...row, deed: { ...row.deed, day: given, reason: how } }
    return carryOut(call, hand, answer, {
      also: [dated],
      deed,
      said: text('office.cases.consent_noted'),
    })
  },
})

/** The person took the consent back: from this day no letter leaves. */
export const withdrawConsent = about(CASE, 'record_deed', (call, hand) => {
  const { id, citizen } = hand.found
  const purpose = call.args[1] === 'mentor' ? 'mentor' : 'letter'
  const deed = call.moment.conversation.chance.id()
  return {
    parts: [text('office.cases.consent_withdrawn')],
    buttons: [toCase(id), undoButton(deed)],
    place: 'in_place',
    object: `case:${id}`,
    changes: [
      deedRow(call, { citizen, case: id }, { id: deed, kind: 'consent_withdrawn', outcome: purpose }),
    ],
  }
})

const lettersOf = ({ found }: CaseAtHand): readonly LetterNote[] => found.words.letters

const letterLine = (letter: LetterNote): TextRef => {
  const organisation =
    letter.number === null
      ? letter.organisation
      : text('office.letters.numbered', { what: letter.number, organisation: letter.organisation })
  const params = { organisation, date: { date: letter.sentOn } }
  if (letter.answeredOn !== null) return text('office.cases.letter_answered', params)
  return text(
    letter.receivedOn === null ? 'office.cases.letter_sent' : 'office.cases.letter_received',
    params,
  )
}

const letterButtons = (id: string, { id: letter, receivedOn, answeredOn }: LetterNote): OfficeButton[] => [
  ...(receivedOn === null && answeredOn === null
    ? [[text('office.cases.deeds.receipt_noted'), 'case_receipt', id, letter] as const]
    : []),
  ...(answeredOn === null
    ? [[text('office.cases.deeds.result_noted'), 'case_answer', id, letter] as const]
    : []),
]

/** «Письма»: what was sent, what was heard, and a new one. */
export const showLetters = looking(async (call, hand) => {
  const { found } = hand
  const consent = await call.desks.cases.consent(found.citizen, 'letter')
  const holds = consentHolds(consent, found.citizen, 'letter', call.today)
  const letters = lettersOf(hand).slice(-3)
  const parts = [
    text(letters.length > 0 ? 'office.cases.letters' : 'office.cases.no_letters'),
    ...letters.map(letterLine),
    text(holds ? 'office.cases.consent_holds' : 'office.cases.consent_needed'),
  ]
  const buttons: OfficeButton[] = [
    ...letters.flatMap((letter) => letterButtons(found.id, letter)),
    ...(holds
      ? [
          ...(may(call.actor.role, 'send_letter')
            ? [[text('office.cases.deeds.letter_sent'), 'case_letter', found.id] as const]
            : []),
          [text('office.cases.buttons.withdraw'), 'case_consent_off', found.id, 'letter'] as const,
        ]
      : [[text('office.cases.deeds.consent_recorded'), 'case_consent', found.id, 'letter'] as const]),
    toCase(found.id),
  ]
  return { parts, buttons, place: 'in_place' }
})

/** No consent – no letter and no mentor: what is missing and where it is recorded. */
export const consentFirst = ({ found }: CaseAtHand, purpose: ConsentPurpose): Screen => ({
  parts: [text(purpose === 'mentor' ? 'office.cases.no_agreed_mentors' : 'cases.refusals.no_consent')],
  buttons: [
    purpose === 'mentor'
      ? [text('office.cases.deeds.consent_recorded'), 'case_mentor_consent', found.id]
      : [text('office.cases.deeds.consent_recorded'), 'case_consent', found.id, purpose],
    toCase(found.id),
  ],
  place: 'in_place',
})

/** A line of the ledger about a letter: named, so that the very record can be taken back. */
const letterRow = (
  call: OfficeCall,
  { found }: CaseAtHand,
  kind: LetterRecord,
  letter: string,
  note: string | null = null,
) => deedRow(call, { citizen: found.citizen, case: found.id }, { kind, outcome: letter, note })

/** Days on which receipt and result are mostly looked for. */
const letterDays = ({ moment, today }: FormPlace): LocalDate[] =>
  [...RECEIPT_IN, ...RESULT_IN].map((n) => addWorkingDays(moment.conversation.calendar, today, n).date)

/** Papers of the need that are there: they go with the letter. */
const annexesOf = ({ words }: OfficeCall, { found }: CaseAtHand): string[] =>
  found.words.papers
    .map((id) => `needs.${found.words.need}.documents.${id}.name`)
    .filter((key) => words.has(key))
    .map((key) => words.plain(textAt(key)))

/** «Напечатать письмо». */
const printButton = (id: string, letter: string): OfficeButton => [
  text('office.letters.print'),
  'paper',
  id,
  'letter',
  letter,
]

/** A letter: to whom, when its receipt and its result are checked (A5, D-letter). */
export const CASE_LETTER = caseDialog({
  id: 'case_letter',
  action: 'send_letter',
  given: async (call, hand): Promise<KnownOfLetter | Screen> => {
    const consent = await call.desks.cases.consent(hand.found.citizen, 'letter')
    if (!consentHolds(consent, hand.found.citizen, 'letter', call.today)) return consentFirst(hand, 'letter')
    const { region, content } = call.moment.conversation
    const { need, cause } = hand.found.words
    return {
      region: region.id,
      agencies: agenciesFor(region, content.needs.get(need ?? '') ?? null, cause),
      institutions: await institutionsNear(call, hand.found.district),
      about: 'somebody',
    }
  },
  questions: (from) =>
    askLetter(from)
      .ask('receiptBy', (_, place) =>
        day(place, text('office.case_forms.letter_receipt'), { offers: letterDays(place) }),
      )
      .ask('resultBy', ({ receiptBy }, place) =>
        day(place, text('office.case_forms.letter_result'), {
          offers: letterDays(place),
          notBefore: receiptBy,
        }),
      ),
  finish: async (call, hand, answers) => {
    const { organisation, receiptBy, resultBy } = answers
    const { found } = hand
    const consent = await call.desks.cases.consent(found.citizen, 'letter')
    const letter = call.moment.conversation.chance.id()
    const number = await freeNumber(call, found.department, 'letter', letter)
    // The event names the letter; the organisation's name stands in the sealed words.
    const sending = { ...actOf(call), letter, organisation: letter, consent, receiptBy, resultBy }
    const note: LetterNote = {
      id: letter,
      ...addressee(call, organisation, answers),
      kind: answers.kind,
      channel: answers.channel,
      request: answers.request,
      number: number.said,
      annexes: annexesOf(call, hand),
      sentOn: call.today,
      receiptBy,
      resultBy,
      receivedOn: null,
      answeredOn: null,
      answer: null,
    }
    const words = { ...found.words, letters: [...found.words.letters, note] }
    const row = letterRow(call, hand, 'letter_sent', letter)
    const screen = carryOut(call, hand, sendLetter(workOf(call, hand), sending), {
      words,
      deed: row.deed.id,
      also: [row, number.taken],
      said: text('office.cases.letter_noted', { what: number.said }),
    })
    const isSent = screen.changes !== undefined && may(call.actor.role, 'print_form')
    return isSent
      ? { ...screen, buttons: [printButton(found.id, letter), ...(screen.buttons ?? [])] }
      : screen
  },
})

const withLetter = ({ found }: CaseAtHand, id: string, heard: Partial<LetterNote>) => ({
  ...found.words,
  letters: found.words.letters.map((letter) => (letter.id === id ? { ...letter, ...heard } : letter)),
})

/** «Письмо получили». */
export const receiveLetter = about(CASE, 'record_deed', (call, hand) => {
  const [, letter = ''] = call.args
  const known = lettersOf(hand).find((each) => each.id === letter)
  if (!known) return refuse(call, 'record_deed', `case:${hand.found.id}`)
  if (known.receivedOn !== null) return toast(call, 'office.cases.noted_already')
  const answer = noteReceipt(workOf(call, hand), { ...actOf(call), letter })
  const row = letterRow(call, hand, 'receipt_noted', letter)
  return carryOut(call, hand, answer, {
    words: withLetter(hand, letter, { receivedOn: call.today }),
    deed: row.deed.id,
    also: [row],
  })
})

/** «Ответ пришёл»: what was answered. */
export const LETTER_ANSWER = caseDialog({
  id: 'letter_answer',
  action: 'record_deed',
  given: (call, hand) => {
    const letter = lettersOf(hand).find((each) => each.id === call.args[1])
    return letter
      ? { letter: letter.id, organisation: letter.organisation }
      : refuse(call, 'record_deed', `case:${hand.found.id}`)
  },
  questions: (from) =>
    from.ask('result', ({ organisation }) => note(text('office.case_forms.letter_answer', { organisation }))),
  finish: (call, hand, { letter, result }) => {
    const answer = noteResult(workOf(call, hand), { ...actOf(call), letter, result })
    const row = letterRow(call, hand, 'result_noted', letter, result)
    return carryOut(call, hand, answer, {
      words: withLetter(hand, letter, { answeredOn: call.today, answer: result }),
      deed: row.deed.id,
      also: [row],
    })
  },
})
