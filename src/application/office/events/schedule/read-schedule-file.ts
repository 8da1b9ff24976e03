import type { LocalDate } from '../../../../domain/calendar/local-date.ts'
import { NOTHING_READ, type ScheduleReading } from '../../../../domain/events/event-draft.ts'
import { ScheduleTable } from '../../../../domain/events/read-schedule.ts'
import { scheduleHeadings, scheduleLayoutOf } from '../../../../domain/events/schedule-columns.ts'
import { missingIn, registerHeadings, registerLayoutOf } from '../../../../domain/people/register-columns.ts'
import type { TableRow } from '../../../../domain/tables/cell.ts'
import type { Content } from '../../../ports/content.ts'
import type { OpenSchedule } from '../../../ports/open-schedule.ts'
import type { OpenTable } from '../../../ports/tables.ts'

/** What a schedule is read with. */
export interface ScheduleParts {
  readonly openTable: OpenTable
  readonly openSchedule: OpenSchedule
  readonly content: Pick<Content, 'scheduleColumns' | 'registerColumns' | 'events'>
  readonly zone: string
  readonly today: LocalDate
}

/** A file that was fetched, with the ending of its name and what it is called for people. */
export interface SentFile {
  readonly bytes: Uint8Array
  /** `.xlsx`; nothing else of a name is used to open it. */
  readonly ending: string
  readonly source: string
}

export const isCalendarName = (ending: string): boolean => /^\.(?:ics|ical|ifb|icalendar)$/i.test(ending)

/** Rows among which the headings of either kind stand. */
const ROWS_LOOKED_AT = 25

/** What a table is by its headings: people, events, both, or nothing that is known. */
export type FileKind = 'register' | 'schedule' | 'either' | 'unknown'

/** Looks at the first rows of a table: enough to tell a list of people from a plan of events. */
export const kindOfTable = async (
  { bytes, ending }: Pick<SentFile, 'bytes' | 'ending'>,
  { openTable, content }: Pick<ScheduleParts, 'openTable' | 'content'>,
): Promise<FileKind> => {
  const people = registerHeadings(content.registerColumns)
  const events = scheduleHeadings(content.scheduleColumns)
  const isRegister = (row: TableRow): boolean => {
    const layout = registerLayoutOf(row, people)
    return layout !== null && missingIn(layout).length === 0
  }
  const isSchedule = (row: TableRow): boolean => scheduleLayoutOf(row, events)?.columns.has('date') ?? false
  const found = { register: false, schedule: false }
  let rows = 0
  for await (const told of openTable(bytes, ending)) {
    rows += 1
    if ('refused' in told || rows > ROWS_LOOKED_AT) break
    if (isRegister(told)) found.register = true
    if (isSchedule(told)) found.schedule = true
    if (found.register || found.schedule) break
  }
  if (found.register && found.schedule) return 'either'
  return found.register ? 'register' : found.schedule ? 'schedule' : 'unknown'
}

/** Reads a plan of events, whatever kind of file it stands in. Missing headings are told, a file of no use is refused. */
export const readScheduleFile = async (
  { bytes, ending, source }: SentFile,
  { openTable, openSchedule, content, zone, today }: ScheduleParts,
): Promise<ScheduleReading> => {
  const { kinds } = content.events
  if (isCalendarName(ending)) return openSchedule(bytes, { zone, today, kinds, source })
  const table = new ScheduleTable({ columns: content.scheduleColumns, kinds, today, source })
  for await (const told of openTable(bytes, ending)) {
    if ('refused' in told) {
      const { refused, limit = null, row = null } = told
      return { ...NOTHING_READ, refused: { why: refused, limit, row } }
    }
    table.take(told)
    if (table.isTooLong) break
  }
  return table.result()
}
