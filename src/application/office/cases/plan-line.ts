import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { changePlan, removeFromPlan } from '../../../domain/caseload/change-plan.ts'
import type { PlanEntry } from '../../../domain/caseload/work-plan.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { about } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { type Screen, unknownButton } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import { actOf, CASE, type CaseAtHand, caseDialog, workOf } from './case-at-hand.ts'
import {
  askAction,
  askDue,
  askGoal,
  askMonitoring,
  askProblem,
  askSide,
  askWho,
  planAfter,
  responsibleOf,
  type Side,
} from './case-plan.ts'

/** What of a line can be changed, one at a time. */
const PARTS = ['action', 'side', 'due', 'monitoring', 'problem', 'goal'] as const

const entryIn = ({ found }: CaseAtHand, id: string | undefined): PlanEntry | undefined =>
  found.words.plan.find((each) => each.id === id)

const toPlan = ({ found }: CaseAtHand): OfficeButton => [
  text('office.cases.buttons.plan_all'),
  'case_plan',
  found.id,
]

/** A line that somebody took out meanwhile. */
const goneScreen = (hand: CaseAtHand): Screen => ({
  parts: [text('office.cases.plan_line_gone')],
  buttons: [toPlan(hand)],
  place: 'in_place',
})

/** A line of the plan, whole, with what of it can be changed. */
export const showPlanLine = about(CASE, 'move_case', (call, hand) => {
  const { id } = hand.found
  const entry = entryIn(hand, call.args[1])
  if (entry === undefined) return goneScreen(hand)
  const { action, problem, goal, responsible, due, monitoring } = entry
  return {
    parts: [
      text('office.cases.plan_line', {
        action,
        problem,
        goal,
        who: responsible?.name ?? '',
        date: due === null ? '' : shortDay(due, call.today),
        days: { list: monitoring.map((day) => shortDay(day, call.today)) },
      }),
      text('talk.blank'),
      text('office.cases.plan_line_hint'),
    ],
    buttons: [
      ...PARTS.map(
        (part): OfficeButton => [
          text(`office.cases.plan_parts.${part}`),
          'case_plan_change',
          id,
          entry.id,
          part,
        ],
      ),
      [text('office.cases.buttons.plan_off'), 'case_plan_off', id, entry.id],
      toPlan(hand),
    ],
    place: 'in_place',
    object: `case:${id}`,
  }
})

/** The plan with one line of it written anew, or without it. */
const withLine = ({ found }: CaseAtHand, was: PlanEntry, entry: PlanEntry | null) => ({
  ...found.words,
  plan: found.words.plan.flatMap((each) => (each.id !== was.id ? [each] : entry === null ? [] : [entry])),
  // What the family said, it said to the plan as it was.
  family: [],
})

/** What was said of a line anew; what was not asked is undefined. */
interface Said {
  readonly problem: string | undefined
  readonly goal: string | undefined
  readonly action: string | undefined
  readonly due: LocalDate | undefined
  readonly monitoring: LocalDate | undefined
  readonly side: Side | undefined
  readonly who: string | undefined
}

/** The line as it is with what was answered. */
const answeredIn = (call: OfficeCall, hand: CaseAtHand, was: PlanEntry, said: Said): PlanEntry => ({
  ...was,
  problem: said.problem ?? was.problem,
  goal: said.goal ?? was.goal,
  action: said.action ?? was.action,
  due: said.due ?? was.due,
  monitoring: said.monitoring === undefined ? was.monitoring : [said.monitoring],
  responsible: said.side === undefined ? was.responsible : responsibleOf(call, hand, said.side, said.who),
})

/** One part of a line is said anew: its tasks follow, and the family is asked again. */
export const PLAN_CHANGE = caseDialog({
  id: 'case_plan_line',
  action: 'move_case',
  given: (call, hand) => {
    const [, entry, name] = call.args
    const part = PARTS.find((each) => each === name)
    if (part === undefined) return unknownButton(call)
    const was = entryIn(hand, entry)
    return was === undefined ? goneScreen(hand) : { entry: was.id, part }
  },
  questions: (from) =>
    from
      .ask('problem', ({ part }) => (part === 'problem' ? askProblem() : null))
      .ask('goal', ({ part }) => (part === 'goal' ? askGoal() : null))
      .ask('action', ({ part }) => (part === 'action' ? askAction() : null))
      .ask('side', ({ part }) => (part === 'side' ? askSide() : null))
      .ask('who', ({ side }) => (side === 'other' ? askWho() : null))
      .ask('due', ({ part }, place) => (part === 'due' ? askDue(place) : null))
      .ask('monitoring', ({ part }, place) => (part === 'monitoring' ? askMonitoring(place) : null)),
  finish: (call, hand, said) => {
    const was = entryIn(hand, said.entry)
    if (was === undefined) return goneScreen(hand)
    const entry = answeredIn(call, hand, was, said)
    const answer = changePlan(workOf(call, hand), { ...actOf(call), was, entry })
    return planAfter(call, hand, answer, withLine(hand, was, entry))
  },
})

/** «Убрать из плана»: asked once, then the line goes; the history keeps what it was. */
export const removePlanLine = about(CASE, 'move_case', (call, hand) => {
  const [id = '', line, said] = call.args
  const entry = entryIn(hand, line)
  if (entry === undefined) return goneScreen(hand)
  if (said !== 'yes')
    return {
      parts: [text('office.cases.plan_off_ask', { action: entry.action })],
      buttons: [
        [text('office.cases.buttons.plan_off_yes'), 'case_plan_off', id, entry.id, 'yes'],
        toPlan(hand),
      ],
      place: 'in_place',
    }
  const answer = removeFromPlan(workOf(call, hand), { ...actOf(call), entry })
  return planAfter(call, hand, answer, withLine(hand, entry, null))
})
