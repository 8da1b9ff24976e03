import { may } from '../../../domain/access/can.ts'
import { DEED_KINDS } from '../../../domain/caseload/deed.ts'
import { DISTRICT_DEEDS } from '../../../domain/caseload/district-deed.ts'
import { periodWord } from '../../../domain/report/report-period.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import type { CaseAtHand } from '../cases/case-at-hand.ts'
import { factsButton } from '../cases/case-facts.ts'
import { deedButton, helpButton, phonedButton, visitedButton } from '../cases/deed-button.ts'
import { cryRead } from '../cries/cry-changes.ts'
import { cryButtons, cryLines, isOwnDanger } from '../cries/cry-words.ts'
import { about } from '../kit/about.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'
import { callLines } from '../people/call-script.ts'
import { stuckLines } from '../talking/show-stuck.ts'
import { talkingButton } from '../talking/talking-task.ts'
import { explainDue, plannedIn } from './explain-due.ts'
import { caseOfTask, TASK } from './task-at-hand.ts'
import { kindText, plannedAction } from './task-words.ts'

const dueLine = (task: TaskLine, today: string): TextRef[] => {
  if (task.due === null) return [text('office.tasks.no_day')]
  const isLate = task.state === 'open' && task.due < today
  return [text(isLate ? 'office.tasks.due_late' : 'office.tasks.due', { date: { date: task.due } })]
}

const ownKinds = ['own', 'doc'] as const

const whatOf = (task: TaskLine): TextRef =>
  ownKinds.some((kind) => kind === task.kind) && task.note !== null
    ? text('office.tasks.own', { what: task.note })
    : text('office.tasks.what', { what: plannedAction(task) ?? kindText(task) })

const stateLines = (task: TaskLine, whose: string | null): TextRef[] => [
  ...(task.state === 'open' ? [] : [text(`office.tasks.over.${task.state}`)]),
  ...(task.resultWords === null ? [] : [text('office.tasks.result', { result: task.resultWords })]),
  ...(whose === null ? [] : [text('office.tasks.handed', { who: whose })]),
]

/** What areas have to say on the card of their own tasks: words for the phone, where somebody stands. */
const spokenLines = (task: TaskLine, { words }: OfficeCall): TextRef[] => {
  if (task.state !== 'open') return []
  if (task.kind === 'monthly_call') return [text('talk.blank'), ...callLines()]
  return task.kind === 'stuck' ? [text('talk.blank'), ...stuckLines(task, words)] : []
}

/** Deeds that are made by telephone: where there is no number that is said. */
const IS_CALLED = new Set(['contact', 'visit'])

/** The number stands wherever somebody may have to be called. */
const phoneLines = ({ phone, closedBy, kind, state }: TaskLine): TextRef[] => {
  if (phone !== null) return [text('office.person.phone', { phone })]
  const isCall = IS_CALLED.has(closedBy ?? '') || kind === 'help' || kind === 'human_call'
  return isCall && state === 'open' ? [text('office.monthly.no_phone')] : []
}

/** A task as lines: what, about whom, by when – and why then. */
const taskLines = async (call: OfficeCall, task: TaskLine): Promise<TextRef[]> => {
  const { words, today, moment, desks, actor } = call
  const assignee =
    task.assignee === null || task.assignee === actor.id ? null : await desks.staff.find(task.assignee, today)
  const key = task.params['text']
  const why = typeof key === 'string' && words.has(`${key}.why`) ? [textAt(`${key}.why`)] : []
  const isAbout =
    task.note !== null &&
    !isOwnDanger(task) &&
    plannedAction(task) === null &&
    !ownKinds.some((kind) => kind === task.kind)
  return [
    whatOf(task),
    ...(task.name === null ? [] : [text('office.tasks.person', { name: task.name }), ...phoneLines(task)]),
    ...(isAbout ? [text('office.tasks.about', { about: task.note ?? '' })] : []),
    ...why,
    ...(await cryLines(desks.cries, task, today, moment.conversation.region.time_zone)),
    ...stateLines(task, assignee?.name ?? null),
    ...spokenLines(task, call),
    text('talk.blank'),
    ...dueLine(task, today),
    ...explainDue(task, moment.conversation, today),
  ]
}

/** Where what a duty of a district waits for is recorded; null – it waits for nothing such, or others work the district. */
const dutyButton = (
  { actor }: OfficeCall,
  { closedBy, citizen, district }: TaskLine,
): OfficeButton | null => {
  const kind = DISTRICT_DEEDS.find((each) => each === closedBy)
  if (!kind || citizen !== null || district === null || !actor.districts.includes(district)) return null
  const label = text(`office.district_deeds.kinds.${kind}`)
  // Line by line first: the list offers the deed once everything was looked at.
  return kind === 'passport' ? [label, 'district_facts', district] : [label, 'district_deed', district, kind]
}

