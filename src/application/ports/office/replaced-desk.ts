import type { LocalDate } from '../../../domain/calendar/local-date.ts'

/** Words about nobody stood before their last change; kept until the end of the day, one change an object. */
export interface ReplacedWords {
  readonly type: 'keep_replaced'
  /** Kind and id, e.g. `event:1k9x`. */
  readonly object: string
  /** Plain JSON; whoever brings it back reads it by a shape. */
  readonly words: unknown
  readonly on: LocalDate
}

/** Reads of replaced words. Outages throw. */
export interface ReplacedDesk {
  /** What the last change of an object replaced, if it was made on this day; null – nothing can be brought back. */
  words(object: string, day: LocalDate): Promise<unknown>
}
