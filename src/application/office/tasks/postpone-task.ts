import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { addWorkingDays } from '../../../domain/calendar/working-calendar.ts'
import { isRefused } from '../../../domain/caseload/change.ts'
import { postponeTask } from '../../../domain/caseload/settle-task.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { OfficeChange } from '../../ports/office/changes.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import { actOf, changesAtHand, refusedScreen, workOf } from '../cases/case-at-hand.ts'
import { about } from '../kit/about.ts'
import { day, noteOf, orPress, typed } from '../kit/field.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import type { Screen } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import { lawfulDay } from './explain-due.ts'
import { caseOfTask, TASK, TO_TODAY, taskDialog, toTask, whileOpen } from './task-at-hand.ts'

/** Working days ahead that are one press away. */
const OFFERED = [1, 3] as const
const OWN = 'own'
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Days count from the due day where that lies ahead: putting off leads to later, never to sooner. */
const startOf = ({ due }: TaskLine, today: LocalDate): LocalDate =>
  due !== null && due > today ? due : today

const lawLines = (call: OfficeCall, task: TaskLine): TextRef[] => {
  const lawful = task.rule === null ? null : lawfulDay(task, call.moment.conversation)
  return lawful === null ? [] : [text('office.tasks.law_stays', { date: { date: lawful } })]
}

const askDay = (call: OfficeCall, task: TaskLine): Screen => {
  const { moment, today } = call
  const from = startOf(task, today)
  const offered = OFFERED.map((n): OfficeButton => {
    const { date } = addWorkingDays(moment.conversation.calendar, from, n)
    return [
      text(`office.tasks.later.in_${n}`, { date: shortDay(date, today) }),
      ...(['task_later', task.id, date] as const),
    ]
  })
  return {
    parts: [...lawLines(call, task), text('office.tasks.until_when')],
    buttons: [...offered, [text('office.tasks.later.other'), 'task_later_other', task.id], toTask(task.id)],
    place: 'in_place',
  }
}

const askReason = (call: OfficeCall, task: TaskLine, to: LocalDate): Screen => {
  const { postponing } = call.moment.conversation.content.caseRules
  return {
    parts: [text('office.tasks.why_later')],
    buttons: [
      ...postponing.map(
        (reason): OfficeButton => [text(`cases.postponing.${reason}`), 'task_later', task.id, to, reason],
      ),
      [text('office.tasks.later.own_reason'), 'task_later_other', task.id, to],
      toTask(task.id),
    ],
    place: 'in_place',
  }
}

/** Why a task of a case is put off, in its history too; a reason in own words stands with the task alone. */
const inCase = async (
  call: OfficeCall,
  task: TaskLine,
  to: LocalDate,
  reason: string,
): Promise<OfficeChange[] | Screen> => {
  const hand = reason === OWN ? null : await caseOfTask(call, task)
  if (!hand) return []
  const { caseRules } = call.moment.conversation.content
  const answer = postponeTask(workOf(call, hand), { ...actOf(call), task: task.id, to, reason }, caseRules)
  return isRefused(answer) ? refusedScreen(call, hand, answer) : changesAtHand(call, hand, answer)
}

const putOff = async (
  call: OfficeCall,
  task: TaskLine,
  to: LocalDate,
  reason: string,
  own: string | null,
): Promise<Screen> => {
  const { moment, actor, today } = call
  if (to <= startOf(task, today)) return askDay(call, task)
  const also = await inCase(call, task, to, reason)
  if (!Array.isArray(also)) return also
  const postponed: OfficeChange = {
    type: 'postpone_task',
    task: task.id,
    revision: task.revision,
    by: actor.id,
    at: moment.at,
    to,
    reason,
    words: own,
  }
  return {
    parts: [text('office.tasks.is_later', { date: { date: to } }), ...lawLines(call, task)],
    buttons: [toTask(task.id), TO_TODAY],
    place: 'in_place',
    object: `task:${task.id}`,
    changes: [...also, postponed],
  }
}

/** «Отложить»: until when, why. A day of the law stays what it is, and that is said. */
export const postpone = about(
  TASK,
  'postpone_task',
  whileOpen((call, task) => {
    const [, to, reason] = call.args
    if (to === undefined || !DAY.test(to)) return askDay(call, task)
    const known = call.moment.conversation.content.caseRules.postponing.find((each) => each === reason)
    return known ? putOff(call, task, to, known, null) : askReason(call, task, to)
  }),
)

const readOwnReason = (said: string) => {
  const words = noteOf(said)
  return words === '' ? { fault: text('office.fields.words_needed') } : { value: { code: OWN, words } }
}

/** Another day, or a reason in own words. */
export const POSTPONE_OTHER = taskDialog({
  id: 'postpone_other',
  action: 'postpone_task',
  given: ({ args: [, to], moment }) => ({
    chosen: to !== undefined && DAY.test(to) ? to : null,
    reasons: moment.conversation.content.caseRules.postponing,
  }),
  questions: (from) =>
    from
      .ask('day', ({ chosen }, place) => (chosen === null ? day(place, text('office.tasks.ask_day')) : null))
      .ask('reason', ({ reasons }) =>
        orPress(
          typed(text('office.tasks.ask_reason'), readOwnReason),
          reasons.map((id) => ({
            id,
            label: text(`cases.postponing.${id}`),
            value: { code: id, words: null },
          })),
        ),
      ),
  finish: (call, task, { chosen, day: asked, reason: { code, words } }) =>
    putOff(call, task, chosen ?? asked ?? call.today, code, words),
})
