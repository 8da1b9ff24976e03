import { type Advance, advanceStage } from './advance-stage.ts'
import { type CaseWork, type Changed, isRefused, type Refused } from './change.ts'
import { closeTasks } from './settle-task.ts'

/** What the stage came to, and which of its tasks were done: ids of open tasks that are done by saying so. */
export interface StageDone extends Advance {
  readonly done: readonly string[]
  readonly result: string
}

/** Ticks off what was done at the present stage and goes on, in one: either both, or nothing and the reason why. */
export const finishStage = (work: CaseWork, { done, result, ...act }: StageDone): Changed | Refused => {
  if (done.length === 0) return advanceStage(work, act)
  const ticked = closeTasks(work, { on: act.on, by: act.by, tasks: done, result })
  if (isRefused(ticked)) return ticked
  const left = work.tasks.filter(({ id }) => !ticked.closes.includes(id))
  const moved = advanceStage({ ...work, case: ticked.case, tasks: left }, act)
  if (isRefused(moved)) return moved
  return {
    case: moved.case,
    events: [...ticked.events, ...moved.events],
    tasks: [...ticked.tasks, ...moved.tasks],
    closes: [...ticked.closes, ...moved.closes],
  }
}
