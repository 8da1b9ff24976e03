import { finishStage as stageFinished } from '../../../domain/caseload/finish-stage.ts'
import { text } from '../../../domain/words/text-ref.ts'
import { about } from '../kit/about.ts'
import { actOf, CASE, carryOut, workOf } from './case-at-hand.ts'
import { caseScreen, presentStage } from './case-card.ts'
import { stageScreen } from './stage-screen.ts'
import { doneIn, readStageSaid, TICK } from './stage-ticks.ts'

/** «Шаг сделан»: what was done, what it came to, and so which stage is next. */
export const finishStage = about(CASE, 'move_case', (call, hand) => {
  const [, of, said] = call.args
  const stage = presentStage(hand)
  if (of !== undefined && of !== hand.found.stage)
    return caseScreen(call, hand, text('office.cases.moved_already'))
  const { what, done } = readStageSaid(said ?? TICK)
  if (stage !== undefined && what === TICK) return stageScreen(call, hand, stage, done)
  const answer = stageFinished(workOf(call, hand), {
    ...actOf(call),
    outcome: what,
    done: doneIn(hand, stage, done),
    result: call.words.phrase('office.tasks.without_words'),
  })
  return carryOut(call, hand, answer)
})