/** The deed that closes it, or «Сделано» where none does. */
const doneButton = (call: OfficeCall, task: TaskLine, hand: CaseAtHand | null): OfficeButton => {
  const { closedBy, citizen, id } = task
  const duty = dutyButton(call, task)
  if (duty) return duty
  const kind = DEED_KINDS.find((each) => each === closedBy)
  if (kind && hand) return deedButton(call.actor.role, hand, kind, plannedIn(task)?.about ?? null)
  if (citizen !== null && (kind === 'contact' || kind === 'visit'))
    return kind === 'visit' ? visitedButton(citizen) : phonedButton(citizen)
  return [text('office.tasks.buttons.done'), 'task_done', id]
}

/** What a demand to delete one's data leads to. */
const forgetButtons = ({ actor }: OfficeCall, { kind, citizen }: TaskLine): OfficeButton[] =>
  kind === 'data_deletion' && citizen !== null && may(actor.role, 'delete_person')
    ? [[text('office.forget.buttons.look'), 'forget', citizen]]
    : []

/** The duty to hand in what a quarter or a half-year came to opens it. */
const reportButtons = ({ actor }: OfficeCall, { rule, base, citizen }: TaskLine): OfficeButton[] => {
  if (base === null || citizen !== null || !may(actor.role, 'see_report')) return []
  const technologies = text('office.more.buttons.technologies')
  if (rule === 'halfyear') return [[technologies, 'technologies', periodWord('half_year', base)]]
  const quarter = periodWord('quarter', base)
  return rule === 'quarter'
    ? [
        [text('office.more.buttons.report'), 'report', `${quarter}-all`],
        [technologies, 'technologies', quarter],
      ]
    : []
}

/** The facts of the case's need that the task stands on (A1–A3, A6). */
const factsButtons = (task: TaskLine, hand: CaseAtHand | null): OfficeButton[] => {
  const planned = plannedIn(task)
  const stage = hand?.technology.stages.find(({ id }) => id === planned?.stage)
  const topic = stage?.tasks.find(({ id }) => id === planned?.template)?.facts
  return hand && topic ? [factsButton(hand.found.id, topic)] : []
}

const button = (name: string, useCase: UseCaseName, id: string): OfficeButton => [
  text(`office.tasks.buttons.${name}`),
  useCase,
  id,
]

const taskButtons = (call: OfficeCall, task: TaskLine, hand: CaseAtHand | null): OfficeButton[] => {
  const { actor } = call
  const mayHand = may(actor.role, 'hand_over_task')
  const isReturned = task.assignee === actor.id && task.district !== null && task.madeBy !== actor.id
  const talking = talkingButton(task)
  const openOnes: OfficeButton[] =
    task.state !== 'open'
      ? []
      : [
          ...cryButtons(actor.role, task),
          ...(talking ? [talking] : []),
          ...forgetButtons(call, task),
          ...reportButtons(call, task),
          doneButton(call, task, hand),
          ...factsButtons(task, hand),
          ...(task.closedBy === 'contact' && task.citizen !== null
            ? [
                visitedButton(task.citizen),
                helpButton(task.citizen),
                [text('office.person.buttons.not_reached'), 'unreached', task.citizen] as const,
              ]
            : []),
          button('later', 'task_later', task.id),
          ...(mayHand ? [button('hand', 'task_hand', task.id)] : []),
          ...(isReturned ? [button('give_back', 'task_return', task.id)] : []),
        ]
  return [
    ...openOnes,
    ...(task.citizen === null ? [] : [button('person', 'person', task.citizen)]),
    ...(hand ? [button('case', 'case', hand.found.id)] : []),
    button('history', 'task_history', task.id),
  ]
}

/** The card of a task with a word above it. */
export const taskScreen = async (call: OfficeCall, task: TaskLine, said?: TextRef): Promise<Screen> => {
  const hand = await caseOfTask(call, task)
  const lines = await taskLines(call, task)
  const parts = said ? [said, text('talk.blank'), ...lines] : lines
  return { parts, buttons: taskButtons(call, task, hand) }
}

/** A task's card: everything about it is done from here. */
export const showTask = about(TASK, 'see_task', async (call, task) => ({
  ...(await taskScreen(call, task)),
  changes: await cryRead(call, task),
  object: `task:${task.id}`,
}))
