import { ownEntry } from '../own-entry.ts'
import { type Act, actIn, type CaseWork, type Changed, type Refused, refuse, standstill } from './change.ts'
import { closedEvents, idsOf, plannedEvents, stageTasks, tasksOfStage } from './task-flow.ts'
import { stageOf, tracksAt } from './technology.ts'
import type { Track } from './track.ts'

/** Which column the present stage follows. */
export interface TrackChoice extends Act {
  readonly track: Track
}

/**
 * Chooses the track of the present stage (A, C): the same case may be helped at one stage and taught at the next.
 * Chosen anew, the open tasks of the other track end.
 */
export const chooseTrack = (work: CaseWork, act: TrackChoice): Changed | Refused => {
  const { technology, case: state, tasks: open, days } = work
  const stopped = standstill(state, act)
  if (stopped) return stopped
  const stage = stageOf(technology, state.stage)
  if (!stage || !tracksAt(technology, stage).includes(act.track)) return refuse('unknown_track')
  if (ownEntry(state.tracks, stage.id) === act.track)
    return { case: state, events: [], tasks: [], closes: [] }
  const chosen = { ...state, tracks: { ...state.tracks, [stage.id]: act.track } }
  const left = tasksOfStage(open, state).filter(({ track }) => track !== null)
  const tasks = stageTasks(technology, chosen, act.on, days, 'track')
  return {
    case: chosen,
    events: [
      { type: 'track_chosen', ...actIn(state, act), stage: stage.id, track: act.track },
      ...closedEvents(left, 'track_left', state, act),
      ...plannedEvents(tasks, state, act),
    ],
    tasks,
    closes: idsOf(left),
  }
}
