import { localMoment } from '../../../domain/calendar/local-date.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import { decide } from '../../decision.ts'
import type { TaskEvent } from '../../ports/office/task-desk.ts'
import { allowed } from '../kit/audited.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import { inPlace, type OfficeUseCase } from '../kit/use-case.ts'
import { noTask, taskAtHand } from './task-at-hand.ts'

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
  return call.words.has(key) ? [text('office.tasks.history.reason', { reason: text(key) })] : []
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
export const showTaskHistory: OfficeUseCase = {
  action: 'see_task',
  run: async (call) => {
    const task = await taskAtHand(call, 'see_task', call.args[0])
    if (!task) return noTask(call, 'see_task', call.args[0])
    const events = await call.desks.tasks.history(task.id)
    const parts = [
      text('office.tasks.history.made', { date: { date: task.madeOn } }),
      ...events.slice(-MOST).flatMap((event) => linesOf(call, event)),
      ...(task.resultWords === null ? [] : [text('office.tasks.result', { result: task.resultWords })]),
    ]
    const message = call.words.message(parts, [[text('office.tasks.buttons.card'), 'task', task.id]])
    return decide(call.moment, {
      replies: [inPlace(call, message)],
      office: [allowed(call, 'see_task', `task:${task.id}`)],
    })
  },
}
