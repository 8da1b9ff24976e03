import { may } from '../../../domain/access/can.ts'
import { closingReasonsAt } from '../../../domain/caseload/close-case.ts'
import { consentHolds } from '../../../domain/caseload/consent.ts'
import { attachMentor, recordMentoring, replaceMentor } from '../../../domain/caseload/mentor.ts'
import { prolong } from '../../../domain/caseload/prolong.ts'
import type { Mentoring } from '../../../domain/caseload/technology.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { text } from '../../../domain/words/text-ref.ts'
import type { FormChoice } from '../../ports/office/dialogs.ts'
import { about } from '../kit/about.ts'
import { choice, note, orNothing } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'
import { actOf, CASE, type CaseAtHand, carryOut, caseDialog, looking, workOf } from './case-at-hand.ts'
import { toCase } from './case-card.ts'
import { deedRow } from './case-deeds.ts'
import { consentFirst } from './case-letters.ts'
import { closing } from './move-case.ts'

const MONTHS = [3, 6, 12] as const

const consentOf = ({ desks }: OfficeCall, { found }: CaseAtHand) =>
  desks.cases.consent(found.citizen, 'mentor')

/** The family's consent comes first (seed 004, 3.7). */
const consented = async (call: OfficeCall, hand: CaseAtHand): Promise<Screen | null> =>
  consentHolds(await consentOf(call, hand), hand.found.citizen, 'mentor', call.today)
    ? null
    : consentFirst(hand, 'mentor')

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
    toCase(found.id),
  ]
  return { parts, buttons, place: 'in_place' }
})

/** A mentor's name among the sealed words; the state and its events know an id. */
const named = (call: OfficeCall, { found }: CaseAtHand, name: string) => {
  const mentor = call.moment.conversation.chance.id()
  return { mentor, words: { ...found.words, names: { ...found.words.names, [mentor]: name } } }
}

const attachedRow = (call: OfficeCall, { found }: CaseAtHand) =>
  deedRow(call, { citizen: found.citizen, case: found.id }, { kind: 'mentor_attached' })

/** Attaches a mentor: from then on the term runs (D-mentor). */
export const ATTACH_MENTOR = caseDialog({
  id: 'attach_mentor',
  action: 'move_case',
  given: async (call, hand) => (await consented(call, hand)) ?? {},
  questions: (from) => from.ask('name', () => note(text('office.case_forms.mentor_name'))),
  finish: async (call, hand, { name }) => {
    const { mentor, words } = named(call, hand, name)
    const consent = await consentOf(call, hand)
    const answer = attachMentor(workOf(call, hand), { ...actOf(call), mentor, consent })
    return carryOut(call, hand, answer, { words, also: [attachedRow(call, hand)] })
  },
})

const mentoringOf = ({ technology }: CaseAtHand): Partial<Mentoring> => technology.mentoring ?? {}

/** Some of what the technology says of mentoring, as choices. */
const listOf = (technology: string, key: keyof Mentoring, ids: readonly string[]): FormChoice[] =>
  ids.map((id) => ({ id, label: text(`technologies.${technology}.${key}.${id}`) }))

/** Another mentor, or none yet, for one of the five reasons (seed 004, 3.10). */
export const REPLACE_MENTOR = caseDialog({
  id: 'replace_mentor',
  action: 'move_case',
  given: (_, hand) => ({ technology: hand.technology.id, replacing: mentoringOf(hand).replacing ?? [] }),
  questions: (from) =>
    from
      .ask('reason', ({ technology, replacing }) =>
        choice(text('office.case_forms.mentor_why'), listOf(technology, 'replacing', replacing)),
      )
      .ask('name', () =>
        orNothing(note(text('office.case_forms.mentor_next')), text('office.case_forms.no_mentor_yet')),
      ),
  finish: async (call, hand, { reason, name }) => {
    const next = name === null ? null : named(call, hand, name)
    const consent = await consentOf(call, hand)
    const act = { ...actOf(call), reason, mentor: next?.mentor ?? null, consent }
    const answer = replaceMentor(workOf(call, hand), act)
    return carryOut(call, hand, answer, next ? { words: next.words, also: [attachedRow(call, hand)] } : {})
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

const FORMS = ['individual', 'group'] as const

/** What the mentor did with the family: individual or in a group (seed 004, 5). */
export const MENTORING_LOG = caseDialog({
  id: 'mentoring_log',
  action: 'record_deed',
  given: (_, hand) => ({
    technology: hand.technology.id,
    individual: mentoringOf(hand).individual ?? [],
    group: mentoringOf(hand).group ?? [],
  }),
  questions: (from) =>
    from
      .ask('form', () =>
        choice(
          text('office.case_forms.mentoring_form'),
          FORMS.map((id) => ({ id, label: text(`office.case_forms.mentoring_forms.${id}`) })),
        ),
      )
      .ask('kind', (known) =>
        choice(
          text('office.case_forms.mentoring_kind'),
          listOf(known.technology, known.form, known[known.form]),
        ),
      )
      .ask('words', () =>
        orNothing(note(text('office.case_forms.mentoring_note')), text('office.fields.no_words')),
      ),
  finish: (call, hand, { form, kind, words }) => {
    const answer = recordMentoring(workOf(call, hand), { ...actOf(call), form, kind, note: words })
    const row = deedRow(
      call,
      { citizen: hand.found.citizen, case: hand.found.id },
      { kind: `mentoring_${form}`, outcome: kind, note: words },
    )
    return carryOut(call, hand, answer, { also: [row] })
  },
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
