import { type TextRef, text } from '../words/text-ref.ts'
import { type Provenance, standingOf } from './fact.ts'

/**
 * The line on how sure facts are, with the oldest of their days: «Проверено» only where all of them were verified.
 * Without facts no day is named: where to ask is said instead.
 */
export const factLine = (facts: readonly Provenance[], day: string): TextRef => {
  const standing = standingOf(facts, day)
  const [oldest] = facts.map(({ verified_at }) => verified_at).sort()
  if (standing === null || oldest === undefined) return text('talk.fact.none')
  return text(`talk.fact.${standing}`, { date: { date: oldest } })
}
