import type { EventKind } from './event-kind.ts'
import { plainText } from './word-list.ts'

/** The kind of an event that nobody named. */
export const OTHER_KIND = 'other'

const known = new WeakMap<readonly EventKind[], readonly (readonly [string, readonly string[]])[]>()

const beginnings = (kinds: readonly EventKind[]): readonly (readonly [string, readonly string[]])[] => {
  const made =
    known.get(kinds) ??
    kinds.map(
      ({ id, words }) => [id, [...words.ru, ...words.en].map((word) => ` ${plainText(word)}`)] as const,
    )
  known.set(kinds, made)
  return made
}

/** The first kind one of whose words begins a word of a text; null – none does. It is proposed, never taken for sure. */
export const kindByWords = (texts: readonly string[], kinds: readonly EventKind[]): string | null => {
  for (const text of texts) {
    const said = ` ${plainText(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
    const found = beginnings(kinds).find(([, words]) => words.some((word) => said.includes(word)))
    if (found) return found[0]
  }
  return null
}
