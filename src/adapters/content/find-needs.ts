import { createRequire } from 'node:module'
import MiniSearch from 'minisearch'
import type { Content, FindNeeds, FoundNeed } from '../../application/ports/content.ts'
import { LANGUAGES, type Language } from '../../application/ports/texts.ts'
import { comparable } from '../../domain/conversation/plain-words.ts'

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
/** Below this share of the best possible score a match is a guess, and a guess is worse than a question. */
const SUREST = 0.28
const OFFERED = 3

type Index = MiniSearch<{ id: string; need: string; words: string }>

const indexOf = (content: Pick<Content, 'namesOfNeeds'>, language: Language): Index => {
  const stemmer = stemmers.newStemmer(STEMMED_AS[language])
  const index: Index = new MiniSearch({
    fields: ['words'],
    storeFields: ['need', 'words'],
    tokenize: (words) => comparable(words).split(' ').filter(Boolean),
    processTerm: (term) => (term.length < 2 ? null : stemmer.stem(term)),
  })
  for (const [need, names] of content.namesOfNeeds[language]) {
    index.addAll(names.map((words, n) => ({ id: `${need}.${n}`, need, words })))
  }
  return index
}

/** How much of what was said and of the known name agree: 1 – all of both. */
const agreement = (matched: number, said: number, name: number): number => (2 * matched) / (said + name)

const search = (index: Index, words: string): FoundNeed[] => {
  const best = new Map<string, number>()
  const found = index.search(words, { fuzzy: (term) => (term.length >= FUZZY_FROM ? FUZZINESS : false) })
  const saidWords = comparable(words)
    .split(' ')
    .filter((word) => word.length > 1).length
  for (const { need, words: name, queryTerms } of found) {
    const sureness = agreement(
      new Set(queryTerms).size,
      Math.min(saidWords, 4),
      Math.min(name.split(' ').length, 4),
    )
    best.set(need, Math.max(best.get(need) ?? 0, Math.min(1, sureness)))
  }
  return [...best].map(([need, sureness]) => ({ need, sureness })).sort((a, b) => b.sureness - a.sureness)
}

/** Needs by own words: stems meet inflections, fuzzy terms meet mistakes, and a weak match is no match. */
export const needFinder = (content: Pick<Content, 'namesOfNeeds'>): FindNeeds => {
  const indexes = Object.fromEntries(
    LANGUAGES.map((language) => [language, indexOf(content, language)]),
  ) as Record<Language, Index>
  return (words, language) =>
    search(indexes[language], words)
      .filter(({ sureness }) => sureness >= SUREST)
      .slice(0, OFFERED)
}
