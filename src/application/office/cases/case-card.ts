import { may } from '../../../domain/access/can.ts'
import type { Role } from '../../../domain/access/role.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { type OpenTask, taskKey } from '../../../domain/caseload/planned-task.ts'
import { isByHand } from '../../../domain/caseload/settle-task.ts'
import { type Stage, stageOf, type Technology, tracksAt } from '../../../domain/caseload/technology.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { CaseOnDesk, CaseTask } from '../../ports/office/case-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import type { UseCaseName } from '../kit/use-case-name.ts'

/** Tasks on a card: what is next, not all there is. */
const MOST_TASKS = 4

/** A case with its technology, to be shown. */
export interface Shown {
  readonly found: CaseOnDesk
  readonly technology: Technology
}

/** What a task of a case is called. */
export const taskName = (
  { technology, words }: Pick<CaseOnDesk, 'technology' | 'words'>,
  task: OpenTask,
): TextRef => {
  const planned = task.template === 'plan_action' ? words.plan.find(({ id }) => id === task.about) : undefined
  return planned
    ? text('office.cases.planned', { what: planned.action })
    : textAt(`${taskKey(technology, task)}.name`)
}

export const technologyName = (id: string): TextRef => text(`technologies.${id}.name`)

export const stageName = (technology: string, stage: string): TextRef =>
  text(`technologies.${technology}.stages.${stage}.name`)

const rank = ({ task }: CaseTask): string => `${task.due ?? '9999'}${task.required ? 0 : 1}`

/** Open tasks: by due day, then those that the stage is not left without. */
export const nextTasks = ({ tasks }: CaseOnDesk): CaseTask[] =>
  [...tasks].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))

/** The present stage. */
export const presentStage = ({ found, technology }: Shown): Stage | undefined =>
  stageOf(technology, found.state.stage)

/** The tracks that wait to be chosen; empty where none do. */
export const tracksToChoose = (shown: Shown): readonly string[] => {
  const stage = presentStage(shown)
  return stage && !ownEntry(shown.found.state.tracks, stage.id) ? tracksAt(shown.technology, stage) : []
}

const stateLines = ({ found, technology }: Shown): TextRef[] => {
  const { state } = found
  if (state.status === 'closed')
    return [
      text('office.cases.closed', {
        date: { date: state.closedOn ?? state.openedOn },
        reason: text(`technologies.${technology.id}.reasons.${state.reason}`),
        result: text(`technologies.${technology.id}.results.${state.result}`),
      }),
    ]
  const place = technology.stages.findIndex(({ id }) => id === state.stage) + 1
  const track = ownEntry(state.tracks, state.stage)
  return [
    text('office.cases.stage', {
      n: place,
      all: technology.stages.length,
      stage: stageName(technology.id, state.stage),
    }),
    ...(track ? [text('office.cases.track', { track: text(`cases.tracks.${track}`) })] : []),
    ...(state.urgency === 'usual'
      ? []
      : [text('office.cases.urgency', { urgency: text(`cases.urgency.${state.urgency}`) })]),
    ...(state.status === 'paused' ? [pausedLine(found)] : []),
    ...(state.until === null ? [] : [text('office.cases.until', { date: { date: state.until } })]),
  ]
}

const pausedLine = ({ state }: CaseOnDesk): TextRef =>
  state.resumeOn === null
    ? text('office.cases.paused')
    : text('office.cases.paused_until', { date: { date: state.resumeOn } })

/** A task in a line, with its day: buttons have no room for the whole of it. */
export const taskLine = (found: CaseOnDesk, { task }: CaseTask, today: LocalDate): TextRef => {
  const what = taskName(found, task)
  if (task.due === null) return text('office.cases.task', { what })
  return text(task.due < today ? 'office.cases.task_late' : 'office.cases.task_due', {
    what,
    date: shortDay(task.due, today),
  })
}

const button = (name: string, useCase: UseCaseName, ...args: string[]): OfficeButton => [
  text(`office.cases.buttons.${name}`),
  useCase,
  ...args,
]

/** What leads to the next step: only for whoever may move a case, so that no press ends in a refusal. */
const moveButtons = (shown: Shown, role: Role): OfficeButton[] => {
  const { found } = shown
  const { id, state } = found
  if (state.status === 'closed')
    return [button('history', 'case_history', id), button('person', 'person', found.citizen)]
  const mayMove = may(role, 'move_case')
  if (state.status === 'paused')
    return [
      ...(mayMove ? [button('resume', 'case_resume', id), button('close', 'case_close', id)] : []),
      button('history', 'case_history', id),
    ]
  if (!mayMove) return [button('more', 'case_more', id)]
  const tracks = tracksToChoose(shown)
  return [
    ...tracks.map(
      (track): OfficeButton => [text(`office.cases.tracks.${track}`), 'case_track', id, state.stage, track],
    ),
    ...(tracks.length > 0 ? [] : [button('done', 'case_done', id)]),
    button('more', 'case_more', id),
  ]
}

/** «Отменить запись» of a deed. */
export const undoButton = (deed: string): OfficeButton => [
  text('office.monthly.buttons.undo'),
  'undo_contact',
  deed,
]

/** «Другой вид помощи» of a deed. */
export const helpKindButton = (deed: string): OfficeButton => [
  text('office.deeds.buttons.help'),
  'deed_help',
  deed,
]

/** The way back to a case's card. */
export const toCase = (id: string): OfficeButton => button('card', 'case', id)

/** Open tasks of the present stage that are done by saying so. */
export const tasksByHand = (found: CaseOnDesk): CaseTask[] =>
  found.status === 'open'
    ? nextTasks(found).filter(({ task }) => task.id !== '' && isByHand(task, found.state))
    : []

/** A case as one screen: where it stands, what is next, and what can be done. `deed` was recorded just now and can be undone. */
export const caseScreen = (
  { words, today, actor }: Pick<OfficeCall, 'words' | 'today' | 'actor'>,
  shown: Shown,
  said?: TextRef,
  deed?: string,
): Screen => {
  const { found, technology } = shown
  const tasks = nextTasks(found)
  const told = tasks.slice(0, MOST_TASKS)
  const parts = [
    ...(said ? [said, text('talk.blank')] : []),
    text('office.cases.head', { name: shortName(found.name), what: technologyName(technology.id) }),
    ...stateLines(shown),
    ...(tracksToChoose(shown).length > 0 && found.status === 'open'
      ? [text('office.cases.choose_track')]
      : []),
    ...(told.length > 0 ? [text('talk.blank'), ...told.map((task) => taskLine(found, task, today))] : []),
  ]
  const open: OfficeButton[] = told
    .filter(({ task }) => task.id !== '')
    .map(({ task }) => [words.plain(taskName(found, task)), 'task', task.id])
  const all: OfficeButton[] =
    tasks.length > told.length
      ? [[text('office.cases.buttons.tasks', { n: tasks.length }), 'case_tasks', found.id]]
      : []
  const undo: OfficeButton[] = deed === undefined ? [] : [undoButton(deed)]
  const ticks: OfficeButton[] = tasksByHand(found).length > 1 ? [button('tick', 'case_tick', found.id)] : []
  return { parts, buttons: [...open, ...all, ...ticks, ...moveButtons(shown, actor.role), ...undo] }
}
