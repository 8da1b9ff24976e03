import { may } from '../../../domain/access/can.ts'
import { closeCase, closingReasonsAt } from '../../../domain/caseload/close-case.ts'
import { consentHolds } from '../../../domain/caseload/consent.ts'
import { attachMentor, recordMentoring, replaceMentor } from '../../../domain/caseload/mentor.ts'
import { prolong } from '../../../domain/caseload/prolong.ts'
import type { Mentoring } from '../../../domain/caseload/technology.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { FormAnswers, FormChoice } from '../../ports/office/dialogs.ts'
import { answerOf, choiceField, NONE, wordsField } from '../kit/fields.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'
import { actOf, type CaseAtHand, carryOut, caseAtHand, noCase, workOf } from './case-at-hand.ts'
import { deedRow } from './case-deeds.ts'
import { caseForm } from './case-form.ts'
import { looking } from './show-case.ts'

const MONTHS = [3, 6, 12] as const

const consentOf = ({ desks }: OfficeCall, { found }: CaseAtHand) =>
  desks.cases.consent(found.citizen, 'mentor')

/** The family's consent comes first (seed 004, 3.7). */
const consentFirst = async (call: OfficeCall, hand: CaseAtHand): Promise<Decision | null> => {
  const { found } = hand
  if (consentHolds(await consentOf(call, hand), found.citizen, 'mentor', call.today)) return null
  return decide(call.moment, {
    replies: [
      inPlace(
        call,
        call.words.message(
          [text('cases.refusals.no_consent')],
          [
            [text('office.cases.deeds.consent_recorded'), 'case_consent', found.id, 'mentor'],
            [text('office.cases.buttons.card'), 'case', found.id],
          ],
        ),
      ),
    ],
  })
}

/** «Наставник»: who it is, until when, and what can be done. */
export const showMentoring = looking((call, hand) => {
  const { found, technology } = hand
  const { mentor, until } = found.state
  const parts = [
    mentor === null
      ? text('office.cases.no_mentor')
      : text('office.cases.mentor', { name: ownEntry(found.words.names, mentor) ?? '' }),
    ...(until === null ? [] : [text('office.cases.until', { date: { date: until } })]),
  ]
  const to = (name: string, useCase: UseCaseName): OfficeButton => [
    text(`office.cases.mentor_buttons.${name}`),
    useCase,
    found.id,
  ]
  const attaching: OfficeButton[] =
    found.stage === technology.mentoring?.attaches ? [to('attach', 'case_mentor')] : []
  const moving: OfficeButton[] =
    mentor === null ? attaching : [to('replace', 'case_mentor_next'), to('end', 'case_mentor_end')]
  const buttons: OfficeButton[] = [
    ...(mentor === null ? [] : [to('log', 'case_mentor_log')]),
    ...(may(call.actor.role, 'move_case') ? moving : []),
    ...(until === null || !may(call.actor.role, 'move_case') ? [] : [to('prolong', 'case_prolong')]),
    [text('office.cases.buttons.card'), 'case', found.id],
  ]
  return decide(call.moment, { replies: [inPlace(call, call.words.message(parts, buttons))] })
})

/** A mentor's name among the sealed words; the state and its events know an id. */
const named = (call: OfficeCall, { found }: CaseAtHand, name: string | null) => {
  const mentor = call.moment.conversation.chance.id()
  return { mentor, words: { ...found.words, names: { ...found.words.names, [mentor]: name ?? '' } } }
}

const attachedRow = (call: OfficeCall, { found }: CaseAtHand) =>
  deedRow(call, { citizen: found.citizen, case: found.id }, { kind: 'mentor_attached' })

/** Attaches a mentor: from then on the term runs (D-mentor). */
export const ATTACH_MENTOR = caseForm({
  id: 'attach_mentor',
  action: 'move_case',
  given: async (call, hand) => (await consentFirst(call, hand)) ?? {},
  fields: [wordsField('name', () => text('office.case_forms.mentor_name'))],
  finish: async (call, hand, answers) => {
    const { mentor, words } = named(call, hand, answerOf(answers, 'name'))
    const consent = await consentOf(call, hand)
    const answer = attachMentor(workOf(call, hand), { ...actOf(call), mentor, consent })
    return carryOut(call, hand, 'move_case', answer, { words, also: [attachedRow(call, hand)] })
  },
})

const mentoringOf = ({ technology }: CaseAtHand): Partial<Mentoring> => technology.mentoring ?? {}

const listOf = (answers: FormAnswers, name: string, key: string): FormChoice[] =>
  ((ownEntry(answers, name) ?? []) as readonly string[]).map((id) => ({
    id,
    label: text(`technologies.${String(answers['technology'])}.${key}.${id}`),
  }))

