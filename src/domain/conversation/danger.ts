import { mentionsAny, plainly } from './understand.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What kind of danger words tell of (Y-danger, promises.md 10). */
export type Danger = keyof Vocabulary['danger']

const KINDS: readonly Danger[] = ['suicide', 'violence', 'fire', 'gas', 'medical']

/**
 * Danger in a person's words, the gravest first, or null. A false alarm costs a short message; a missed one may cost a
 * life: the word lists err on the side of alarm, and all languages are listened for, whichever the telephone speaks.
 */
export const dangerIn = (words: string, vocabularies: readonly Vocabulary[]): Danger | null => {
  const said = plainly(words)
  const isOf = (kind: Danger): boolean => vocabularies.some(({ danger }) => mentionsAny(said, danger[kind]))
  return KINDS.find(isOf) ?? null
}
