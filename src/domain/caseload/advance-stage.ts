import { ownEntry } from '../own-entry.ts'
import { type Act, actIn, type CaseWork, type Changed, type Refused, refuse, standstill } from './change.ts'
import { enterStage } from './enter-stage.ts'
import { tasksInTheWay } from './task-flow.ts'
import { CLOSING, stageOf, tracksAt } from './technology.ts'

/** What the present stage came to. */
export interface Advance extends Act {
  readonly outcome: string
}

/** Whether the stage offers tracks and none was chosen. */
export const lacksTrack = ({ technology, case: state }: CaseWork): boolean => {
  const stage = stageOf(technology, state.stage)
  return stage !== undefined && tracksAt(technology, stage).length > 0 && !ownEntry(state.tracks, stage.id)
}

/** Required tasks that are still open, as a refusal; null when nothing stands in the way. */
export const blocked = ({ tasks, case: state }: CaseWork): Refused | null => {
  const inTheWay = tasksInTheWay(tasks, state)
  return inTheWay.length > 0 ? { refused: 'required_open', tasks: inTheWay } : null
}

/** Goes on to the stage that an outcome leads to. An outcome that ends the case is `closeCase`. */
export const advanceStage = (work: CaseWork, act: Advance): Changed | Refused => {
  const { case: state, technology } = work
  const stopped = standstill(state, act)
  if (stopped) return stopped
  const outcome = stageOf(technology, state.stage)?.outcomes.find(({ id }) => id === act.outcome)
  if (!outcome || outcome.leads_to === CLOSING) return refuse('unknown_outcome')
  if (lacksTrack(work)) return refuse('no_track')
  const reached = { stage: outcome.leads_to, outcome: outcome.id }
  return (
    blocked(work) ??
    enterStage(work, act, outcome.leads_to, { type: 'stage_reached', ...actIn(state, act), ...reached })
  )
}
