import { advanceStage } from '../../../domain/caseload/advance-stage.ts'
import type { Changed, Refused } from '../../../domain/caseload/change.ts'
import { chooseTrack } from '../../../domain/caseload/choose-track.ts'
import { goBack } from '../../../domain/caseload/go-back.ts'
import { resumeCase } from '../../../domain/caseload/pause-case.ts'
import { skipStage } from '../../../domain/caseload/skip-stage.ts'
import { CLOSING, type Stage, tracksAt } from '../../../domain/caseload/technology.ts'
import { TRACKS } from '../../../domain/caseload/track.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { type Decision, decide } from '../../decision.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { actOf, type CaseAtHand, carryOut, caseAtHand, noCase, workOf } from './case-at-hand.ts'
import { caseMessage, presentStage } from './case-card.ts'

/** A step of a case: what can be chosen, and what a choice does. `stage` of the press is the stage that was asked about. */
interface Move {
  readonly question: string
  readonly choices: (call: OfficeCall, hand: CaseAtHand, stage: Stage) => readonly OfficeButton[]
  readonly command: (call: OfficeCall, hand: CaseAtHand, choice: string) => Changed | Refused
}

const asked = (call: OfficeCall, hand: CaseAtHand, { question, choices }: Move): Decision => {
  const stage = presentStage(hand)
  const { id } = hand.found
  const buttons: OfficeButton[] = [
    ...(stage ? choices(call, hand, stage) : []),
    [text('office.cases.buttons.card'), 'case', id],
  ]
  return decide(call.moment, { replies: [inPlace(call, call.words.message([text(question)], buttons))] })
}

/** Asks, then does. A press about a stage that was left meanwhile does nothing but show where the case stands. */
const moving = (move: Move): OfficeUseCase => ({
  action: 'move_case',
  run: async (call) => {
    const [id, stage, choice] = call.args
    const hand = await caseAtHand(call, 'move_case', id)
    if (!hand) return noCase(call, 'move_case', id)
    if (stage === undefined || choice === undefined) return asked(call, hand, move)
    if (stage !== hand.found.stage)
      return decide(call.moment, { replies: [caseMessage(call, hand, text('office.cases.moved_already'))] })
    return carryOut(call, hand, 'move_case', move.command(call, hand, choice))
  },
})

/** «Шаг сделан»: what the stage came to, and so which is next. */
export const finishStage = moving({
  question: 'office.cases.which_outcome',
  choices: (_, { found, technology }, stage) =>
    stage.outcomes.map(({ id, leads_to }): OfficeButton => {
      const label = text(`technologies.${technology.id}.stages.${stage.id}.outcomes.${id}`)
      return leads_to === CLOSING
        ? [label, 'case_close', found.id]
        : [label, 'case_done', found.id, stage.id, id]
    }),
  command: (call, hand, outcome) => advanceStage(workOf(call, hand), { ...actOf(call), outcome }),
})

/** «Вернуться»: failure leads to the stage that puts it right, never to a dead end (C8). */
export const returnStage = moving({
  question: 'office.cases.why_back',
  choices: (_, { found, technology }, stage) =>
    stage.back.map(
      ({ id }): OfficeButton => [
        text(`technologies.${technology.id}.stages.${stage.id}.back.${id}`),
        ...(['case_back', found.id, stage.id, id] as const),
      ],
    ),
  command: (call, hand, reason) => goBack(workOf(call, hand), { ...actOf(call), reason }),
})

/** «Пропустить», with a reason. */
export const passStage = moving({
  question: 'office.cases.why_skip',
  choices: ({ moment }, { found }, stage) =>
    moment.conversation.content.caseRules.skipping.map(
      (reason): OfficeButton => [text(`cases.skipping.${reason}`), 'case_skip', found.id, stage.id, reason],
    ),
  command: (call, hand, reason) =>
    skipStage(workOf(call, hand), { ...actOf(call), reason }, call.moment.conversation.content.caseRules),
})

/** Which column the present stage follows (A, C): the two mix, stage by stage. */
export const pickTrack = moving({
  question: 'office.cases.which_track',
  choices: (_, { found, technology }, stage) =>
    tracksAt(technology, stage).map(
      (track): OfficeButton => [
        text(`office.cases.tracks.${track}`),
        'case_track',
        found.id,
        stage.id,
        track,
      ],
    ),
  command: (call, hand, choice) => {
    const track = TRACKS.find((each) => each === choice)
    return track ? chooseTrack(workOf(call, hand), { ...actOf(call), track }) : { refused: 'unknown_track' }
  },
})

/** «Продолжить» a resting case. */
export const takeUpCase: OfficeUseCase = {
  action: 'move_case',
  run: async (call) => {
    const hand = await caseAtHand(call, 'move_case', call.args[0])
    if (!hand) return noCase(call, 'move_case', call.args[0])
    return carryOut(call, hand, 'move_case', resumeCase(workOf(call, hand), actOf(call)))
  },
}
