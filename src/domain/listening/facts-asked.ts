import type { Talk } from '../scenario/talk.ts'
import { type Heard, toldUnder } from './setting.ts'

/** More answers at once are no answer any more. */
const MOST = 2

/**
 * Under which heading the signs stand that ask for a fact of a need outright: `asked/debts/laws.half`. A lesson, which is
 * about no need, has no such heading.
 */
export const askedHeading = (need: string): string => `asked/${need}`

/**
 * Facts of the talk's need that words ask for outright, the one that most words ask for first: «сколько могут удержать с
 * пенсии» asks for `laws.half`.
 */
export const factsAskedIn = (heard: Heard, { session }: Pick<Talk, 'session'>): readonly string[] => {
  const told = toldUnder(heard, askedHeading(session.need)).sort((a, b) => b.words.length - a.words.length)
  return [...new Set(told.map(({ what }) => what))].slice(0, MOST)
}
