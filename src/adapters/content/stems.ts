import { createRequire } from 'node:module'
import type { Language } from '../../application/ports/texts.ts'
import { comparable } from '../../domain/text/plain-words.ts'

const stemmers = createRequire(import.meta.url)('snowball-stemmers') as {
  newStemmer(language: string): { stem(word: string): string }
}

const STEMMED_AS: Record<Language, string> = { ru: 'russian', en: 'english' }

/** Cuts words of a language down to their stems. */
export const stemmer = (language: Language): ((word: string) => string) => {
  const made = stemmers.newStemmer(STEMMED_AS[language])
  return (word) => made.stem(word)
}

/** Words of a problem as they are compared: of a single letter nothing can be told. */
export const wordsOf = (said: string): string[] =>
  comparable(said)
    .split(' ')
    .filter((word) => word.length > 1)
