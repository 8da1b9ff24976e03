import type { CaseRules } from './case-rules.ts'
import { type Act, actIn, type CaseWork, type Changed, type Refused, refuse, standstill } from './change.ts'
import { enterStage } from './enter-stage.ts'
import { stageOf } from './technology.ts'

/** Why the present stage does not fit. */
export interface Skipping extends Act {
  readonly reason: string
}

/** Passes over the present stage, with a reason, to the next in order. Its open tasks end. */
export const skipStage = (
  work: CaseWork,
  act: Skipping,
  rules: Pick<CaseRules, 'skipping'>,
): Changed | Refused => {
  const { technology, case: state } = work
  const stopped = standstill(state, act)
  if (stopped) return stopped
  if (!rules.skipping.includes(act.reason)) return refuse('unknown_reason')
  const stage = stageOf(technology, state.stage)
  if (!stage?.skippable) return refuse('must_not_skip')
  const next = technology.stages[technology.stages.indexOf(stage) + 1]
  if (!next) return refuse('last_stage')
  return enterStage(work, act, next.id, {
    type: 'stage_skipped',
    ...actIn(state, act),
    stage: stage.id,
    reason: act.reason,
  })
}
