import { may } from '../../../domain/access/can.ts'
import { FAMILY_MARKS } from '../../../domain/caseload/case-words.ts'
import { type Changed, isRefused, type Refused } from '../../../domain/caseload/change.ts'
import { addToPlan } from '../../../domain/caseload/change-plan.ts'
import { recordDeed } from '../../../domain/caseload/record-deed.ts'
import { inspectPlan, type PlanEntry, type Responsible } from '../../../domain/caseload/work-plan.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { about } from '../kit/about.ts'
import { refuse } from '../kit/audited.ts'
import { choice, day, note } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { FormPlace } from '../kit/office-form.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, toast } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import {
  actOf,
  CASE,
  type CaseAtHand,
  carryOut,
  caseDialog,
  looking,
  refusedScreen,
  workOf,
} from './case-at-hand.ts'
import { toCase } from './case-card.ts'
import { deedRow } from './case-deeds.ts'

/** Sides that somebody responsible can be on, as they are asked for. */
const SIDES = ['family', 'curator', 'other'] as const
export type Side = (typeof SIDES)[number]

const MOST_ENTRIES = 12

/**
 * Technologies whose plan is a short one of a person's own, so that it may stand on paper. The plan of a family is kept
 * here, line by line (seed 001, step 5).
 */
const ON_PAPER: readonly string[] = ['social_mediation', 'yard_management', 'ippsu_support', 'mentoring']

const entryLine = ({ action, responsible, due }: PlanEntry, n: number, today: string): TextRef =>
  text('office.cases.plan_entry', {
    n,
    action,
    who: responsible?.name ?? '',
    date: due === null ? '' : shortDay(due, today),
  })

const faultsIn = ({ moment }: OfficeCall, { found }: CaseAtHand): TextRef[] => {
  const faults = inspectPlan(found.words.plan, moment.conversation.content.caseRules)
  return [...new Set(faults.map(({ fault }) => fault))].map((fault) => text(`cases.plan_faults.${fault}`))
}

const agreedLine = ({ found }: CaseAtHand): TextRef[] => {
  const said = FAMILY_MARKS.filter((mark) => found.words.family.includes(mark))
  if (said.length === 0) return []
  return [
    text('office.cases.plan_family', {
      marks: { list: said.map((mark) => text(`office.cases.plan_marks.${mark}`)) },
    }),
  ]
}

/** What makes the plan, for whoever may move the case; the others read it. */
const makingButtons = ({ found: { id, words } }: CaseAtHand, isFaulty: boolean): OfficeButton[] => {
  const next = FAMILY_MARKS.find((mark) => !words.family.includes(mark))
  const marking: OfficeButton = next
    ? [text(`office.cases.plan_buttons.${next}`), 'case_plan_mark', id, next]
    : [text('office.cases.deeds.plan_made'), 'case_plan_made', id]
  return [
    ...(words.plan.length < MOST_ENTRIES
      ? [[text('office.cases.buttons.plan_add'), 'case_plan_add', id] as const]
      : []),
    ...(isFaulty ? [] : [marking]),
    ...words.plan.map(
      ({ id: entry, action }, place): OfficeButton => [
        text('office.cases.buttons.plan_line', { n: place + 1, action }),
        'case_plan_line',
        id,
        entry,
      ],
    ),
  ]
}

const planButtons = ({ actor }: OfficeCall, hand: CaseAtHand, isFaulty: boolean): OfficeButton[] => {
  const { id, words } = hand.found
  const onPaper = words.plan.length === 0 && ON_PAPER.includes(hand.technology.id)
  return [
    ...(onPaper ? [[text('office.cases.buttons.plan_paper'), 'case_deed', id, 'plan_made'] as const] : []),
    ...(may(actor.role, 'move_case') ? makingButtons(hand, isFaulty) : []),
    toCase(id),
  ]
}

const planScreen = (call: OfficeCall, hand: CaseAtHand): Screen => {
  const { plan } = hand.found.words
  const faults = faultsIn(call, hand)
  return {
    parts: [
      text(plan.length === 0 ? 'office.cases.plan_empty' : 'office.cases.plan_head', { n: plan.length }),
      ...plan.map((entry, place) => entryLine(entry, place + 1, call.today)),
      ...(plan.length > 0 && faults.length > 0 ? [text('talk.blank'), ...faults] : []),
      ...agreedLine(hand),
    ],
    buttons: planButtons(call, hand, faults.length > 0),
    place: 'in_place',
  }
}

