import { cleanWords } from '../text/plain-words.ts'

/** A word as it was said, and where: words of one thought stand close together, a full stop keeps them apart. */
export interface SaidWord {
  readonly word: string
  readonly at: number
}

/** How much further apart words are when a sign of punctuation stands between them. */
const COMMA = 1
const STOP = 20
/** A telegram may be as long as the messenger lets it. */
const LONGEST = 8_192

/** Latin letters that look like Cyrillic ones: in a Cyrillic word they are slips of the keyboard. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['a', 'а'],
  ['b', 'в'],
  ['c', 'с'],
  ['e', 'е'],
  ['h', 'н'],
  ['k', 'к'],
  ['m', 'м'],
  ['o', 'о'],
  ['p', 'р'],
  ['t', 'т'],
  ['x', 'х'],
  ['y', 'у'],
])
const lookedAlike = (word: string): string =>
  /\p{Script=Cyrillic}/u.test(word) && /[a-z]/.test(word)
    ? word.replace(/[a-z]/g, (letter) => LOOKALIKES.get(letter) ?? letter)
    : word

const farther = (between: string): number => {
  if (/[.!?…;\n]/.test(between)) return STOP
  return /[,:()–—]| -+ /.test(between) ? COMMA : 0
}

/** Letters drawn out («помогиииите») are one. */
const shortened = (word: string): string => word.replace(/(\p{L})\1{2,}/gu, '$1')

/** The words of a message in order, lower case, «е» for «ё», `dont` for “don’t”, each with its place. */
export const saidWords = (words: string): SaidWord[] => {
  const plain = cleanWords(words, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(?<=\p{L})['’ʼ`](?=\p{L})/gu, '')
  const said: SaidWord[] = []
  let [at, end] = [0, 0]
  for (const found of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    at += 1 + (said.length > 0 ? farther(plain.slice(end, found.index)) : 0)
    end = found.index + found[0].length
    said.push({ word: shortened(lookedAlike(found[0])), at })
  }
  return said
}
