import { ANSWER } from '../likeness/learned.ts'
import type { Liken } from '../likeness/liken.ts'

const NEED = 'needs/'
/** What is told of a matter is like answers to its questions, too: so much of that speaks for a need. */
const TOLD_AS_ANSWER = 0.2
/** A need that examples tell less likely than this is a guess: it adds nothing to what clues tell. */
const LIKELY = 0.5
/**
 * How many points examples alone give a need of which they are sure: less than a clue that tells it surely. With 3 more words were
 * taken for a wrong need, with 1.5 fewer for the right one; by both halves of `scenarios/finding`.
 */
const MOST_POINTS = 2

/** Points for the needs that words are like examples of. Pure. */
export const likedNeeds = (liken: Liken, words: string): ReadonlyMap<string, number> => {
  const { meanings } = liken(words)([])
  const needs = meanings.filter(({ meaning }) => meaning.startsWith(NEED))
  const named = needs.reduce((sum, { share }) => sum + share, 0)
  const answered = meanings.find(({ meaning }) => meaning === ANSWER)?.share ?? 0
  const any = Math.min(1, named + TOLD_AS_ANSWER * answered)
  const likely = needs.map(({ meaning, share }) => {
    return [meaning.replace(NEED, ''), named === 0 ? 0 : (any * share) / named] as const
  })
  return new Map(likely.flatMap(([need, share]) => (share < LIKELY ? [] : [[need, MOST_POINTS * share]])))
}
