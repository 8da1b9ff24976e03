import { addMonths, type LocalDate } from '../../../../domain/calendar/local-date.ts'
import { type Month, monthSpan } from '../../../../domain/events/month-grid.ts'
import { type TextRef, text } from '../../../../domain/words/text-ref.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import type { OfficeCall } from '../../kit/office-call.ts'
import type { OfficeButton } from '../../kit/office-words.ts'

/** How far the months can be turned. */
const MOST_MONTHS = 12

/** Whose events are shown: those of the own districts, or of the whole department. */
export type Side = 'own' | 'all'

/** A month of events that an employee looks at. */
export interface MonthEvents {
  readonly month: Month
  readonly side: Side
  /** Without those that were cancelled. */
  readonly events: readonly PlannedEvent[]
}

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/

/** A month that a press names; null – it names none, or one beyond a year. */
export const monthAsked = (asked: string | undefined, today: LocalDate): Month | null => {
  if (asked === undefined || !MONTH.test(asked)) return null
  const [first, last] = [-MOST_MONTHS, MOST_MONTHS].map((by) => addMonths(today, by).slice(0, 7))
  return asked < String(first) || asked > String(last) ? null : asked
}

/** The side that a press names: a head sees the department, whatever was pressed. */
export const sideAsked = (asked: string | undefined, { actor }: Pick<OfficeCall, 'actor'>): Side =>
  asked === 'all' || actor.role === 'head' ? 'all' : 'own'

/** The month so many before or after. */
export const turnedMonth = (month: Month, by: number): Month => addMonths(`${month}-01`, by).slice(0, 7)

const nameOf = (month: Month): TextRef => text(`office.calendar.months.m${Number(month.slice(5))}`)

/** What a text says of a month: `month` and `year`. */
export const namedMonth = (month: Month) => ({ month: nameOf(month), year: month.slice(0, 4) })

/** A month on a button. */
export const monthLabel = (month: Month): TextRef => text('office.calendar.month', { month: nameOf(month) })

/** The month and the side that a press names: `[month, side]`. */
export const monthEventsOf = async (call: OfficeCall): Promise<MonthEvents> => {
  const { args, actor, desks, today } = call
  const month = monthAsked(args[0], today) ?? today.slice(0, 7)
  const side = sideAsked(args[1], call)
  const { from, to } = monthSpan(month)
  const events = await desks.events.list(actor, {
    from,
    until: to,
    states: ['draft', 'open'],
    ...(side === 'own' ? { districts: actor.districts } : {}),
  })
  return { month, side, events }
}

/** «Декабрь 2026» */
export const monthTitle = (month: Month): TextRef => text('office.events_month.title', namedMonth(month))

/** Turning the months, the other side, and what can be made of this one. */
export const monthButtons = (call: OfficeCall, { month, side }: MonthEvents): OfficeButton[] => {
  const [before, after] = [turnedMonth(month, -1), turnedMonth(month, 1)]
  const other: Side = side === 'own' ? 'all' : 'own'
  return [
    [text('office.events_month.buttons.print'), 'events_print', month, side],
    [text('office.events_month.buttons.file'), 'events_file', month, side],
    ...(call.actor.role === 'head'
      ? []
      : [[text(`office.events_month.buttons.${other}`), 'events_month', month, other] as const]),
    [monthLabel(before), 'events_month', before, side],
    [monthLabel(after), 'events_month', after, side],
  ]
}
