import type { CaseEvent } from './case-event.ts'
import type { CaseState } from './case-state.ts'
import type { Act, CaseWork, Changed } from './change.ts'
import { closedEvents, idsOf, plannedEvents, stageTasks, tasksOfStage } from './task-flow.ts'
import { stageOf, tracksAt } from './technology.ts'

/** The state at a stage just reached: where a stage offers one track only, it is chosen by itself. */
export const atStage = (work: CaseWork, stage: string, on: string): CaseState => {
  const definition = stageOf(work.technology, stage)
  const offered = definition ? tracksAt(work.technology, definition) : []
  const [only] = offered
  const tracks =
    only !== undefined && offered.length === 1 ? { ...work.case.tracks, [stage]: only } : work.case.tracks
  return { ...work.case, stage, stageOn: on, tracks }
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
