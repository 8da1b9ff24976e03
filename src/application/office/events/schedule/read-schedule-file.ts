import type { LocalDate } from '../../../../domain/calendar/local-date.ts'
import { NOTHING_READ, type ScheduleReading } from '../../../../domain/events/event-draft.ts'
import { ScheduleTable } from '../../../../domain/events/read-schedule.ts'
import { scheduleHeadings, scheduleLayoutOf } from '../../../../domain/events/schedule-columns.ts'
import { directoryHeadings, directoryLayoutOf } from '../../../../domain/organisations/directory-columns.ts'
import { missingIn, registerHeadings, registerLayoutOf } from '../../../../domain/people/register-columns.ts'
import type { TableRow } from '../../../../domain/tables/cell.ts'
import type { Content } from '../../../ports/content.ts'
import type { OpenSchedule } from '../../../ports/open-schedule.ts'
import type { OpenTable } from '../../../ports/tables.ts'

/** What a schedule is read with. */
export interface ScheduleParts {
  readonly openTable: OpenTable
  readonly openSchedule: OpenSchedule
  readonly content: Pick<Content, 'scheduleColumns' | 'registerColumns' | 'directoryColumns' | 'events'>
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

/** What a table is by its headings: people, events, both, organisations, or nothing that is known. */
export type FileKind = 'register' | 'schedule' | 'either' | 'directory' | 'unknown'

/** What tells a row of headings from others. */
interface KnownHeadings {
  readonly people: ReturnType<typeof registerHeadings>
  readonly events: ReturnType<typeof scheduleHeadings>
  readonly offices: ReturnType<typeof directoryHeadings>
}

/**
 * What a row of headings is of; null – it is none. «Дата проверки» of an organisation is no day of an event; a bare «Дата» is of
 * whatever more of the row is known to.
 */
const kindOfRow = (row: TableRow, { people, events, offices }: KnownHeadings): FileKind | null => {
  const register = registerLayoutOf(row, people)
  const isRegister = register !== null && missingIn(register).length === 0
  const directory = directoryLayoutOf(row, offices)
  const checked = new Set(directory?.columns.get('checked')?.map(({ column }) => column))
  const schedule = scheduleLayoutOf(row, events)
  const days = schedule?.columns.get('date') ?? []
  const isMoreOfEvents = (schedule?.columns.size ?? 0) > (directory?.columns.size ?? 0)
  const isSchedule = days.some(({ column }) => !checked.has(column) || isMoreOfEvents)
  if (isRegister && isSchedule) return 'either'
  if (isRegister) return 'register'
  if (isSchedule) return 'schedule'
  return directory === null ? null : 'directory'
}

/** Looks at the first rows of a table: enough to tell a list of people, a plan of events and one of organisations apart. */
export const kindOfTable = async (
  { bytes, ending }: Pick<SentFile, 'bytes' | 'ending'>,
  { openTable, content }: Pick<ScheduleParts, 'openTable' | 'content'>,
): Promise<FileKind> => {
  const known: KnownHeadings = {
    people: registerHeadings(content.registerColumns),
    events: scheduleHeadings(content.scheduleColumns),
    offices: directoryHeadings(content.directoryColumns),
  }
  let rows = 0
  // Over a list of people may stand whose it is: «Организация», «Телефон».
  let meanwhile: FileKind = 'unknown'
  for await (const told of openTable(bytes, ending)) {
    rows += 1
    if ('refused' in told || rows > ROWS_LOOKED_AT) break
    const kind = kindOfRow(told, known)
    if (kind === 'directory') meanwhile = kind
    else if (kind !== null) return kind
  }
  return meanwhile
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
