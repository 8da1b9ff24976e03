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

/** Russian and English letters, digits and usual signs: nothing here hides, or is written in two ways. */
const USUAL = /^[\n\t\x20-\x7eА-яЁё«»–—…]*$/

/**
 * Words as they are compared: lower case, «ё» as «е», letters and digits only, single spaces. Usual words take a short
 * way to the same: everything that is heard, found and offered passes here.
 */
export const comparable = (words: string): string =>
  USUAL.test(words)
    ? words
        .toLowerCase()
        .replaceAll('ё', 'е')
        .replace(/[^a-zа-я0-9]+/g, ' ')
        .trim()
    : comparableOfAny(words)

const comparableOfAny = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether anything can be read in the words: a letter or a digit. Emoji and signs alone are no answer. */
export const hasWords = (words: string): boolean => /[\p{L}\p{N}]/u.test(words)
