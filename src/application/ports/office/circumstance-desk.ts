import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Circumstance } from '../../../domain/people/categories.ts'

/** A circumstance of a person with its days. */
export interface CircumstanceSpan {
  readonly what: Circumstance
  /** The first day; null – nobody said since when. */
  readonly from: LocalDate | null
  /** The last day; null – it still holds, or nobody said until when. */
  readonly until: LocalDate | null
  readonly notedOn: LocalDate
  /** When it was written down as over; null – it holds. */
  readonly endedOn: LocalDate | null
}

/** Reads of what holds of a person and since when. Whoever asks has looked at the card before. Outages throw. */
export interface CircumstanceDesk {
  /** Everything that holds or held, what holds first, then by the day on which it was written down, the latest first. */
  of(citizen: string): Promise<readonly CircumstanceSpan[]>
}

/** The day from which or until which the latest of a circumstance holds, as somebody says it. Guard: there is one. */
export interface CircumstanceDated {
  readonly type: 'date_circumstance'
  readonly citizen: string
  readonly what: Circumstance
  readonly side: 'from' | 'until'
  readonly day: LocalDate
}
