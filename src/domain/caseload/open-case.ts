import type { LocalDate } from '../calendar/local-date.ts'
import type { CaseState } from './case-state.ts'
import { type Act, actIn, type Changed } from './change.ts'
import { atStage } from './enter-stage.ts'
import { type DueDays, nextTask, type PlannedTask } from './planned-task.ts'
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
  /** The day of the person's last contact: what is owed once a month is not owed again in a month that has one (Y-monthly). */
  readonly contactOn?: LocalDate | null
}

/** A task whose period is served before the case is opened begins with the next one. */
const unlessServed = (task: PlannedTask, { on, contactOn }: Opening, days: DueDays): PlannedTask => {
  const isServed = contactOn !== undefined && contactOn !== null && contactOn.slice(0, 7) === on.slice(0, 7)
  if (!isServed || task.closedBy !== 'contact' || task.repeats !== 'period') return task
  return nextTask(task, { on: contactOn, served: true }, days) ?? task
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
  const tasks = [...stageTasks(technology, state, on, days), ...caseTasks(technology, state, days)].map(
    (task) => unlessServed(task, opening, days),
  )
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
