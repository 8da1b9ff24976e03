import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { CaseState } from '../../../domain/caseload/case-state.ts'
import type { CaseWords } from '../../../domain/caseload/case-words.ts'
import type { Changed } from '../../../domain/caseload/change.ts'
import { type OpenTask, type PlannedTask, taskKey } from '../../../domain/caseload/planned-task.ts'
import { stageOf, type Technology } from '../../../domain/caseload/technology.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import type { CaseTask } from '../../ports/office/case-desk.ts'
import type { CaseRow, NewTask, Succession, Urgency } from '../../ports/office/caseload-change.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Chance } from '../../ports/runtime.ts'
import { type Dated, datedBy, type Reckoning } from './dated-by.ts'

/** A case as it stood before a command; `revision` null – it is just being opened. */
export interface CaseBefore {
  readonly technology: Technology
  readonly district: string
  readonly revision: number | null
  readonly tasks: readonly CaseTask[]
  readonly words: CaseWords
  /** Words of what new tasks are about and the case's words do not name, by its id: the office of a booking. */
  readonly notes?: Readonly<Record<string, string>> | undefined
  /** Whose the new tasks are; null – of whoever works the district. */
  readonly assignee: string | null
}

/** Who changes it, when, and what days are counted with. */
export interface CaseAct {
  readonly reckoning: Reckoning
  readonly chance: Pick<Chance, 'id'>
  readonly by: string
  readonly today: LocalDate
  readonly at: number
  /** The deed behind it: taken back, what it closed is open again and what it planned is off. */
  readonly deed?: string
}

const UNDATED: Dated = { due: null, rule: null, base: null, approximate: false, warnOn: [], headOn: null }

const datesOf = ({ deadline, due }: PlannedTask, reckoning: Reckoning): Dated => {
  if (deadline === null) return { ...UNDATED, due }
  if ('rule' in deadline) return datedBy(reckoning, deadline.rule, deadline.base)
  const days = due === null ? [] : [due]
  return {
    ...UNDATED,
    due,
    base: deadline.base,
    approximate: days.some((day) => !reckoning.calendar.knows(day)),
  }
}

/** What burns, burns as a task too; the other tasks of an urgent case are soon. */
const urgencyOf = (
  technology: Technology,
  { template, stage }: PlannedTask,
  { urgency }: CaseState,
): Urgency => {
  const templates = stage === null ? technology.tasks : (stageOf(technology, stage)?.tasks ?? [])
  if (templates.find(({ id }) => id === template)?.urgency_only === 'at_once') return 'at_once'
  return urgency === 'usual' ? 'usual' : 'soon'
}

/** What a task of a letter or of a plan is about, in the words of the case. */
const noteOf = (
  { about }: PlannedTask,
  { plan, letters }: CaseWords,
  notes: Readonly<Record<string, string>> = {},
): string | null =>
  (about === null ? null : ownEntry(notes, about)) ??
  plan.find(({ id }) => id === about)?.action ??
  letters.find(({ id }) => id === about)?.organisation ??
  null

const isSame = (a: PlannedTask, b: PlannedTask): boolean =>
  a.template === b.template && a.origin === b.origin && a.stage === b.stage && a.about === b.about

/** The key of the task that comes again after a closed one: however often it is looked at, it comes once. */
export const againKey = (closed: string): string => `again|${closed}`

/** A task of a case as it is stored. */
export const taskOfCase = (
  {
    reckoning,
    chance,
    by,
    today,
    of,
  }: Pick<CaseAct, 'reckoning' | 'chance' | 'today'> & {
    by: string | null
    /** The deed, or the task closed by hand, because of which it is planned. */
    of?: string | undefined
  },
  {
    technology,
    district,
    words,
    assignee,
    notes,
  }: Pick<CaseBefore, 'technology' | 'district' | 'words' | 'assignee' | 'notes'>,
  state: CaseState,
  planned: PlannedTask,
  key: string,
): NewTask => ({
  id: chance.id(),
  key,
  kind: `case.${technology.id}.${planned.template}`,
  citizen: state.person,
  case: state.id,
  district,
  assignee,
  ...datesOf(planned, reckoning),
  urgency: urgencyOf(technology, planned, state),
  closedBy: planned.closedBy,
  params: {
    text: taskKey(technology.id, planned),
    planned: JSON.stringify(planned),
    from: planned.from,
    ...(of === undefined ? {} : { of }),
  },
  note: noteOf(planned, words, notes),
  on: today,
  ...(by === null ? {} : { by }),
})

