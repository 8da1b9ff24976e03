import { may } from '../../../domain/access/can.ts'
import { closingReasonsAt } from '../../../domain/caseload/close-case.ts'
import { attachMentor, replaceMentor } from '../../../domain/caseload/mentor.ts'
import { prolong } from '../../../domain/caseload/prolong.ts'
import type { Mentoring } from '../../../domain/caseload/technology.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { FormChoice } from '../../ports/office/dialogs.ts'
import { about } from '../kit/about.ts'
import { choice, orNothing } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'
import { actOf, CASE, type CaseAtHand, carryOut, caseDialog, looking, workOf } from './case-at-hand.ts'
import { toCase } from './case-card.ts'
import { deedRow } from './case-deeds.ts'
import { consentFirst } from './case-letters.ts'
import { agreedMentors, consentLines, consentTo, mentorChoices, supported } from './mentor-consents.ts'
import { closing } from './move-case.ts'

const MONTHS = [3, 6, 12] as const

const buttonsOf = ({ actor }: OfficeCall, { found, technology }: CaseAtHand): OfficeButton[] => {
  const { mentor, until } = found.state
  const to = (name: string, useCase: UseCaseName): OfficeButton => [
    text(`office.cases.mentor_buttons.${name}`),
    useCase,
    found.id,
  ]
  const attaching: OfficeButton[] =
    found.stage === technology.mentoring?.attaches ? [to('attach', 'case_mentor')] : []
  const moving: OfficeButton[] =
    mentor === null ? attaching : [to('replace', 'case_mentor_next'), to('end', 'case_mentor_end')]
  return [
    ...(mentor === null ? [] : [to('log', 'case_mentor_log')]),
    ...(found.state.begunOn === null ? [] : [to('report', 'case_mentor_report')]),
    ...(may(actor.role, 'move_case') ? [to('consent', 'case_mentor_consent'), ...moving] : []),
    ...(until === null || !may(actor.role, 'move_case') ? [] : [to('prolong', 'case_prolong')]),
    toCase(found.id),
  ]
}

/** «Наставник»: who it is, until when, who agreed to whom, and what can be done. */
export const showMentoring = looking(async (call, hand) => {
  const { mentorName, state } = hand.found
  const parts = [
    state.mentor === null
      ? text('office.cases.no_mentor')
      : text('office.cases.mentor', { name: mentorName ?? call.words.phrase('office.cases.somebody') }),
    ...(state.until === null ? [] : [text('office.cases.until', { date: { date: state.until } })]),
    ...(may(call.actor.role, 'move_case') ? await consentLines(call, hand) : []),
  ]
  return { parts, buttons: buttonsOf(call, hand), place: 'in_place' }
})

const attachedRow = (call: OfficeCall, { found }: CaseAtHand) =>
  deedRow(call, { citizen: found.citizen, case: found.id }, { kind: 'mentor_attached' })

/** Nobody else may have a mentor: the way on is a case of support (seed 004, 3.1). */
const supportFirst = ({ found }: CaseAtHand): Screen => ({
  parts: [text('cases.refusals.not_in_support')],
  buttons: [[text('office.cases.buttons.open_support'), 'case_new', found.citizen], toCase(found.id)],
  place: 'in_place',
})

/** Attaches a mentor to whom both sides agreed: from then on the term runs (D-mentor). */
export const ATTACH_MENTOR = caseDialog({
  id: 'attach_mentor',
  action: 'move_case',
  given: async (call, hand) => {
    if (!(await supported(call, hand))) return supportFirst(hand)
    const mentors = await agreedMentors(call, hand)
    return mentors.length === 0 ? consentFirst(hand, 'mentor') : { mentors }
  },
  questions: (from) =>
    from.ask('mentor', ({ mentors }) =>
      choice(text('office.case_forms.mentor_attached_which'), mentorChoices(mentors)),
    ),
  finish: async (call, hand, { mentor }) => {
    const consent = await consentTo(call, hand, mentor)
    const inSupport = await supported(call, hand)
    const answer = attachMentor(workOf(call, hand), { ...actOf(call), mentor, consent, inSupport })
    return carryOut(call, hand, answer, { also: [attachedRow(call, hand)] })
  },
})

const mentoringOf = ({ technology }: CaseAtHand): Partial<Mentoring> => technology.mentoring ?? {}

/** Some of what the technology says of mentoring, as choices. */
export const listOf = (technology: string, key: keyof Mentoring, ids: readonly string[]): FormChoice[] =>
  ids.map((id) => ({ id, label: text(`technologies.${technology}.${key}.${id}`) }))

/** Another mentor to whom both sides agreed, or none yet, for one of the five reasons (seed 004, 3.10). */
export const REPLACE_MENTOR = caseDialog({
  id: 'replace_mentor',
  action: 'move_case',
  given: async (call, hand) => ({
    technology: hand.technology.id,
    replacing: mentoringOf(hand).replacing ?? [],
    mentors: await agreedMentors(call, hand),
  }),
  questions: (from) =>
    from
      .ask('reason', ({ technology, replacing }) =>
        choice(text('office.case_forms.mentor_why'), listOf(technology, 'replacing', replacing)),
      )
      .ask('mentor', ({ mentors }) =>
        orNothing(
          choice(text('office.case_forms.mentor_next'), mentorChoices(mentors)),
          text('office.case_forms.no_mentor_yet'),
        ),
      ),
  finish: async (call, hand, { reason, mentor }) => {
    const consent = mentor === null ? null : await consentTo(call, hand, mentor)
    const answer = replaceMentor(workOf(call, hand), { ...actOf(call), reason, mentor, consent })
    return carryOut(call, hand, answer, mentor === null ? {} : { also: [attachedRow(call, hand)] })
  },
})

/** Ends the mentoring for one of the three reasons (seed 004, 3.11). */
export const endMentoring = about(CASE, 'move_case', (call, hand) => {
  const ending = mentoringOf(hand).ending ?? []
  const reasons = closingReasonsAt(hand.technology, hand.found.stage)
  return closing(
    call,
    hand,
    reasons.filter(({ id }) => ending.includes(id)),
    'case_mentor_end',
  )
})

/** A longer term, if nothing speaks against it (seed 004, 3.9). */
export const PROLONG_CASE = caseDialog({
  id: 'prolong_case',
  action: 'move_case',
  questions: (from) =>
    from
      .ask('months', () =>
        choice(
          text('office.case_forms.prolong'),
          MONTHS.map((n) => ({ id: String(n), label: text('office.case_forms.months', { n }) })),
        ),
      )
      .ask('grounds', () =>
        choice(text('office.case_forms.grounds'), [
          { id: 'no', label: text('office.case_forms.no_grounds') },
          { id: 'yes', label: text('office.case_forms.has_grounds') },
        ]),
      ),
  finish: (call, hand, { months, grounds }) => {
    const act = { ...actOf(call), months: Number(months), grounds: grounds === 'yes' }
    return carryOut(call, hand, prolong(workOf(call, hand), act))
  },
})
