import { addDays, type LocalDate } from '../calendar/local-date.ts'
import { periodOf, type Stretch } from '../calendar/period.ts'
import { ownEntry } from '../own-entry.ts'
import { type EventKind, REPORT_LINES, type ReportLine } from './event-kind.ts'

/** Taking part in one kind of event, as it is counted from presence. */
export interface KindTaking {
  readonly kind: string
  readonly events: number
  readonly visits: number
  /** Ids of whoever took part. */
  readonly people: readonly string[]
}

/** A line of the yard's report, 13.1–13.8 (seeds/002, appendix 5). */
export interface ReportedLine {
  readonly line: ReportLine
  /** @example `13.1` */
  readonly number: string
  readonly events: number
  /** Different people: who came five times is one. */
  readonly people: number
  readonly visits: number
}

/** Help that is recorded for one person, beside events: the line that it counts towards. */
const WORK_HELP_LINES: Readonly<Record<string, ReportLine>> = {
  work_help_retraining: 'retraining',
  work_help_job: 'employment',
}

/** What took place, line by line, in the order of the form; a kind that is not known counts as other. */
export const reportedLines = (kinds: readonly EventKind[], taking: readonly KindTaking[]): ReportedLine[] => {
  const lineOf = (kind: string): ReportLine =>
    ownEntry(WORK_HELP_LINES, kind) ?? kinds.find(({ id }) => id === kind)?.report ?? 'other'
  return REPORT_LINES.map((line, index) => {
    const own = taking.filter(({ kind }) => lineOf(kind) === line)
    return {
      line,
      number: `13.${index + 1}`,
      events: own.reduce((sum, { events }) => sum + events, 0),
      people: new Set(own.flatMap(({ people }) => people)).size,
      visits: own.reduce((sum, { visits }) => sum + visits, 0),
    }
  })
}

/** What a report is about. */
export const REPORT_PERIODS = ['month', 'quarter'] as const
export type ReportPeriod = (typeof REPORT_PERIODS)[number]

/** The month or quarter that a day lies in, or the one before it. */
export const reportSpan = (period: ReportPeriod, day: LocalDate, before = false): Stretch => {
  const present = periodOf(day, period)
  return before ? periodOf(addDays(present.from, -1), period) : present
}
