import { may } from '../../../domain/access/can.ts'
import { addDays, addMonths, type LocalDate, weekday } from '../../../domain/calendar/local-date.ts'
import type { WorkingCalendar } from '../../../domain/calendar/working-calendar.ts'
import { type TextRef, text } from '../../../domain/words/text-ref.ts'
import type { TaskLine } from '../../ports/office/task-desk.ts'
import type { OfficeCall } from '../kit/office-call.ts'
import type { OfficeButton } from '../kit/office-words.ts'
import { useCase } from '../kit/screen.ts'
import { shortDay } from '../kit/short-day.ts'
import { taskPage } from './list-tasks.ts'

const WEEKS = 4
const DAYS_A_WEEK = 7
/** How far the months can be turned. */
const MOST_MONTHS = 12

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The days shown: four weeks from Monday of this one, or a month. */
interface Span {
  readonly from: LocalDate
  readonly to: LocalDate
  /** `2026-12`; null – the coming four weeks. */
  readonly month: string | null
}

const spanOf = (asked: string | undefined, today: LocalDate): Span => {
  const isNear =
    asked !== undefined &&
    MONTH.test(asked) &&
    asked >= addMonths(today, -MOST_MONTHS).slice(0, 7) &&
    asked <= addMonths(today, MOST_MONTHS).slice(0, 7)
  if (!isNear) {
    const monday = addDays(today, 1 - weekday(today))
    return { from: monday, to: addDays(monday, WEEKS * DAYS_A_WEEK - 1), month: null }
  }
  const first = `${asked}-01`
  return { from: first, to: addDays(addMonths(first, 1), -1), month: asked }
}

/** Weeks of a span, each from its first to its last day within it. */
const weeksOf = ({ from, to }: Span): { from: LocalDate; to: LocalDate }[] => {
  const weeks: { from: LocalDate; to: LocalDate }[] = []
  for (let first = from; first <= to; ) {
    const sunday = addDays(first, DAYS_A_WEEK - weekday(first))
    const last = sunday < to ? sunday : to
    weeks.push({ from: first, to: last })
    first = addDays(last, 1)
  }
  return weeks
}

const daysIn = (from: LocalDate, to: LocalDate): LocalDate[] =>
  from > to ? [] : [from, ...daysIn(addDays(from, 1), to)]

/** Days that are not worked outside Saturday and Sunday, and weekend days that are: what a calendar on the wall lacks. */
const oddDays = (days: readonly LocalDate[], calendar: WorkingCalendar, today: LocalDate): TextRef[] => {
  const isWeekend = (day: LocalDate): boolean => weekday(day) > 5
  const off = days.filter((day) => !isWeekend(day) && !calendar.isWorking(day))
  const worked = days.filter((day) => isWeekend(day) && calendar.isWorking(day))
  const list = (of: readonly LocalDate[]) => ({ days: { list: of.map((day) => shortDay(day, today)) } })
  return [
    ...(off.length > 0 ? [text('office.calendar.off', list(off))] : []),
    ...(worked.length > 0 ? [text('office.calendar.worked', list(worked))] : []),
  ]
}

const countBy = (tasks: readonly TaskLine[]): Map<LocalDate, number> => {
  const counts = new Map<LocalDate, number>()
  for (const { due } of tasks) if (due !== null) counts.set(due, (counts.get(due) ?? 0) + 1)
  return counts
}

const weekLines = (call: OfficeCall, span: Span, counts: ReadonlyMap<LocalDate, number>): TextRef[] => {
  const { today, moment } = call
  return weeksOf(span).flatMap((week) => {
    const days = daysIn(week.from, week.to)
    const n = days.reduce((sum, day) => sum + (counts.get(day) ?? 0), 0)
    const params = {
      from: shortDay(week.from, today),
      to: shortDay(week.to, today),
      n,
      work: days.filter((day) => moment.conversation.calendar.isWorking(day)).length,
    }
    return [
      text(n === 0 ? 'office.calendar.week_free' : 'office.calendar.week', params),
      ...oddDays(days, moment.conversation.calendar, today),
    ]
  })
}

const monthButtons = ({ month }: Span, today: LocalDate): OfficeButton[] => {
  const present = month ?? today.slice(0, 7)
  const turned = (by: number): string => addMonths(`${present}-01`, by).slice(0, 7)
  const label = (of: string): TextRef =>
    text('office.calendar.month', { month: text(`office.calendar.months.m${Number(of.slice(5))}`) })
  return [
    ...(month === null ? [] : [[label(turned(-1)), 'calendar', turned(-1)] as const]),
    [label(turned(month === null ? 0 : 1)), 'calendar', turned(month === null ? 0 : 1)],
    ...(month === null ? [] : [[text('office.calendar.near'), 'calendar'] as const]),
  ]
}

/** What is planned for people stands beside what is due. */
const eventsButton = ({ actor }: OfficeCall): OfficeButton[] =>
  may(actor.role, 'see_events') ? [[text('office.calendar.events'), 'events']] : []

const whoseOf = ({ actor }: OfficeCall) => (actor.role === 'head' ? 'all' : 'mine')

/** «Календарь»: what is due when, in few lines; a day opens by a press. A head sees the whole department's. */
export const openCalendar = useCase('see_task', async (call) => {
  const { desks, actor, today, moment } = call
  const span = spanOf(call.args[0], today)
  const filter = { dueFrom: span.from, dueUntil: span.to, whose: whoseOf(call) } as const
  const found = await desks.tasks.list(actor, filter, today, moment.at)
  const counts = countBy(found.filter(({ due }) => due !== null && due >= span.from && due <= span.to))
  const days = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  const buttons: OfficeButton[] = days.map(([day, n]) => [
    text(day < today ? 'office.calendar.day_late' : 'office.calendar.day', {
      date: shortDay(day, today),
      n,
    }),
    ...(['calendar_day', day] as const),
  ])
  const head =
    span.month === null
      ? text('office.calendar.head')
      : text('office.calendar.head_month', {
          month: text(`office.calendar.months.m${Number(span.month.slice(5))}`),
          year: span.month.slice(0, 4),
        })
  return {
    parts: [head, ...weekLines(call, span, counts)],
    buttons: [...buttons, ...monthButtons(span, today), ...eventsButton(call)],
    place: 'in_place',
    object: 'tasks',
  }
})

/** The tasks of one day. */
export const openCalendarDay = useCase('see_task', async (call) => {
  const [day = ''] = call.args
  if (!DAY.test(day)) return openCalendar.run({ ...call, args: [] })
  const { desks, actor, today, moment } = call
  const filter = { dueFrom: day, dueUntil: day, whose: whoseOf(call) } as const
  const found = await desks.tasks.list(actor, filter, today, moment.at)
  const due = found.filter((task) => task.due === day)
  return taskPage(call, due, call.args[1], (page) => ['calendar_day', day, page], [
    [text('office.menu.entries.calendar'), 'calendar'],
  ])
})
