import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Colleague } from './arranging-desk.ts'

/** As whom somebody does a head's work: `cover` – instead of the head for some days, `deputy` – beside the head until it is ended. */
export const HEAD_COVER_KINDS = ['cover', 'deputy'] as const
export type HeadCoverKind = (typeof HEAD_COVER_KINDS)[number]

/** Somebody who does a head's work, now or later. */
export interface HeadCover {
  readonly id: string
  readonly kind: HeadCoverKind
  readonly owner: Colleague
  readonly by: Colleague
  readonly from: LocalDate
  /** The last day; null – until it is ended. */
  readonly until: LocalDate | null
}

/** Who does the work of heads. Outages throw. */
export interface HeadCoverDesk {
  /** What runs on a day or is to begin in a department, deputies first, then by the first day. */
  all(department: string, day: LocalDate): Promise<readonly HeadCover[]>
}

/** What is arranged for a head's work. */
export type HeadCoverChange =
  /** Guard: nobody covers for this head on one of the days; there is one deputy at a time. */
  | {
      readonly type: 'cover_head'
      readonly id: string
      readonly department: string
      readonly owner: string
      readonly by: string
      readonly kind: HeadCoverKind
      readonly from: LocalDate
      readonly until: LocalDate | null
    }
  /** From `on` the head does it alone. Guard: it has not ended. */
  | { readonly type: 'end_head_cover'; readonly id: string; readonly on: LocalDate }
