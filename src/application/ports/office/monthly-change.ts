import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/** How far a month's contact has come; only named fields change. */
export interface MonthlyMarks {
  readonly askedOn?: LocalDate
  readonly askedAgainOn?: LocalDate
  readonly answer?: string
  readonly callTaskOn?: LocalDate
  readonly listedOn?: LocalDate
  readonly escalatedOn?: LocalDate
  readonly unreached?: string
  readonly doneOn?: LocalDate
}

/** Changes of Y-monthly. */
export type MonthlyChange = {
  readonly type: 'mark_month'
  readonly citizen: string
  /** `2026-11` */
  readonly month: string
  readonly marks: MonthlyMarks
}
