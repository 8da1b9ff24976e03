import { addMonths, type LocalDate } from '../../../../domain/calendar/local-date.ts'
import { type Month, monthSpan } from '../../../../domain/events/month-grid.ts'
import { type TextRef, text } from '../../../../domain/scenario/text-ref.ts'
import type { PlannedEvent } from '../../../ports/office/event-desk.ts'
import type { OfficeCall } from '../../office-call.ts'
import type { OfficeButton } from '../../office-words.ts'

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

const monthFrom = (asked: string | undefined, today: LocalDate): Month => {
  const present = today.slice(0, 7)
  if (asked === undefined || !MONTH.test(asked)) return present
  const [first, last] = [-MOST_MONTHS, MOST_MONTHS].map((by) => addMonths(`${present}-01`, by).slice(0, 7))
  return asked < String(first) || asked > String(last) ? present : asked
}

/** The month and the side that a press names: `[month, side]`. A head sees the department, whatever was pressed. */
export const monthEventsOf = async ({ args, actor, desks, today }: OfficeCall): Promise<MonthEvents> => {
  const month = monthFrom(args[0], today)
  const side: Side = args[1] === 'all' || actor.role === 'head' ? 'all' : 'own'
  const { from, to } = monthSpan(month)
  const events = await desks.events.list(actor, {
    ...{ from, until: to, states: ['draft', 'open'] },
    ...(side === 'own' ? { districts: actor.districts } : {}),
  })
  return { month, side, events }
}

/** «Декабрь 2026» */
export const monthTitle = (month: Month): TextRef =>
  text('office.events_month.title', {
    month: text(`office.calendar.months.m${Number(month.slice(5))}`),
    year: month.slice(0, 4),
  })

/** Turning the months, the other side, and what can be made of this one. */
export const monthButtons = (call: OfficeCall, { month, side }: MonthEvents): OfficeButton[] => {
  const turned = (by: number): Month => addMonths(`${month}-01`, by).slice(0, 7)
  const label = (of: Month): TextRef =>
    text('office.calendar.month', { month: text(`office.calendar.months.m${Number(of.slice(5))}`) })
  const other: Side = side === 'own' ? 'all' : 'own'
  return [
    [text('office.events_month.buttons.print'), 'events_print', month, side],
    [text('office.events_month.buttons.file'), 'events_file', month, side],
    ...(call.actor.role === 'head'
      ? []
      : [[text(`office.events_month.buttons.${other}`), 'events_month', month, other] as const]),
    [label(turned(-1)), 'events_month', turned(-1), side],
    [label(turned(1)), 'events_month', turned(1), side],
  ]
}
