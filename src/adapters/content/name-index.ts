import MiniSearch from 'minisearch'
import type { Language } from '../../application/ports/texts.ts'
import { ownEntry } from '../../domain/own-entry.ts'
import { stemmer, wordsOf } from './stems.ts'

/** Letters of a stem that may be wrong. A short one must match to the letter: one slip would make it another word. */
const fuzzy = (stem: string): number | false => (stem.length >= 9 ? 2 : stem.length >= 6 ? 1 : false)
/** What a word with a slip is worth: it may be another word. */
const SLIPPED = 0.8

interface Entry {
  id: string
  need: string
  words: string
}

const total = (stems: Iterable<string>, weight: (stem: string) => number): number =>
  [...stems].reduce((sum, stem) => sum + weight(stem), 0)

/** How well the names of each need fit what was said, from 0 to 1; needs without a fit are left out. */
export type NameIndex = (said: string) => ReadonlyMap<string, number>

/**
 * The names of needs in a search index: stems meet inflections, fuzzy terms meet mistakes, words that all needs share
 * tell nothing.
 */
export const nameIndex = (names: ReadonlyMap<string, readonly string[]>, language: Language): NameIndex => {
  const stem = stemmer(language)
  const needsOf = new Map<string, Set<string>>()
  const index = new MiniSearch<Entry>({
    fields: ['words'],
    storeFields: ['need', 'words'],
    tokenize: wordsOf,
    processTerm: (term) => stem(term),
  })
  for (const [need, said] of names) {
    index.addAll(said.map((words, n) => ({ id: `${need}.${n}`, need, words })))
    for (const word of said.flatMap(wordsOf))
      needsOf.set(stem(word), (needsOf.get(stem(word)) ?? new Set()).add(need))
  }
  /** How much a stem tells: 1 – it belongs to one need alone, little – to all of them. */
  const weight = (known: string): number => 1 / (needsOf.get(known)?.size ?? 1) ** 2
  return (said) => {
    const typed = new Set(wordsOf(said).map(stem))
    const best = new Map<string, number>()
    for (const { need, words, match } of index.search(said, { fuzzy })) {
      const stems = [...new Set(wordsOf(words).map(stem))]
      const met = stems.filter((each) => ownEntry(match, each))
      const matched = total(met, (each) => weight(each) * (typed.has(each) ? 1 : SLIPPED))
      const fit = (met.length / stems.length) * Math.min(1, matched)
      best.set(need, Math.max(best.get(need) ?? 0, fit))
    }
    return best
  }
}
