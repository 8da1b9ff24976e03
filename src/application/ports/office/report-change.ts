import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/** Which reports are handed in: the statistical one of a unit, the information on technologies. */
export type ReportKind = 'department' | 'technologies'

/** Changes of reports that were handed in. */
export type ReportChange = {
  /** Numbers and the ids behind them as they stand now. Guard: the version before it is the latest. */
  readonly type: 'hand_in_report'
  readonly id: string
  readonly kind: ReportKind
  readonly department: string
  readonly from: LocalDate
  readonly to: LocalDate
  /** 1 – the first. */
  readonly version: number
  /** JSON of `FrozenReport`, of `FrozenTechnologies`. */
  readonly numbers: string
  /** JSON of `FrozenBehind`, of `TechnologiesBehind`; sealed with the employee's key. */
  readonly behind: string
  readonly by: string
  readonly day: LocalDate
  readonly at: number
  /** Why it is corrected; sealed. Null – the first version. */
  readonly reason: string | null
}