/** «План»: what is agreed with the family, and what it still lacks (W; seed 001, step 5). */
export const showPlan = looking(planScreen)

/** Who is responsible, as it was answered. */
export const responsibleOf = (
  { actor }: OfficeCall,
  { found }: CaseAtHand,
  side: Side,
  who: string | undefined,
): Responsible => (side === 'curator' ? { side, name: actor.name } : { side, name: who ?? found.name })

/** What is the trouble. */
export const askProblem = () => note(text('office.case_forms.plan_problem'))
/** What is to be reached. */
export const askGoal = () => note(text('office.case_forms.plan_goal'))
/** What is done for it. */
export const askAction = () => note(text('office.case_forms.plan_action'))
/** On whose side whoever does it is. */
export const askSide = () =>
  choice(
    text('office.case_forms.plan_who'),
    SIDES.map((id) => ({ id, label: text(`office.case_forms.plan_sides.${id}`) })),
  )
/** Who of others does it. */
export const askWho = () => note(text('office.case_forms.plan_name'))
/** Until when it is done. */
export const askDue = (place: FormPlace) => day(place, text('office.case_forms.plan_due'))
/** When it is looked at. */
export const askMonitoring = (place: FormPlace) => day(place, text('office.case_forms.plan_monitoring'))

/** A line of the plan: trouble, goal, action, who, by when, when it is looked at. */
export const PLAN_ENTRY = caseDialog({
  id: 'case_plan_entry',
  action: 'move_case',
  questions: (from) =>
    from
      .ask('problem', askProblem)
      .ask('goal', askGoal)
      .ask('action', askAction)
      .ask('side', askSide)
      .ask('who', ({ side }) => (side === 'other' ? askWho() : null))
      .ask('due', (_, place) => askDue(place))
      .ask('monitoring', (_, place) => askMonitoring(place)),
  finish: (call, hand, { problem, goal, action, side, who, due, monitoring }) => {
    const { found } = hand
    const entry: PlanEntry = {
      id: call.moment.conversation.chance.id(),
      problem,
      goal,
      action,
      responsible: responsibleOf(call, hand, side, who),
      begins: call.today,
      due,
      monitoring: [monitoring],
    }
    const words = { ...found.words, plan: [...found.words.plan, entry], family: [] }
    return planAfter(call, hand, addToPlan(workOf(call, hand), { ...actOf(call), entry }), words)
  },
})

/** The plan as it stands with these words in it, or why it stays as it was. */
export const planAfter = (
  call: OfficeCall,
  hand: CaseAtHand,
  answer: Changed | Refused,
  words: CaseAtHand['found']['words'],
): Screen =>
  isRefused(answer)
    ? refusedScreen(call, hand, answer)
    : {
        ...carryOut(call, hand, answer, { words }),
        ...planScreen(call, { ...hand, found: { ...hand.found, words } }),
      }

/** «Составили вместе», «Поняли», «Согласны»: what the family said to the plan. */
export const markPlan = about(CASE, 'move_case', (call, hand) => {
  const mark = FAMILY_MARKS.find((each) => each === call.args[1])
  if (!mark) return refuse(call, 'move_case', `case:${hand.found.id}`)
  const { found } = hand
  const family = FAMILY_MARKS.filter((each) => each === mark || found.words.family.includes(each))
  const unchanged: Changed = { case: found.state, events: [], tasks: [], closes: [] }
  return planAfter(call, hand, unchanged, { ...found.words, family })
})

/** The plan stands: the deed that its tasks wait for. Only once it lacks nothing and the family accepted it. */
export const finishPlan = about(CASE, 'move_case', (call, hand) => {
  const { found } = hand
  const faults = faultsIn(call, hand)
  const isAgreed = FAMILY_MARKS.every((mark) => found.words.family.includes(mark))
  if (faults.length > 0 || !isAgreed) return showPlan.run(call)
  const answer = recordDeed(workOf(call, hand), { ...actOf(call), kind: 'plan_made', about: null })
  if (!isRefused(answer) && answer.closes.length === 0) return toast(call, 'office.cases.noted_already')
  return carryOut(call, hand, answer, {
    also: [deedRow(call, { citizen: found.citizen, case: found.id }, { kind: 'plan_made' })],
  })
})
