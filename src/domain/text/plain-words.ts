import { cutText } from './cut-text.ts'
import { wellFormed } from './well-formed.ts'

/** Invisible and direction-changing characters: they can hide or turn round what stands in a message. */
const INVISIBLE = /\p{Cf}|(?![\n\t])\p{Cc}/gu

/** A person's words as they are kept: well-formed, no invisible characters, no runs of spaces, at most `limit` code points. */
export const cleanWords = (words: string, limit: number): string => {
  const clean = wellFormed(words)
    .replace(INVISIBLE, '')
    .replace(/\p{M}{3,}/gu, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return cutText(clean, limit, 'points').trimEnd()
}

/** Words as they are compared: lower case, «ё» as «е», letters and digits only, single spaces. */
export const comparable = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether anything can be read in the words: a letter or a digit. Emoji and signs alone are no answer. */
export const hasWords = (words: string): boolean => /[\p{L}\p{N}]/u.test(words)
