import type { LocalDate } from '../calendar/local-date.ts'
import type { CaseEvent } from './case-event.ts'
import { type Act, actIn, type CaseWork, type Changed, type Refused, standstill } from './change.ts'
import type { OpenTask, PlannedTask } from './planned-task.ts'
import { closedEvents, idsOf, plannedEvents } from './task-flow.ts'
import { type PlanEntry, planTasks } from './work-plan.ts'

/** Tasks that lines of a plan become. */
const OF_PLAN: readonly string[] = ['plan_action', 'plan_monitoring']

const baseOf = ({ deadline }: PlannedTask): LocalDate | null => deadline?.base ?? null

/** The same deed on the same day of the plan, whatever it is called. */
const isSame = (a: PlannedTask, b: PlannedTask): boolean =>
  a.template === b.template && baseOf(a) === baseOf(b)

const openOf = ({ tasks }: CaseWork, entry: PlanEntry): OpenTask[] =>
  tasks.filter(({ template, about }) => about === entry.id && OF_PLAN.includes(template))

/** What the history keeps of a line of the plan: as it was, or, of a new one, as it is. */
const lineEvent = (
  work: CaseWork,
  act: Act,
  how: 'added' | 'changed' | 'removed',
  { id, action, due }: PlanEntry,
): CaseEvent => ({ type: 'plan_changed', ...actIn(work.case, act), how, entry: id, due, line: action })

const answered = (
  work: CaseWork,
  act: Act,
  told: CaseEvent,
  { closed, tasks }: { readonly closed: readonly OpenTask[]; readonly tasks: readonly PlannedTask[] },
): Changed => ({
  case: work.case,
  events: [
    told,
    ...closedEvents(closed, 'replanned', work.case, act),
    ...plannedEvents(tasks, work.case, act),
  ],
  tasks,
  closes: idsOf(closed),
})

/** A new line of the plan: its tasks stand by its own days (D-plan). */
export const addToPlan = (work: CaseWork, { entry, ...act }: Act & { readonly entry: PlanEntry }) =>
  standstill(work.case, act) ??
  answered(work, act, lineEvent(work, act, 'added', entry), {
    closed: [],
    tasks: planTasks([entry], work.days),
  })

/** A line of the plan that is to be otherwise. */
export interface PlanChanging extends Act {
  readonly was: PlanEntry
  readonly entry: PlanEntry
}

/**
 * A line of the plan is written anew. Open tasks of days that it no longer has go, those of new days come; what was done
 * already is not asked for again because somebody mends a word.
 */
export const changePlan = (work: CaseWork, { was, entry, ...act }: PlanChanging): Changed | Refused => {
  const stopped = standstill(work.case, act)
  if (stopped) return stopped
  const open = openOf(work, was)
  const [before, after] = [planTasks([was], work.days), planTasks([entry], work.days)]
  const isRenamed = was.action !== entry.action
  const closed = open.filter((task) => isRenamed || !after.some((each) => isSame(each, task)))
  const tasks = after.filter((task) =>
    before.some((each) => isSame(each, task)) ? closed.some((each) => isSame(each, task)) : true,
  )
  return answered(work, act, lineEvent(work, act, 'changed', was), { closed, tasks })
}

/** A line of the plan goes, and with it what is still open of it. */
export const removeFromPlan = (
  work: CaseWork,
  { entry, ...act }: Act & { readonly entry: PlanEntry },
): Changed | Refused =>
  standstill(work.case, act) ??
  answered(work, act, lineEvent(work, act, 'removed', entry), { closed: openOf(work, entry), tasks: [] })
