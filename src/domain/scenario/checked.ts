import { isUncertain, type Provenance } from '../facts/fact.ts'
import { type TextRef, text } from '../words/text-ref.ts'
import type { Talk } from './talk.ts'

/** The word on how sure facts are: the oldest day of verification, with caution when one of them may have changed. */
export const checked = (
  { situation: { now } }: Pick<Talk, 'situation'>,
  facts: readonly { fact: Provenance }[],
): TextRef => {
  const unsure = facts.some(({ fact }) => isUncertain(fact, now.date))
  const oldest = facts.map(({ fact }) => fact.verified_at).sort()[0] ?? now.date
  return text(unsure ? 'talk.fact.uncertain' : 'talk.fact.verified', { date: { date: oldest } })
}
