import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Turn } from '../../../domain/people/categories.ts'

/** Which series: of whom, for which turn, that began on which day. */
export interface WelcomeId {
  readonly citizen: string
  readonly turn: Turn
  readonly from: LocalDate
}

/** Changes of welcome series (Y-new). */
export type WelcomeChange =
  /**
   * Series of people who are no longer to be written to, or whose turn was taken away, stop; those of people whose turn
   * and chat are both known begin. One series at a time, and none for a turn that an earlier series has covered.
   */
  | {
      readonly type: 'keep_welcomes'
      readonly day: LocalDate
      /** A turn of this day or before is not new any more. */
      readonly notNew: LocalDate
      readonly zone: string
      /** Milliseconds since the epoch. */
      readonly at: number
    }
  /** A message of it goes out. Guard: the series is under way and so many were sent before. */
  | ({
      readonly type: 'note_welcome'
      readonly done: number
      readonly isLast: boolean
      readonly at: number
    } & WelcomeId)
  /** «Больше не присылать»: whatever is under way for the person stops. */
  | { readonly type: 'stop_welcomes'; readonly citizen: string; readonly at: number }
