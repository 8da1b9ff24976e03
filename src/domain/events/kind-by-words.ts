import type { EventKind } from './event-kind.ts'
import { plainText } from './word-list.ts'

/** The kind of an event that nobody named. */
export const OTHER_KIND = 'other'

/** The first kind one of whose words begins a word of a text; null – none does. It is proposed, never taken for sure. */
export const kindByWords = (texts: readonly string[], kinds: readonly EventKind[]): string | null => {
  for (const text of texts) {
    const said = ` ${plainText(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
    const found = kinds.find(({ words }) =>
      [...words.ru, ...words.en].some((word) => said.includes(` ${plainText(word)}`)),
    )
    if (found) return found.id
  }
  return null
}
