import type { LocalDate } from '../../calendar/local-date.ts'

/** How far a month's contact has come that is not made yet. */
export interface Unmade {
  readonly hasChat: boolean
  readonly askedOn: LocalDate | null
  readonly askedAgainOn: LocalDate | null
  /** An answer that is no contact: `later`, `unclear`. */
  readonly answer: string | null
  readonly callTaskOn: LocalDate | null
  /** Why nobody was reached, as somebody recorded it. */
  readonly unreached: string | null
}

/** Why a person is still left this month, in one word. */
export type WhyLeft =
  | `unreached_${string}`
  | 'later'
  | 'unclear'
  | 'silent'
  | 'to_call'
  | 'asked_again'
  | 'asked'
  | 'to_ask'
  | 'to_plan'

const ofAsk = ({ answer, askedAgainOn, askedOn, hasChat }: Unmade): WhyLeft => {
  if (answer === 'later' || answer === 'unclear') return answer
  if (askedAgainOn !== null) return 'asked_again'
  if (askedOn !== null) return 'asked'
  return hasChat ? 'to_ask' : 'to_plan'
}

/** The latest that is known: what a specialist tried, then the call that is due, then how the ask stands. */
export const whyLeft = (unmade: Unmade): WhyLeft => {
  const { unreached, callTaskOn, askedOn } = unmade
  if (unreached !== null) return `unreached_${unreached}`
  if (callTaskOn !== null) return askedOn !== null ? 'silent' : 'to_call'
  return ofAsk(unmade)
}
