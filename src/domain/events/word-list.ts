import { visible } from '../people/person-name.ts'

/** A text as words are sought in it: lower case, «ё» as «е», one kind of dash and of blank. */
export const plainText = (text: string): string =>
  visible(text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')

/** Whether one of some words is all that a text says. */
export const isOneOf = (text: string, words: readonly string[]): boolean =>
  words.some((word) => plainText(word) === plainText(text))

const escaped = (word: string): string => plainText(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Finds any of some words where they stand by themselves, the longest first. */
export const wordPattern = (words: readonly string[]): RegExp => {
  const longest = [...words].sort((a, b) => b.length - a.length).map(escaped)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longest.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}
