import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { dangerIn, dangerRank } from '../../../domain/caseload/cry-order.ts'
import { shortName } from '../../../domain/people/short-name.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { Outgoing } from '../../ports/messenger.ts'
import type { Day } from '../../ports/office/day-desk.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import type { OfficeButton, OfficeWords } from '../kit/office-words.ts'
import { monthBefore } from '../monthly/month-left.ts'
import { type Standing, standingOf, taskTitle } from './task-words.ts'

/** Lines with a button each: one screen of a phone. The others are one press away. */
const MOST_LINES = 8

const ORDER: readonly Standing[] = ['at_once', 'late', 'today', 'soon', 'ahead']

/** The graver danger first, of two alike the newer one; everything else stays in its order. */
const byDanger = (a: TaskLine, b: TaskLine): number =>
  dangerRank(a) - dangerRank(b) || (dangerIn(a) === null ? 0 : b.madeOn.localeCompare(a.madeOn))

/** Tasks as they are told: what burns first, the gravest danger before all, then what is late. */
export const inTold = (tasks: readonly TaskLine[], day: LocalDate): TaskLine[] =>
  ORDER.flatMap((standing) => tasks.filter((task) => standingOf(task, day) === standing).sort(byDanger))

const countLines = ({ tasks }: Day, day: LocalDate, until?: LocalDate): TextRef[] =>
  ORDER.flatMap((standing) => {
    const n = tasks.filter((task) => standingOf(task, day, until) === standing).length
    return n === 0 ? [] : [text(`office.today.${standing}`, { n })]
  })

const monthLine = ({ month }: Day, day: LocalDate): TextRef[] => {
  const waits = month.unconfirmed > 0 ? [text('office.today.unconfirmed', { n: month.unconfirmed })] : []
  if (month.all === 0) return waits
  const params = {
    n: month.left,
    all: month.all,
    month: text(`office.months.in.m${Number(day.slice(5, 7))}`),
  }
  const names = { list: month.again.map(shortName) }
  return [
    text(
      month.left === 0 && month.unconfirmed === 0 ? 'office.today.month_done' : 'office.today.month_left',
      params,
    ),
    ...(month.again.length === 0
      ? []
      : [text('office.today.month_again', { names, month: monthBefore(day) })]),
    ...waits,
  ]
}

/** A changed calendar moved deadlines: told once, on the next working day. */
const movedLine = ({ tasks }: Day, day: LocalDate): TextRef[] => {
  const n = tasks.filter(({ params }) => params['moved_told'] === day).length
  return n === 0 ? [] : [text('office.tasks.moved_deadlines', { n })]
}

/** What a task's button leads to: its own card, from which everything about it is done. */
const buttonOf = (task: TaskLine, words: OfficeWords): OfficeButton => [
  words.plain(taskTitle(task)),
  'task',
  task.id,
]

/**
 * An employee's day in ONE message: what is late, what is due today and in the next three working days, whom to contact
 * this month. The same for the morning's notice and for «Сегодня».
 */
export const dayMessage = (
  day: Day,
  today: LocalDate,
  words: OfficeWords,
  until?: LocalDate,
): Outgoing & { kind: 'text' } => {
  const tasks = inTold(day.tasks, today)
  const counts = countLines(day, today, until)
  const parts = [
    text('office.today.head', { date: { date: today } }),
    text('talk.blank'),
    ...(counts.length > 0 ? counts : [text('office.today.nothing_due')]),
    ...movedLine(day, today),
    ...monthLine(day, today),
  ]
  const buttons: OfficeButton[] = tasks.slice(0, MOST_LINES).map((task) => buttonOf(task, words))
  if (tasks.length > MOST_LINES)
    buttons.push([text('office.today.buttons.all', { n: tasks.length }), 'tasks'])
  if (day.month.left > 0) buttons.push([text('office.today.buttons.month'), 'month_left'])
  return words.message(parts, buttons)
}
