import type { CaseState } from './case-state.ts'
import { type Act, actIn, type Changed } from './change.ts'
import { atStage } from './enter-stage.ts'
import type { DueDays } from './planned-task.ts'
import { caseTasks, plannedEvents, stageTasks } from './task-flow.ts'
import type { Technology } from './technology.ts'
import { termFrom } from './term.ts'
import type { Urgency } from './urgency.ts'

/** A case to be opened. `signs` – what made it urgent, see `triage`. */
export interface Opening extends Act {
  readonly id: string
  readonly person: string
  readonly urgency: Urgency
  readonly signs: readonly string[]
}

/** Opens a case at the technology's first stage, with the tasks of that stage and of the whole case (W). */
export const openCase = (technology: Technology, opening: Opening, days: DueDays): Changed => {
  const { id, person, urgency, signs, on } = opening
  const [first] = technology.stages
  const blank: CaseState = {
    id,
    technology: technology.id,
    person,
    stage: first?.id ?? '',
    stageOn: on,
    tracks: {},
    status: 'open',
    urgency,
    openedOn: on,
    ...(technology.duration?.begins === 'opened'
      ? termFrom(technology.duration, on)
      : { begunOn: null, until: null }),
    mentor: null,
    resumeOn: null,
    closedOn: null,
    reason: null,
    result: null,
  }
  const state = atStage({ technology, case: blank, tasks: [], days }, blank.stage, on)
  const tasks = [...stageTasks(technology, state, on, days), ...caseTasks(technology, state, days)]
  const act = actIn(state, opening)
  return {
    case: state,
    events: [
      { type: 'case_opened', ...act, technology: technology.id, person, urgency, signs: [...signs] },
      { type: 'stage_reached', ...act, stage: state.stage, outcome: null },
      ...plannedEvents(tasks, state, opening),
    ],
    tasks,
    closes: [],
  }
}
