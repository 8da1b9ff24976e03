import MiniSearch from 'minisearch'
import type { Language } from '../../application/ports/texts.ts'
import { stemmer, wordsOf } from './stems.ts'

/** Letters of a stem that may be wrong. A short one must match to the letter: one slip would make it another word. */
const fuzzy = (stem: string): number | false => (stem.length >= 9 ? 2 : stem.length >= 6 ? 1 : false)
/** What a word with a slip is worth: it may be another word. */
const SLIPPED = 0.8

/** So many words are kept with the stems that they may mean: people use few, and use them again. Then all are forgotten. */
const MOST_KNOWN = 4_000

interface Entry {
  id: string
  need: string
  words: string
}

/** A typed word: its own stem, and the stems of names that it may mean, slips borne. */
interface TypedStem {
  readonly stem: string
  readonly meant: readonly string[]
}

/** A name of a need, as the stems of its words, and how much each of them tells. */
interface Name {
  readonly need: string
  readonly stems: readonly string[]
  readonly weights: readonly number[]
}

/** Names by the stems that stand in them. */
const byStems = (names: readonly Name[]): Map<string, Name[]> => {
  const found = new Map<string, Name[]>()
  for (const name of names) for (const each of name.stems) found.set(each, [...(found.get(each) ?? []), name])
  return found
}

/** How well a name fits what was said: the share of its words that were, as far as they tell anything. */
const fitOf = ({ stems, weights }: Name, heard: ReadonlySet<string>, typed: ReadonlySet<string>): number => {
  let [met, matched] = [0, 0]
  for (const [at, stem] of stems.entries()) {
    if (!heard.has(stem)) continue
    met += 1
    matched += (weights[at] ?? 0) * (typed.has(stem) ? 1 : SLIPPED)
  }
  return (met / stems.length) * Math.min(1, matched)
}

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
  const known = new Map<string, TypedStem>()
  const typedStem = (word: string): TypedStem => {
    const matches = (): string[] => index.search(word, { fuzzy }).flatMap(({ match }) => Object.keys(match))
    const found = known.get(word) ?? { stem: stem(word), meant: [...new Set(matches())] }
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(word, found)
    return found
  }
  /** How much a stem tells: 1 – it belongs to one need alone, little – to all of them. */
  const weight = (each: string): number => 1 / (needsOf.get(each)?.size ?? 1) ** 2
  const byStem = byStems(
    [...names].flatMap(([need, said]) =>
      said.map((words) => {
        const stems = [...new Set(wordsOf(words).map(stem))]
        return { need, stems, weights: stems.map(weight) }
      }),
    ),
  )
  return (said) => {
    const words = wordsOf(said).map(typedStem)
    const typed = new Set(words.map((word) => word.stem))
    const heard = new Set(words.flatMap(({ meant }) => meant))
    const best = new Map<string, number>()
    for (const name of new Set([...heard].flatMap((each) => byStem.get(each) ?? []))) {
      const fit = fitOf(name, heard, typed)
      best.set(name.need, Math.max(best.get(name.need) ?? 0, fit))
    }
    return best
  }
}
