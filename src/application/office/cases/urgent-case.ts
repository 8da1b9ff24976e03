import type { CaseEvent } from '../../../domain/caseload/case-event.ts'
import type { Changed } from '../../../domain/caseload/change.ts'
import type { PlannedTask } from '../../../domain/caseload/planned-task.ts'
import { stageOf, type Technology } from '../../../domain/caseload/technology.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import type { NewTask } from '../../ports/office/caseload-change.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { noticeFor } from '../kit/notice-for.ts'
import type { OfficeCall } from '../kit/office-call.ts'

const tellsHead = (technology: Technology, { template, stage }: PlannedTask): boolean => {
  const templates = stage === null ? technology.tasks : (stageOf(technology, stage)?.tasks ?? [])
  return templates.find(({ id }) => id === template)?.tells_head ?? false
}

/** The heads who can be told; whoever opens the case themselves knows. */
const toldOf = (heads: readonly Employee[]): Employee[] => heads.filter(({ person }) => person !== null)

/** Who opened it, where and when. */
type Opened = Pick<OfficeCall, 'actor' | 'today' | 'moment'>

const closed = ({ actor, moment }: Opened, task: NewTask, names: string): OfficeChange => ({
  type: 'close_task',
  task: task.id,
  revision: 0,
  by: actor.id,
  at: moment.at,
  state: 'done',
  result: 'head_told',
  words: names,
})

const closedEvent = (
  { actor, today }: Opened,
  of: string,
  task: NewTask,
  { template, stage }: PlannedTask,
  names: string,
): CaseEvent => ({
  type: 'task_closed',
  case: of,
  on: today,
  by: actor.id,
  task: task.id,
  template,
  stage,
  how: 'head_told',
  result: names,
})

/** Changes of a case that was just opened, with its head told where it burns; and the tasks that this has done. */
export interface UrgentOpening {
  readonly office: readonly OfficeChange[]
  readonly done: readonly string[]
}

/**
 * An urgent case is the head's at once (W): every head who has a chat is told in the same commit, and the task «tell the
 * head» is closed by itself, with their names. Where nobody can be told it stays open.
 */
export const tellingHeads = async (
  call: OfficeCall,
  { technology, department }: { readonly technology: Technology; readonly department: string },
  { case: state, tasks: planned }: Changed,
  changes: readonly OfficeChange[],
): Promise<UrgentOpening> => {
  const heads = state.urgency === 'at_once' ? toldOf(await call.desks.staff.heads(department)) : []
  const added = changes.flatMap((change) => (change.type === 'add_task' ? [change.task] : []))
  const [about] = [...added.filter((task) => isBurning(task, technology, planned, added)), ...added]
  if (heads.length === 0 || !about) return { office: changes, done: [] }
  const names = heads.map(({ name }) => shortName(name)).join(', ')
  const telling = added.flatMap((task, place) => {
    const own = planned[place]
    return own && tellsHead(technology, own) ? [{ task, own }] : []
  })
  const events = telling.map(({ task, own }) => closedEvent(call, state.id, task, own, names))
  const told = heads.flatMap(({ id, person }) =>
    person === null || id === call.actor.id
      ? []
      : [noticeFor(call, { rule: 'case_urgent', to: person, subject: about.id })],
  )
  return {
    office: [
      ...changes.map((each) =>
        each.type === 'open_case' ? { ...each, events: [...each.events, ...events] } : each,
      ),
      ...telling.map(({ task }) => closed(call, task, names)),
      ...told,
    ],
    done: telling.map(({ task }) => task.id),
  }
}

/** What burns and is still to be done: whoever answers answers about it. */
const isBurning = (
  task: NewTask,
  technology: Technology,
  planned: readonly PlannedTask[],
  added: readonly NewTask[],
): boolean => {
  const own = planned[added.indexOf(task)]
  return task.urgency === 'at_once' && own !== undefined && !tellsHead(technology, own)
}
