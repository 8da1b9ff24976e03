import type { Changed, Refused } from '../../../domain/caseload/change.ts'
import { chooseTrack } from '../../../domain/caseload/choose-track.ts'
import { closeCase, closingReasonsAt } from '../../../domain/caseload/close-case.ts'
import { goBack } from '../../../domain/caseload/go-back.ts'
import { pauseCase, resumeCase } from '../../../domain/caseload/pause-case.ts'
import { skipStage } from '../../../domain/caseload/skip-stage.ts'
import { type ClosingReason, type Stage, tracksAt } from '../../../domain/caseload/technology.ts'
import { TRACKS } from '../../../domain/caseload/track.ts'
import { type NamedText, text, textAt } from '../../../domain/words/text-ref.ts'
import { about } from '../kit/about.ts'
import { choice, day, orNothing } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import type { OfficeUseCase } from '../kit/use-case.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'
import { actOf, CASE, type CaseAtHand, carryOut, caseDialog, workOf } from './case-at-hand.ts'
import { caseScreen, presentStage, toCase } from './case-card.ts'

/** A step of a case: what can be chosen, and what a choice does. `stage` of the press is the stage that was asked about. */
interface Move {
  readonly question: NamedText
  readonly choices: (call: OfficeCall, hand: CaseAtHand, stage: Stage) => readonly OfficeButton[]
  readonly command: (call: OfficeCall, hand: CaseAtHand, choice: string) => Changed | Refused
}

const asked = (call: OfficeCall, hand: CaseAtHand, { question, choices }: Move): Screen => {
  const stage = presentStage(hand)
  const { id } = hand.found
  const buttons: OfficeButton[] = [...(stage ? choices(call, hand, stage) : []), toCase(id)]
  return { parts: [text(question)], buttons, place: 'in_place' }
}

/** Asks, then does. A press about a stage that was left meanwhile does nothing but show where the case stands. */
const moving = (move: Move): OfficeUseCase =>
  about(CASE, 'move_case', (call, hand) => {
    const [, stage, choice] = call.args
    if (stage === undefined || choice === undefined) return asked(call, hand, move)
    if (stage !== hand.found.stage) return caseScreen(call, hand, text('office.cases.moved_already'))
    return carryOut(call, hand, move.command(call, hand, choice))
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
export const takeUpCase = about(CASE, 'move_case', (call, hand) =>
  carryOut(call, hand, resumeCase(workOf(call, hand), actOf(call))),
)

/** «Пауза»: why, and until when where that is known. */
export const PAUSE_CASE = caseDialog({
  id: 'pause_case',
  action: 'move_case',
  given: ({ moment }) => ({ reasons: moment.conversation.content.caseRules.pausing }),
  questions: (from) =>
    from
      .ask('reason', ({ reasons }) =>
        choice(
          text('office.case_forms.why_pause'),
          reasons.map((id) => ({ id, label: text(`cases.pausing.${id}`) })),
        ),
      )
      .ask('until', (_, place) =>
        orNothing(day(place, text('office.case_forms.pause_until')), text('office.case_forms.not_known')),
      ),
  finish: (call, hand, { reason, until }) => {
    const { caseRules } = call.moment.conversation.content
    return carryOut(call, hand, pauseCase(workOf(call, hand), { ...actOf(call), reason, until }, caseRules))
  },
})

/**
 * Closes a case: why, then what it came to, then it is done.
 * @param reasons those that are offered
 * @param again the use case that a reason leads to
 */
export const closing = (
  call: OfficeCall,
  hand: CaseAtHand,
  reasons: readonly ClosingReason[],
  again: UseCaseName,
): Screen => {
  const [, reason, result] = call.args
  const { found, technology } = hand
  if (reason !== undefined && result !== undefined) {
    const answer = closeCase(workOf(call, hand), { ...actOf(call), reason, result })
    return carryOut(call, hand, answer, { said: text('office.cases.is_closed') })
  }
  const own = `technologies.${technology.id}`
  const chosen = reasons.find((each) => each.id === reason)
  const buttons: OfficeButton[] = chosen
    ? // By the shorter name the longest pair of reason and result fits a token.
      chosen.results.map((each) => [
        textAt(`${own}.results.${each}`),
        'case_close',
        found.id,
        chosen.id,
        each,
      ])
    : reasons.map(({ id }) => [textAt(`${own}.reasons.${id}`), again, found.id, id])
  return {
    parts: [text(chosen ? 'office.cases.which_result' : 'office.cases.why_close')],
    buttons: [...buttons, toCase(found.id)],
    place: 'in_place',
  }
}

/** «Закрыть» (W): only reasons that fit the present stage are offered. */
export const endCase = about(CASE, 'move_case', (call, hand) =>
  closing(call, hand, closingReasonsAt(hand.technology, hand.found.stage), 'case_close'),
)
