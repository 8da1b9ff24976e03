import type { LocalDate } from '../calendar/local-date.ts'
import type { Closing, OccasionKind } from './rule.ts'

/**
 * A dated thing in a person's affairs that reminders are relative to: the visit, an action of the plan, a paper's last
 * day. It holds no words: what it is about stands in the talk.
 */
export interface Occasion {
  /** Talk and what in it, e.g. `t1k9.visit`, `t1k9.plan0`, `t1k9.end_passport`. */
  readonly id: string
  readonly kind: OccasionKind
  readonly date: LocalDate
  /** `10:30`, or empty when no time is known. */
  readonly time: string
  /** Why nothing is to be said of it any more; null – it stands. */
  readonly closedBy: Closing | null
}

/** What a turn changes: an occasion as it stands now, or one that is over. */
export type OccasionChange =
  | (Omit<Occasion, 'closedBy'> & { readonly closedBy: null })
  | { readonly id: string; readonly closedBy: Closing }

/** The talk that an occasion belongs to, e.g. `t1k9` of `t1k9.visit`. */
export const talkOfSubject = (subject: string): string => subject.split('.')[0] ?? ''

/** What in its talk an occasion is, e.g. `visit` of `t1k9.visit`; empty for the talk itself. */
export const partOfSubject = (subject: string): string => subject.slice(talkOfSubject(subject).length + 1)
