import { ownEntry } from '../own-entry.ts'
import type { CaseEvent } from './case-event.ts'
import type { CaseState } from './case-state.ts'
import type { Act, CaseWork, Changed } from './change.ts'
import { closedEvents, idsOf, plannedEvents, stageTasks, tasksOfStage } from './task-flow.ts'
import { stageOf, tracksAt } from './technology.ts'
import type { Track } from './track.ts'

/** How the work went so far: the track of the latest stage at which there was a choice. */
const trackSoFar = ({ technology, case: state }: CaseWork): Track | undefined => {
  const { stages } = technology
  const here = stages.findIndex(({ id }) => id === state.stage)
  const chosen = stages
    .filter((stage, place) => place <= here && tracksAt(technology, stage).length > 1)
    .flatMap(({ id }) => ownEntry(state.tracks, id) ?? [])
  return chosen.at(-1)
}

/**
 * The state at a stage just reached. Where it offers one track only, that is chosen by itself; else the work goes on as it went,
 * until somebody says otherwise: only a change is a choice.
 */
export const atStage = (work: CaseWork, stage: string, on: string): CaseState => {
  const { tracks: known } = work.case
  const definition = stageOf(work.technology, stage)
  const offered = definition ? tracksAt(work.technology, definition) : []
  const [only] = offered
  const carried = ownEntry(known, stage) ?? trackSoFar(work)
  const track = offered.length === 1 ? only : offered.find((each) => each === carried)
  return { ...work.case, stage, stageOn: on, tracks: track ? { ...known, [stage]: track } : known }
}

/** Leaves the present stage for another: its open tasks end, those of the other begin. `told` comes first. */
export const enterStage = (work: CaseWork, act: Act, stage: string, told: CaseEvent): Changed => {
  const left = tasksOfStage(work.tasks, work.case)
  const state = atStage(work, stage, act.on)
  const tasks = stageTasks(work.technology, state, act.on, work.days)
  return {
    case: state,
    events: [told, ...closedEvents(left, 'stage_left', state, act), ...plannedEvents(tasks, state, act)],
    tasks,
    closes: idsOf(left),
  }
}
