import { addMonths } from '../calendar/local-date.ts'
import { type Act, actIn, type CaseWork, type Changed, type Refused, refuse, standstill } from './change.ts'
import { dueDay, type PlannedTask } from './planned-task.ts'
import { closedEvents, idsOf, plannedEvents } from './task-flow.ts'

/** A longer term. `grounds` – whether there are grounds to remove the mentor: then nothing is prolonged (seed 004, 3.9). */
export interface Prolonging extends Act {
  readonly months: number
  readonly grounds: boolean
}

/** Deadlines that end a technology's term. */
const ENDS_OF_TERM: readonly string[] = ['mentor', 'psych']

/** Whether a task is due at the end of the term: by its rule, or, prolonged before, by its day. */
const endsTerm =
  ({ days, case: { until } }: CaseWork) =>
  ({ deadline }: PlannedTask): boolean => {
    if (deadline === null) return false
    return 'rule' in deadline ? ENDS_OF_TERM.includes(deadline.rule) : dueDay(deadline, days) === until
  }

/** Prolongs the term of a case, counted from its last day (D-mentor). What was due at its end is due at the new one. */
export const prolong = (work: CaseWork, act: Prolonging): Changed | Refused => {
  const { case: state, technology } = work
  const stopped = standstill(state, act)
  if (stopped) return stopped
  const most = technology.duration?.prolong
  if (most === undefined || state.until === null) return refuse('no_term')
  if (!Number.isInteger(act.months) || act.months < 1 || act.months > most) return refuse('too_long')
  if (act.grounds) return refuse('grounds_against')
  const base = state.until
  const until = addMonths(base, act.months)
  const moved = work.tasks.filter(endsTerm(work))
  const tasks = moved.map(
    ({ id: _, ...task }): PlannedTask => ({
      ...task,
      deadline: { months: act.months, base },
      due: until,
      from: base,
    }),
  )
  return {
    case: { ...state, until },
    events: [
      { type: 'case_prolonged', ...actIn(state, act), from: base, until },
      ...closedEvents(moved, 'prolonged', state, act),
      ...plannedEvents(tasks, state, act),
    ],
    tasks,
    closes: idsOf(moved),
  }
}
