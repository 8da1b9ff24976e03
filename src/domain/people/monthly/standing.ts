import type { LocalDate } from '../../calendar/local-date.ts'
import type { OwedFacts } from './owed.ts'

/** How a person stands in a month: what decides the next step. */
export interface MonthlyStanding extends OwedFacts {
  /** A linked chat that can be written to, by consent, whose owner does not mind being asked. */
  readonly canBeAsked: boolean
  /** A number that follows from the person, not negative: it spreads people over the days. */
  readonly spread: number
  /** Nobody reached the person in the month before: they come first. */
  readonly missedBefore?: boolean
  readonly askedOn: LocalDate | null
  readonly askedAgainOn: LocalDate | null
  readonly callTaskOn: LocalDate | null
  readonly listedOn: LocalDate | null
  readonly escalatedOn: LocalDate | null
  /** The day of the month's contact: an answer, a call, a visit. */
  readonly contactedOn: LocalDate | null
}

/**
 * A number that follows from a name, the same on every machine: the days of calls are spread by it.
 * FNV-1a, 32 bits.
 * @example spreadOf('1k9x') === spreadOf('1k9x')
 */
export const spreadOf = (name: string): number => {
  let hash = 0x811c9dc5
  for (const sign of name) hash = Math.imul(hash ^ (sign.codePointAt(0) as number), 0x01000193)
  // The last bits of near names are alike: the upper ones are folded in.
  return ((hash ^ (hash >>> 15)) >>> 0) % 9_973
}
