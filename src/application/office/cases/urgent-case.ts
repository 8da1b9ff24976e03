import type { CaseEvent } from '../../../domain/caseload/case-event.ts'
import type { Changed } from '../../../domain/caseload/change.ts'
import type { PlannedTask } from '../../../domain/caseload/planned-task.ts'
import { stageOf, type Technology } from '../../../domain/caseload/technology.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { NewTask } from '../../ports/office/caseload-change.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { Employee } from '../../ports/office/staff-desk.ts'
import { headAnswers } from '../cries/cry-words.ts'
import type { Composer } from '../kit/composer.ts'
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
  const heads =
    state.urgency === 'at_once' ? toldOf(await call.desks.staff.heads(department, call.today)) : []
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

/** Noon of the notice's day: what is worded does not hang on the hour. */
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`)

/**
 * A case that burns was opened: who, by which signs, in which words, how to reach them, and what the head does about it.
 * @throws RangeError when the case is out of sight by now.
 */
export const caseUrgent: Composer = async ({ desks, person, day, subject, words }) => {
  const at = noonOf(day)
  const reader = await desks.staff.ofPerson(person, day)
  const task = reader && (await desks.tasks.find(reader, subject, day, at))
  const found = reader && task?.case ? await desks.cases.find(reader, task.case, day, at) : null
  const card = reader && found ? await desks.register.card(reader, found.citizen, day, at) : null
  if (!task || !found || !card) throw new RangeError('the notice is about a case that is out of sight')
  const { events, names } = await desks.cases.history(found.id)
  const opened = events.map(({ event }) => event).find((event) => event.type === 'case_opened')
  const signs = opened?.type === 'case_opened' ? opened.signs : []
  const by = opened ? names.get(opened.by) : undefined
  const { phone, address } = card.facts
  const list = signs.map((sign): TextRef => text(`technologies.${found.technology}.triage.${sign}`))
  return words.message(
    [
      text('office.cries.urgent_head', { name: card.facts.name }),
      ...(list.length === 0 ? [] : [text('office.cries.urgent_signs', { list: { list } })]),
      ...(found.words.problem ? [text('office.cries.words', { words: found.words.problem })] : []),
      ...(phone === null ? [] : [text('office.person.phone', { phone })]),
      ...(address === null ? [] : [text('office.card.address.line', { words: address })]),
      ...(by === undefined ? [] : [text('office.cries.urgent_by', { name: by })]),
      text('office.cries.urgent_question'),
    ],
    [
      ...(task.state === 'open' ? headAnswers(task) : []),
      [text('office.tasks.buttons.case'), 'case', found.id],
    ],
  )
}
