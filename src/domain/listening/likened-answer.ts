import { ANSWER } from '../likeness/learned.ts'
import type { LikenedAt } from '../likeness/liken.ts'

/** The answer to a question that words are likest. */
export interface LikenedAnswer {
  readonly id: string
  /** How likely words are an answer to this question, and this one. */
  readonly share: number
  /** How much of all answers to the question this one is: 1 – no other is like them. */
  readonly part: number
  readonly because: readonly string[]
}

/** How likely words are an answer to a question that nobody knows: whichever question they answer, there they are likelier one. */
const shareOfAny = (likeAt: LikenedAt): number =>
  likeAt([]).meanings.find(({ meaning }) => meaning === ANSWER)?.share ?? 1

/**
 * The answer to a question, by its names, that words are likest of those that can be meant; null – they are no likelier an answer
 * to this question than to any other.
 */
export const likenedAnswer = (
  likeAt: LikenedAt,
  questions: readonly string[],
  isPossible: (id: string) => boolean,
): LikenedAnswer | null => {
  const { meanings, because } = likeAt(questions)
  const answers = meanings.flatMap(({ meaning, share }) => {
    const [heading, id = ''] = meaning.split('/')
    return heading === ANSWER && isPossible(id) ? [{ meaning, id, share }] : []
  })
  const [first] = answers
  const all = answers.reduce((sum, { share }) => sum + share, 0)
  if (!first || all < shareOfAny(likeAt)) return null
  const { id, share, meaning } = first
  return { id, share, part: share / all, because: because(meaning) }
}
