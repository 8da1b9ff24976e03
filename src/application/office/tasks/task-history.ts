import { localMoment } from '../../../domain/calendar/local-date.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { type TextRef, text, textAt } from '../../../domain/words/text-ref.ts'
import type { TaskEvent } from '../../ports/office/task-desk.ts'
import { about } from '../kit/about.ts'
import type { Composer } from '../kit/composer.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { TASK, toTask } from './task-at-hand.ts'
import { taskTitle } from './task-words.ts'

const TYPES = [
  ...(['task_closed', 'task_reopened', 'task_postponed', 'task_handed_over', 'deadline_moved'] as const),
  ...(['cry_answered', 'citizen_wrote'] as const),
] as const
/** Lines of a history in a message: the latest ones. */
const MOST = 6

const dateIn = (event: TaskEvent['event'], name: string) => ({ date: String(ownEntry(event, name)) })

const whatOf = ({ event }: TaskEvent): TextRef[] => {
  const type = TYPES.find((each) => each === event['type'])
  switch (type) {
    case 'task_closed':
      return [text('office.tasks.history.closed')]
    case 'task_reopened':
      return [text('office.tasks.history.reopened')]
    case 'task_postponed':
      return [text('office.tasks.history.postponed', { date: dateIn(event, 'to') })]
    case 'task_handed_over':
      return [text(event['to'] === null ? 'office.tasks.history.given_back' : 'office.tasks.history.handed')]
    case 'deadline_moved':
      return [text('office.tasks.history.moved', { from: dateIn(event, 'from'), date: dateIn(event, 'to') })]
    case 'cry_answered':
      return [text(`office.tasks.history.cry.${String(event['how'])}`)]
    case 'citizen_wrote':
      return [text('office.tasks.history.citizen_wrote')]
    default:
      return []
  }
}

const reasonOf = ({ event, words }: TaskEvent, call: OfficeCall): TextRef[] => {
  if (words !== null) return [text('office.tasks.history.words', { words })]
  const key = `cases.postponing.${String(event['reason'])}`
  return call.words.has(key) ? [text('office.tasks.history.reason', { reason: textAt(key) })] : []
}

const linesOf = (call: OfficeCall, event: TaskEvent): TextRef[] => {
  const zone = call.moment.conversation.region.time_zone
  const isCitizens = event.event['type'] === 'citizen_wrote'
  const unnamed = isCitizens ? 'office.tasks.history.citizen' : 'office.tasks.history.calendar'
  const who = event.by ?? call.words.phrase(unnamed)
  return [
    text('talk.blank'),
    text('office.tasks.history.line', { date: { date: localMoment(event.at, zone).date }, who }),
    ...whatOf(event),
    ...reasonOf(event, call),
  ]
}

/** «История»: when it was made, put off, handed over, by whom and why. */
export const showTaskHistory = about(TASK, 'see_task', async (call, task) => {
  const events = await call.desks.tasks.history(task.id)
  const parts = [
    text('office.tasks.history.made', { date: { date: task.madeOn } }),
    ...events.slice(-MOST).flatMap((event) => linesOf(call, event)),
    ...(task.resultWords === null ? [] : [text('office.tasks.result', { result: task.resultWords })]),
  ]
  return {
    parts,
    buttons: [toTask(task.id)],
    place: 'in_place',
    object: `task:${task.id}`,
  }
})

/** A colleague handed a task over: what it is, and the way to it. What was taken back meanwhile says so. */
export const taskHanded: Composer = async ({ desks, person, subject, day, words }) => {
  const staff = await desks.staff.ofPerson(person, day)
  if (!staff) throw new RangeError('the notice is for an employee who is no more')
  const task = await desks.tasks.find(staff, subject, day, 0)
  if (task?.state !== 'open') return words.message([text('office.tasks.handed_gone')])
  const told = (await desks.tasks.history(task.id)).filter(
    ({ event }) => event['type'] === 'task_handed_over',
  )
  const last = told.at(-1)
  const who = last?.by ?? words.phrase('office.tasks.a_colleague')
  return words.message(
    [
      text(last?.event['to'] === null ? 'office.tasks.came_back' : 'office.tasks.was_handed', { who }),
      taskTitle(task),
      ...(last?.words ? [text('office.tasks.history.words', { words: last.words })] : []),
      ...(task.due === null ? [] : [text('office.tasks.due', { date: { date: task.due } })]),
    ],
    [toTask(task.id)],
  )
}
