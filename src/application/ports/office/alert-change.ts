import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/** Changes of warnings to districts (Y-safety). */
export type AlertChange =
  /** Guard: the same employee asked for none of this kind since `since`, or it was refused. */
  | {
      readonly type: 'ask_alert'
      readonly id: string
      readonly department: string
      readonly districts: readonly string[]
      readonly kind: string
      readonly by: string
      /** Milliseconds since the epoch. */
      readonly at: number
      readonly since: number
    }
  /** Guard: it still waits for an answer. */
  | { readonly type: 'refuse_alert'; readonly alert: string; readonly by: string; readonly at: number }
  /**
   * Approved, and told to everybody of its districts who can be written to: one notice a person, once a day for each kind.
   * Guard: it still waits for an answer.
   */
  | {
      readonly type: 'send_alert'
      readonly alert: string
      readonly by: string
      readonly at: number
      readonly day: LocalDate
      /** Local hours in which it may arrive. */
      readonly window: readonly [opens: string, closes: string]
      readonly staleHours: number
      /** The zone of whoever has none of their own. */
      readonly zone: string
    }
