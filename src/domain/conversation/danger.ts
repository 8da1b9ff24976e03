import { mentions } from './understand.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What kind of danger words tell of (Y-danger, design.md 10). */
export type Danger = keyof Vocabulary['danger']

/**
 * Danger in a person's words, the gravest first, or null. A false alarm costs a short message; a missed one may cost a
 * life: the word lists err on the side of alarm.
 */
export const dangerIn = (words: string, vocabulary: Vocabulary): Danger | null => {
  const kinds: Danger[] = ['suicide', 'violence', 'fire', 'gas', 'medical']
  return kinds.find((kind) => mentions(words, vocabulary.danger[kind])) ?? null
}
