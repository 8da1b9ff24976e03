import { shortText } from '../../text/cut-text.ts'
/** Sentences of a message: each line, and within it what ends with a sign. */
export const sentencesOf = (message: string): string[] =>
  message
    .split(/\n+|(?<=[.!?…])[»”")]*\s+/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean)

/** Words and numbers of a sentence, as they stand in it. */
export const wordsOf = (sentence: string): string[] => sentence.match(/[\p{L}\p{N}]\S*/gu) ?? []

/** Parts of a sentence between its signs, a bracket or a quotation being a part of its own. */
export const clausesOf = (sentence: string): string[] =>
  sentence.split(/[,;:()«»“”"–—/]+|\s-\s|(?<=\p{L})\.(?=\s|$)/u).filter((clause) => /\p{L}/u.test(clause))

const SHOWN = 60

/** The beginning of a message or sentence, for showing which one is meant. */
export const beginning = (words: string): string => {
  return shortText(words.replace(/\s+/g, ' ').trim(), SHOWN)
}