/** Another mentor, or none yet, for one of the five reasons (seed 004, 3.10). */
export const REPLACE_MENTOR = caseForm({
  id: 'replace_mentor',
  action: 'move_case',
  given: (_, hand) => ({ technology: hand.technology.id, replacing: mentoringOf(hand).replacing ?? [] }),
  fields: [
    choiceField(
      'reason',
      () => text('office.case_forms.mentor_why'),
      (answers) => listOf(answers, 'replacing', 'replacing'),
    ),
    wordsField('name', () => text('office.case_forms.mentor_next'), {
      none: 'office.case_forms.no_mentor_yet',
    }),
  ],
  finish: async (call, hand, answers) => {
    const name = answerOf(answers, 'name')
    const next = name === null ? null : named(call, hand, name)
    const consent = await consentOf(call, hand)
    const reason = answerOf(answers, 'reason') ?? ''
    const act = { ...actOf(call), reason, mentor: next?.mentor ?? null, consent }
    const answer = replaceMentor(workOf(call, hand), act)
    return carryOut(
      call,
      hand,
      'move_case',
      answer,
      next ? { words: next.words, also: [attachedRow(call, hand)] } : {},
    )
  },
})

/** Ends the mentoring for one of the three reasons (seed 004, 3.11): reason, then what it came to. */
export const endMentoring: OfficeUseCase = {
  action: 'move_case',
  run: async (call) => {
    const [id, reason, result] = call.args
    const hand = await caseAtHand(call, 'move_case', id)
    if (!hand) return noCase(call, 'move_case', id)
    const { found, technology } = hand
    if (reason !== undefined && result !== undefined) {
      const answer = closeCase(workOf(call, hand), { ...actOf(call), reason, result })
      return carryOut(call, hand, 'move_case', answer, { said: text('office.cases.is_closed') })
    }
    const ending = mentoringOf(hand).ending ?? []
    const reasons = closingReasonsAt(technology, found.stage).filter((each) => ending.includes(each.id))
    const chosen = reasons.find((each) => each.id === reason)
    const own = `technologies.${technology.id}`
    const buttons: OfficeButton[] = chosen
      ? // The end is the end of the case: by the shorter name the longest pair of reason and result fits a token.
        chosen.results.map((each) => [
          text(`${own}.results.${each}`),
          'case_close',
          found.id,
          chosen.id,
          each,
        ])
      : reasons.map((each) => [text(`${own}.reasons.${each.id}`), 'case_mentor_end', found.id, each.id])
    const question = text(chosen ? 'office.cases.which_result' : 'office.cases.why_close')
    const back: OfficeButton = [text('office.cases.buttons.card'), 'case', found.id]
    return decide(call.moment, {
      replies: [inPlace(call, call.words.message([question], [...buttons, back]))],
    })
  },
}

const FORMS = ['individual', 'group'] as const

/** What the mentor did with the family: individual or in a group (seed 004, 5). */
export const MENTORING_LOG = caseForm({
  id: 'mentoring_log',
  action: 'record_deed',
  given: (_, hand) => ({
    technology: hand.technology.id,
    individual: mentoringOf(hand).individual ?? [],
    group: mentoringOf(hand).group ?? [],
  }),
  fields: [
    choiceField(
      'form',
      () => text('office.case_forms.mentoring_form'),
      () => FORMS.map((id) => ({ id, label: text(`office.case_forms.mentoring_forms.${id}`) })),
    ),
    choiceField(
      'kind',
      () => text('office.case_forms.mentoring_kind'),
      (answers) => {
        const form = answerOf(answers, 'form') ?? 'individual'
        return listOf(answers, form, form)
      },
    ),
    wordsField('note', () => text('office.case_forms.mentoring_note'), { none: 'office.fields.no_words' }),
  ],
  finish: (call, hand, answers) => {
    const form = FORMS.find((each) => each === answers['form']) ?? 'individual'
    const kind = answerOf(answers, 'kind') ?? ''
    const note = answerOf(answers, 'note')
    const answer = recordMentoring(workOf(call, hand), { ...actOf(call), form, kind, note })
    const row = deedRow(
      call,
      { citizen: hand.found.citizen, case: hand.found.id },
      { kind: `mentoring_${form}`, outcome: kind, note },
    )
    return carryOut(call, hand, 'record_deed', answer, { also: [row] })
  },
})

/** A longer term, if nothing speaks against it (seed 004, 3.9). */
export const PROLONG_CASE = caseForm({
  id: 'prolong_case',
  action: 'move_case',
  fields: [
    choiceField(
      'months',
      () => text('office.case_forms.prolong'),
      () => MONTHS.map((n) => ({ id: String(n), label: text('office.case_forms.months', { n }) })),
    ),
    choiceField(
      'grounds',
      () => text('office.case_forms.grounds'),
      () => [
        { id: 'no', label: text('office.case_forms.no_grounds') },
        { id: 'yes', label: text('office.case_forms.has_grounds') },
      ],
    ),
  ],
  finish: (call, hand, answers) => {
    const months = Number(answerOf(answers, 'months') ?? NONE)
    const grounds = answerOf(answers, 'grounds') !== 'no'
    return carryOut(call, hand, 'move_case', prolong(workOf(call, hand), { ...actOf(call), months, grounds }))
  },
})
