import type { LocalDate } from '../calendar/local-date.ts'
import { ownEntry } from '../own-entry.ts'
import type { CaseEvent, TASK_ENDINGS } from './case-event.ts'
import type { CaseState } from './case-state.ts'
import { type Act, actIn } from './change.ts'
import type { DeedKind } from './deed.ts'
import { type DueDays, nextTask, type OpenTask, type PlannedTask, planTask } from './planned-task.ts'
import type { TaskTemplate } from './task-template.ts'
import { stageOf, type Technology } from './technology.ts'

const suits = (template: TaskTemplate, { urgency }: CaseState): boolean =>
  template.urgency_only === undefined || template.urgency_only === urgency

const onTrack = (template: TaskTemplate, state: CaseState): boolean =>
  template.track === undefined || template.track === ownEntry(state.tracks, state.stage)

/** Tasks that begin with the present stage, or with the choice of its track when `only` is `track`. */
export const stageTasks = (
  technology: Technology,
  state: CaseState,
  on: LocalDate,
  days: DueDays,
  only: 'all' | 'track' = 'all',
): PlannedTask[] =>
  (stageOf(technology, state.stage)?.tasks ?? [])
    .filter((template) => !template.after && suits(template, state) && onTrack(template, state))
    .filter(({ track }) => only === 'all' || track !== undefined)
    .map((template) => {
      const base = template.from === 'opened' ? state.openedOn : on
      return planTask(template, base, { origin: 'stage', stage: state.stage }, days)
    })

/** Tasks of the whole case that begin with its opening. */
export const caseTasks = ({ tasks }: Technology, state: CaseState, days: DueDays): PlannedTask[] =>
  tasks
    .filter((template) => !template.after && suits(template, state))
    .map((template) => planTask(template, state.openedOn, { origin: 'case', stage: null }, days))

/** Tasks that follow from a deed, in the case as a whole and at its present stage; none that lies open already. */
export const tasksAfter = (
  { technology, case: state, tasks, days }: FlowOf,
  kind: DeedKind,
  on: LocalDate,
): PlannedTask[] => {
  const follows = (template: TaskTemplate): boolean =>
    template.after === kind && suits(template, state) && onTrack(template, state)
  const ofCase = technology.tasks
    .filter(follows)
    .map((template) => planTask(template, on, { origin: 'case', stage: null }, days))
  const ofStage = (stageOf(technology, state.stage)?.tasks ?? [])
    .filter(follows)
    .map((template) => planTask(template, on, { origin: 'stage', stage: state.stage }, days))
  const isOpen = ({ template, stage }: PlannedTask): boolean =>
    tasks.some((task) => task.template === template && task.stage === stage)
  return [...ofCase, ...ofStage].filter((task) => !isOpen(task))
}

/** A case with what its tasks are counted by. */
export interface FlowOf {
  readonly technology: Technology
  readonly case: CaseState
  readonly tasks: readonly OpenTask[]
  readonly days: DueDays
}

/** Repeating tasks among those closed, as they come again. */
export const comingAgain = (
  closed: readonly OpenTask[],
  on: LocalDate,
  served: boolean,
  days: DueDays,
): PlannedTask[] => closed.flatMap((task) => nextTask(task, { on, served }, days) ?? [])

/** Open tasks that end with the present stage. What all cases share – letters, the plan – goes on beyond it. */
export const tasksOfStage = (tasks: readonly OpenTask[], { stage }: CaseState): OpenTask[] =>
  tasks.filter((task) => task.origin === 'stage' && task.stage === stage)

/** Required tasks that keep a case at its stage. */
export const tasksInTheWay = (tasks: readonly OpenTask[], state: CaseState): string[] =>
  tasksOfStage(tasks, state)
    .filter(({ required }) => required)
    .map(({ id }) => id)

export const plannedEvents = (tasks: readonly PlannedTask[], state: CaseState, act: Act): CaseEvent[] =>
  tasks.map(({ template, stage, due, about }) => ({
    type: 'task_planned',
    ...actIn(state, act),
    template,
    stage,
    due,
    about,
  }))

export const closedEvents = (
  tasks: readonly OpenTask[],
  how: (typeof TASK_ENDINGS)[number],
  state: CaseState,
  act: Act,
  result: string | null = null,
): CaseEvent[] =>
  tasks.map(({ id, template, stage }) => ({
    type: 'task_closed',
    ...actIn(state, act),
    task: id,
    template,
    stage,
    how,
    result,
  }))

export const idsOf = (tasks: readonly { id: string }[]): string[] => tasks.map(({ id }) => id)
