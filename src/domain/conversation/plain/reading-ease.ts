import { sentencesOf, wordsOf } from './sentences.ts'

/** Coefficients of Flesch's formula for a language, and the ease below which a stage is too hard. */
export interface EaseFormula {
  readonly base: number
  /** Taken off for each word of the average sentence. */
  readonly sentence: number
  /** Taken off for each syllable of the average word. */
  readonly syllable: number
  readonly bar: number
}

/** What the formula counts. */
export interface Counted {
  readonly sentences: number
  readonly words: number
  readonly syllables: number
}

const VOWELS_RU = /[аеёиоуыэюя]/giu
const VOWELS_EN = /[aeiouy]+/giu
/** A silent «e» at the end («make»), not that of «table». */
const SILENT_EN = /(?:[^aeiouyl]e|[^aeiouydt]ed)$/iu

const syllablesOf = (word: string): number => {
  const russian = word.match(VOWELS_RU)?.length ?? 0
  if (russian > 0) return russian
  const english = word.match(VOWELS_EN)?.length ?? 0
  return Math.max(1, english > 1 && SILENT_EN.test(word) ? english - 1 : english)
}

/** Counts a message. Numbers are no words: how they are read aloud is not to be seen. */
export const countWords = (message: string): Counted => {
  const sentences = sentencesOf(message)
    .map((sentence) => wordsOf(sentence).filter((word) => /\p{L}/u.test(word)))
    .filter(({ length }) => length > 0)
  const words = sentences.flat()
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word.replace(/[^\p{L}]+$/u, '')), 0)
  return { sentences: sentences.length, words: words.length, syllables }
}

/**
 * Reading ease, about 0 (a law) to 100 (a child's book): base − sentence · ASL − syllable · ASW, ASL being words a
 * sentence, ASW syllables a word. English by R. Flesch (1948): 206.835, 1.015, 84.6; Russian with the coefficients of
 * I. Oborneva (2006): 206.835, 1.3, 60.1.
 * @example readingEase({ sentences: 1, words: 5, syllables: 10 }, { base: 206.835, sentence: 1.3, syllable: 60.1, bar: 50 }) // 80.1
 */
export const readingEase = (
  { sentences, words, syllables }: Counted,
  { base, sentence, syllable }: EaseFormula,
): number => base - sentence * (words / sentences) - syllable * (syllables / words)
