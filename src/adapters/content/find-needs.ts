import { createRequire } from 'node:module'
import MiniSearch from 'minisearch'
import type { Content, FindNeeds, FoundNeed } from '../../application/ports/content.ts'
import { LANGUAGES, type Language } from '../../application/ports/texts.ts'
import { comparable } from '../../domain/conversation/plain-words.ts'
import { mentions } from '../../domain/conversation/understand.ts'

interface Stemmer {
  stem(word: string): string
}
const stemmers = createRequire(import.meta.url)('snowball-stemmers') as {
  newStemmer(language: string): Stemmer
}

const STEMMED_AS: Record<Language, string> = { ru: 'russian', en: 'english' }
/** Typed words shorter than this must match to the letter: one slip would turn them into another word. */
const FUZZY_FROM = 5
/** Share of a word's letters that may be wrong. */
const FUZZINESS = 0.25
/** Below this sureness a match is a guess, and a guess is worse than a question. */
const SUREST = 0.3
const OFFERED = 3
/** A word that nobody names a need with weighs so much against a match: people tell stories around their problem. */
const FOREIGN_WEIGHT = 0.25

interface Entry {
  id: string
  need: string
  words: string
}

interface Searching {
  readonly index: MiniSearch<Entry>
  /** How much a stem tells: 1 – it belongs to one need alone, little – to all of them. */
  weight(stem: string): number
  stem(word: string): string
}

const wordsOf = (said: string): string[] =>
  comparable(said)
    .split(' ')
    .filter((word) => word.length > 1)

const searching = (content: Pick<Content, 'namesOfNeeds'>, language: Language): Searching => {
  const stemmer = stemmers.newStemmer(STEMMED_AS[language])
  const stem = (word: string): string => stemmer.stem(word)
  const needsOf = new Map<string, Set<string>>()
  const index = new MiniSearch<Entry>({
    fields: ['words'],
    storeFields: ['need', 'words'],
    tokenize: wordsOf,
    processTerm: (term) => stem(term),
  })
  for (const [need, names] of content.namesOfNeeds[language]) {
    index.addAll(names.map((words, n) => ({ id: `${need}.${n}`, need, words })))
    for (const word of names.flatMap(wordsOf))
      needsOf.set(stem(word), (needsOf.get(stem(word)) ?? new Set()).add(need))
  }
  const weight = (known: string): number =>
    needsOf.has(known) ? 1 / (needsOf.get(known) as Set<string>).size ** 2 : FOREIGN_WEIGHT
  return { index, weight, stem }
}

const total = (stems: Iterable<string>, weight: (stem: string) => number): number =>
  [...stems].reduce((sum, stem) => sum + weight(stem), 0)

const search = ({ index, weight, stem }: Searching, said: string): FoundNeed[] => {
  const saidStems = new Set(wordsOf(said).map(stem))
  const best = new Map<string, number>()
  for (const { need, words, terms, queryTerms } of index.search(said, {
    fuzzy: (term) => (term.length >= FUZZY_FROM ? FUZZINESS : false),
  })) {
    const matched = total(new Set(terms), weight)
    const name = total(new Set(wordsOf(words).map(stem)), weight)
    const unmatched = total(
      [...saidStems].filter((each) => !queryTerms.includes(each)),
      () => FOREIGN_WEIGHT,
    )
    const sureness = matched / (Math.max(matched, name) + Math.min(unmatched, matched / 2))
    best.set(need, Math.max(best.get(need) ?? 0, Math.min(1, sureness) * Math.min(1, matched * 2)))
  }
  return [...best].map(([need, sureness]) => ({ need, sureness })).sort((a, b) => b.sureness - a.sureness)
}

/** The cause that the words name, when exactly one does. */
const causeIn = (
  content: Pick<Content, 'wordsOfCauses'>,
  language: Language,
  need: string,
  said: string,
): string | undefined => {
  const causes = [...(content.wordsOfCauses[language].get(need) ?? [])].filter(([, words]) =>
    mentions(said, words),
  )
  return causes.length === 1 ? causes[0]?.[0] : undefined
}

/**
 * Needs by own words: stems meet inflections, fuzzy terms meet mistakes, words that all needs share tell nothing, and a
 * weak match is no match.
 */
export const needFinder = (content: Pick<Content, 'namesOfNeeds' | 'wordsOfCauses'>): FindNeeds => {
  const made = Object.fromEntries(
    LANGUAGES.map((language) => [language, searching(content, language)]),
  ) as Record<Language, Searching>
  return (said, language) =>
    search(made[language], said)
      .filter(({ sureness }) => sureness >= SUREST)
      .slice(0, OFFERED)
      .map((found) => {
        const cause = causeIn(content, language, found.need, said)
        return cause ? { ...found, cause } : found
      })
}
