import type { LocalDate } from '../../calendar/local-date.ts'
import { type OwedFacts, presenceOn, whyNotOwed } from './owed.ts'

/** Presences that take a person out of the month for good: each is confirmed by the head. */
export const GONE = ['refused', 'moved', 'died'] as const
export type Gone = (typeof GONE)[number]

/** A person as a month ended for them. */
export interface MonthEnd extends OwedFacts {
  /** A move, a death or a refusal was noted that the head has not confirmed. */
  readonly isUnconfirmed: boolean
  readonly isReached: boolean
  readonly hasPhone: boolean
  readonly hasChat: boolean
  /** Somebody worked the district on the month's last day. */
  readonly hasWorker: boolean
  /** How often somebody tried in vain, and why the last try failed. */
  readonly tries: number
  readonly unreached: string | null
  /** What the person answered that is no contact: `later`, `unclear`. */
  readonly answer: string | null
  readonly askedOn: LocalDate | null
  readonly callTaskOn: LocalDate | null
}

/** Why nobody reached a person in a month, in one word. Texts: `office.months.why.<id>`. */
export type WhyMissed =
  | `${Gone}_unconfirmed`
  | 'tried'
  | 'no_way'
  | 'nobody_there'
  | 'later'
  | 'silent'
  | 'to_call'
  | 'untried'

const isGone = (presence: string): presence is Gone => GONE.some((each) => each === presence)

/**
 * Whether a person counts in a month that is over: it was owed to them on its last day, or somebody reached them before they
 * left. Whom an employee noted as gone counts until the head has confirmed it: a refusal is no easy way to all of them.
 */
export const countsIn = (end: MonthEnd, last: LocalDate): boolean => {
  const here = { ...end, presence: 'present' as const, presenceFrom: null, presenceUntil: null }
  if (whyNotOwed(here, last) !== null) return false
  const presence = presenceOn(end, last)
  return presence === 'present' || end.isReached || (end.isUnconfirmed && isGone(presence))
}

/** Why the month's contact was missed; null – it was made. What somebody did comes before what was only planned. */
export const whyMissed = (end: MonthEnd, last: LocalDate): WhyMissed | null => {
  if (end.isReached) return null
  const presence = presenceOn(end, last)
  if (isGone(presence)) return `${presence}_unconfirmed`
  if (end.tries > 0) return 'tried'
  if (!end.hasPhone && !end.hasChat) return 'no_way'
  if (!end.hasWorker) return 'nobody_there'
  if (end.answer === 'later') return 'later'
  if (end.askedOn !== null) return 'silent'
  return end.callTaskOn !== null ? 'to_call' : 'untried'
}
