import { finishStage as stageFinished } from '../../../domain/caseload/finish-stage.ts'
import { CLOSING, type Outcome, type Stage } from '../../../domain/caseload/technology.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { about } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { actOf, CASE, type CaseAtHand, carryOut, workOf } from './case-at-hand.ts'
import { caseScreen, presentStage, taskName, toCase } from './case-card.ts'
import { deedButton } from './case-deeds.ts'
import {
  doneIn,
  readStageSaid,
  stageSaid,
  TICK,
  type Tickable,
  tickable,
  toggledTick,
} from './stage-ticks.ts'

const NONE: ReadonlySet<number> = new Set()

/** A way out of the stage, with what was not done. One that ends the case asks what it came to at once. */
const outcomeButton = (
  { found, technology }: CaseAtHand,
  { id, leads_to, reasons, asks }: Outcome,
  undone: ReadonlySet<number>,
): OfficeButton => {
  const label = text(`technologies.${technology.id}.stages.${found.stage}.outcomes.${id}`)
  if (leads_to === CLOSING) {
    const [only, ...others] = reasons ?? []
    return only !== undefined && others.length === 0
      ? [label, 'case_close', found.id, only]
      : [label, 'case_close', found.id]
  }
  const useCase = asks === 'in_need' ? 'case_in_need' : 'case_done'
  return [label, useCase, found.id, found.stage, stageSaid(id, undone)]
}

const tickButton = (
  { words }: OfficeCall,
  { found }: CaseAtHand,
  { task, place }: Tickable,
  undone: ReadonlySet<number>,
): OfficeButton => [
  words.plain(
    text(undone.has(place) ? 'office.cases.tick_off' : 'office.cases.tick_on', {
      what: taskName(found, task),
    }),
  ),
  'case_done',
  found.id,
  found.stage,
  stageSaid(TICK, toggledTick(undone, place)),
]

/** Deeds that the stage is not left without: each is recorded from here, in one press. */
const owedButtons = ({ actor }: OfficeCall, hand: CaseAtHand): OfficeButton[] =>
  hand.found.tasks.flatMap(({ task }) =>
    task.required && task.stage === hand.found.stage && task.closedBy !== null
      ? [deedButton(actor.role, hand, task.closedBy, task.about)]
      : [],
  )

const heading = (owed: readonly OfficeButton[], ticks: readonly Tickable[]): TextRef[] =>
  owed.length > 0
    ? [text('office.cases.first_record')]
    : [
        ...(ticks.length > 0 ? [text('office.cases.all_ticked'), text('talk.blank')] : []),
        text('office.cases.which_outcome'),
      ]

/** «Шаг сделан»: what was done is ticked beforehand, only what was not is pressed; then what it came to. */
const asked = (call: OfficeCall, hand: CaseAtHand, stage: Stage, undone: ReadonlySet<number>): Screen => {
  const ticks = tickable(hand.found, stage)
  const owed = owedButtons(call, hand)
  return {
    parts: heading(owed, ticks),
    buttons: [
      ...owed,
      // What ends the case is a way out whatever was not recorded.
      ...stage.outcomes
        .filter(({ leads_to }) => owed.length === 0 || leads_to === CLOSING)
        .map((each) => outcomeButton(hand, each, undone)),
      ...(owed.length > 0 ? [] : ticks.map((each) => tickButton(call, hand, each, undone))),
      toCase(hand.found.id),
    ],
    place: 'in_place',
    object: `case:${hand.found.id}`,
  }
}

/** «Шаг сделан»: what was done, what it came to, and so which stage is next. */
export const finishStage = about(CASE, 'move_case', (call, hand) => {
  const [, of, said] = call.args
  const stage = presentStage(hand)
  if (of !== undefined && of !== hand.found.stage)
    return caseScreen(call, hand, text('office.cases.moved_already'))
  const { what, undone } = readStageSaid(said ?? `${TICK}-0`)
  if (stage !== undefined && what === TICK) return asked(call, hand, stage, undone ?? NONE)
  const answer = stageFinished(workOf(call, hand), {
    ...actOf(call),
    outcome: what,
    done: doneIn(hand, stage, undone),
    result: call.words.phrase('office.tasks.without_words'),
  })
  return carryOut(call, hand, answer)
})