const keyOf = (before: CaseBefore, changed: Changed, planned: PlannedTask, place: number): string => {
  const closed = before.tasks.find(
    ({ task }) => planned.repeats !== null && changed.closes.includes(task.id) && isSame(task, planned),
  )
  return closed ? againKey(closed.task.id) : `case|${changed.case.id}|${before.revision ?? 'new'}|${place}`
}

/** How each closed task ended, as the events tell it. */
const endingOf = ({ events }: Changed, id: string): { how: string; result: string | null } => {
  const event = events.find((each) => each.type === 'task_closed' && each.task === id)
  return event?.type === 'task_closed' ? event : { how: 'stage_left', result: null }
}

const closings = (before: CaseBefore, act: CaseAct, changed: Changed): OfficeChange[] =>
  before.tasks
    .filter(({ task }) => changed.closes.includes(task.id))
    .map(({ task, revision }): OfficeChange => {
      const { how, result } = endingOf(changed, task.id)
      const isDone = how === 'deed' || how === 'hand'
      const { deed } = act
      return {
        type: 'close_task',
        task: task.id,
        revision,
        by: act.by,
        at: act.at,
        result: how,
        words: result,
        state: isDone ? 'done' : 'cancelled',
        ...(deed === undefined ? {} : { deed }),
      }
    })

/**
 * What new tasks follow from: a deed, or the one task that was closed by hand. Tasks of a stage that was reached follow from
 * nothing that can be taken back.
 */
const causeOf = ({ deed }: CaseAct, { events }: Changed): string | undefined =>
  deed ??
  (events.some(({ type }) => type === 'stage_reached') ? [] : events).flatMap((event) =>
    event.type === 'task_closed' && event.how === 'hand' ? [event.task] : [],
  )[0]

/** What of a case is otherwise from now on; left out – unchanged. */
export interface Otherwise {
  readonly words?: CaseWords | undefined
  /** Who leads it. */
  readonly curator?: Succession | undefined
  /** Words of what new tasks are about, by its id. */
  readonly notes?: Readonly<Record<string, string>> | undefined
}

/** A case's state as its row. */
export const rowOf = (state: CaseState): CaseRow => ({
  status: state.status,
  stage: state.stage,
  urgency: state.urgency,
  openedOn: state.openedOn,
  closedOn: state.closedOn,
  state: JSON.stringify(state),
})

/**
 * What a command of the core means to the office: closed tasks, the case with its events, new tasks – in this order, so
 * that a deed recorded after them finds nothing left to close. Keys follow from the case's revision: the same decision
 * made twice makes each task once.
 */
export const changesOfCase = (
  before: CaseBefore,
  act: CaseAct,
  changed: Changed,
  { words, curator, notes }: Otherwise = {},
): OfficeChange[] => {
  const { case: state, events, tasks } = changed
  const { by, at } = act
  const shared = { id: state.id, state: rowOf(state), by, at, events }
  const sealed = words === undefined ? {} : { words: JSON.stringify(words) }
  const led = curator === undefined ? {} : { curator }
  const known = { ...before, words: words ?? before.words, notes }
  const written: OfficeChange =
    before.revision === null
      ? {
          type: 'open_case',
          citizen: state.person,
          technology: state.technology,
          curator: by,
          ...shared,
          words: JSON.stringify(known.words),
        }
      : { type: 'write_case', revision: before.revision, ...shared, ...sealed, ...led }
  return [
    ...closings(before, act, changed),
    written,
    ...tasks.map(
      (planned, place): OfficeChange => ({
        type: 'add_task',
        task: taskOfCase(
          { ...act, of: causeOf(act, changed) },
          known,
          state,
          planned,
          keyOf(before, changed, planned, place),
        ),
      }),
    ),
  ]
}

/** The work of a case as the core takes it. */
export const openTasksOf = (tasks: readonly CaseTask[]): OpenTask[] => tasks.map(({ task }) => task)
