import { visible } from '../text/visible.ts'

/** A text as words are sought in it: lower case, «ё» as «е», one kind of dash and of blank. */
export const plainText = (text: string): string =>
  visible(text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')

/** Lists of words stand in the content and never change: what is made of one is made once. */
const remembered = <T>(make: (words: readonly string[]) => T): ((words: readonly string[]) => T) => {
  const known = new WeakMap<readonly string[], T>()
  return (words) => {
    const found = known.get(words) ?? make(words)
    known.set(words, found)
    return found
  }
}

const plainSet = remembered((words): ReadonlySet<string> => new Set(words.map(plainText)))

/** Whether one of some words is all that a text says. */
export const isOneOf = (text: string, words: readonly string[]): boolean =>
  plainSet(words).has(plainText(text))

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Finds any of some words where they stand by themselves, the longest first. */
export const wordPattern = remembered((words): RegExp => {
  const longest = [...plainSet(words)].sort((a, b) => b.length - a.length).map(escaped)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longest.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
})

const joined = new WeakMap<readonly string[], WeakMap<readonly string[], readonly string[]>>()

/** Two lists of words as one, the same one whenever the same two are joined. */
export const bothLists = (some: readonly string[], more: readonly string[]): readonly string[] => {
  const known = joined.get(some) ?? new WeakMap<readonly string[], readonly string[]>()
  joined.set(some, known)
  const both = known.get(more) ?? [...some, ...more]
  known.set(more, both)
  return both
}
