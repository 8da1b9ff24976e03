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
export type MonthlyChange =
  | {
      readonly type: 'mark_month'
      readonly citizen: string
      /** `2026-11` */
      readonly month: string
      readonly marks: MonthlyMarks
    }
  /**
   * A wrong tap is taken back: the deed stays, with the withdrawal beside it; tasks that it closed are open again, the month
   * is owed again. Guard: of this employee, of that day, not taken back yet.
   */
  | {
      readonly type: 'withdraw_deed'
      readonly deed: string
      readonly citizen: string
      readonly by: string
      /** The day of the deed. */
      readonly day: LocalDate
      /** The local day on which it is taken back. */
      readonly on: LocalDate
      readonly at: number
    }
  /** What a month was left for was a wrong tap: its call is on again, with the date that it had, and asks still to come. */
  | {
      readonly type: 'restore_month'
      readonly citizen: string
      /** `2026-11` */
      readonly month: string
      /** What the month was left for. */
      readonly reason: string
      readonly by: string
      readonly day: LocalDate
    }
  /** Nothing is owed any more this month – moved, died, away, refused: its call and its asks are off. */
  | {
      readonly type: 'leave_month'
      readonly citizen: string
      /** `2026-11` */
      readonly month: string
      readonly reason: string
      readonly by: string
      readonly at: number
    }
