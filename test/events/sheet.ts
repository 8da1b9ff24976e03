import type { ScheduleReading } from '../../src/domain/events/event-draft.ts'
import type { EventKind } from '../../src/domain/events/event-kind.ts'
import { ScheduleTable } from '../../src/domain/events/read-schedule.ts'
import type { TableRow } from '../../src/domain/tables/cell.ts'
import { CONTENT } from '../support/chat.ts'

export const COLUMNS = CONTENT.scheduleColumns
/** A Friday. */
export const TODAY = '2026-11-27'

const kind = (id: string, ...ru: string[]): EventKind => ({
  id,
  interests: [],
  report: 'culture',
  words: { ru, en: [] },
})
export const KINDS = [
  kind('concert', 'концерт', 'хор'),
  kind('exhibition', 'выставк'),
  kind('cinema', 'фильм', 'кино'),
  kind('fitness', 'ходьб', 'зарядк'),
]

export const readTable = (rows: Iterable<TableRow>): ScheduleReading => {
  const table = new ScheduleTable({ columns: COLUMNS, kinds: KINDS, today: TODAY, source: 'plan.xlsx' })
  for (const row of rows) table.take(row)
  return table.result()
}
