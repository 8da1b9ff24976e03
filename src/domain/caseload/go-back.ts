import { type Act, actIn, type CaseWork, type Changed, type Refused, refuse, standstill } from './change.ts'
import { enterStage } from './enter-stage.ts'
import { stageOf } from './technology.ts'

/** Why it did not work out: one of the stage's own ways back. */
export interface GoingBack extends Act {
  readonly reason: string
}

/**
 * Goes back to the stage that puts a failure right (C8): the reason says which. Nothing required stands in its way. A
 * mentor who is attached already is replaced, not looked for anew.
 */
export const goBack = (work: CaseWork, act: GoingBack): Changed | Refused => {
  const { technology, case: state } = work
  const stopped = standstill(state, act)
  if (stopped) return stopped
  const way = stageOf(technology, state.stage)?.back.find(({ id }) => id === act.reason)
  if (!way) return refuse('unknown_reason')
  if (state.mentor !== null && state.stage === technology.mentoring?.attaches) return refuse('has_mentor')
  return enterStage(work, act, way.leads_to, {
    type: 'stage_returned',
    ...actIn(state, act),
    stage: state.stage,
    to: way.leads_to,
    reason: way.id,
  })
}
