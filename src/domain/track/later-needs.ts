import { ownEntry } from '../own-entry.ts'
import type { Session } from '../scenario/session.ts'

/** Needs that were named and put off, each with the moment at which it was, in milliseconds: `{ school: 1764500000000 }`. */
type LaterNeeds = Readonly<Record<string, number>>

/** The answer that they are kept in, and the one with how they were named: a person's own words. */
const LATER = 'later'
const LATER_WORDS = 'later_words'

type Kept = Pick<Session, 'answers'>

/** Needs that were put off in a talk. */
export const laterNeeds = ({ answers }: Kept): LaterNeeds => (ownEntry(answers, LATER) ?? {}) as LaterNeeds

/** How a need that was put off was named; null – nobody allowed us to keep it. */
export const laterWords = ({ answers }: Kept, need: string): string | null =>
  ownEntry((ownEntry(answers, LATER_WORDS) ?? {}) as Readonly<Record<string, string>>, need) ?? null

/** An answer in a person's own words: stored only with their consent. */
export const withOwnWords = (session: Session, name: string, value: Session['answers'][string]): Session => ({
  ...session,
  answers: { ...session.answers, [name]: value },
  own: session.own.includes(name) ? session.own : [...session.own, name],
})

/** Puts needs off in a talk; they are offered when it ends or pauses. @param words how they were named, numbers hidden */
export const withLater = (
  session: Session,
  needs: readonly string[],
  words: string | null,
  at: number,
): Session => {
  if (needs.length === 0) return session
  const entries = <Value>(value: Value) => Object.fromEntries(needs.map((need) => [need, value]))
  const later = { ...laterNeeds(session), ...entries(at) }
  const kept = { ...session, answers: { ...session.answers, [LATER]: later } }
  if (words === null) return kept
  const before = (ownEntry(session.answers, LATER_WORDS) ?? {}) as Readonly<Record<string, string>>
  return withOwnWords(kept, LATER_WORDS, { ...before, ...entries(words) })
}

/** A talk as far as it tells that a need was taken up. */
interface Taken {
  readonly need: string
  readonly updatedAt: number
}

/** Needs that were put off and taken up by no talk since. */
export const stillLater = (later: LaterNeeds, talks: readonly Taken[]): string[] =>
  Object.entries(later)
    .filter(([need, at]) => !talks.some((talk) => talk.need === need && talk.updatedAt >= at))
    .map(([need]) => need)
