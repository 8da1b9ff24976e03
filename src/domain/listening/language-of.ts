import type { SpokenLanguage, SpokenLanguages } from './spoken-language.ts'

/** The language that something is written in. */
export interface Spoken {
  /** Its code, e.g. `uz`; `other` – letters of neither Russian nor English. */
  readonly language: string
  readonly isLatin: boolean
  /** Somebody cries for help. */
  readonly isCry: boolean
}

/** So many words tell a language. */
const LOOKED_AT = 60
/** What a word weighs that only this language says, and one that it says often. */
const SURE = 2
const FREQUENT = 1
/** The least weight of a language, and the least share of the words that are its own: fewer words, more of them. */
const LEAST = 2
const SHARE = 0.35
const SHARE_OF_FEW = 0.5
const FEW = 3
/** With so few words a call for help is a cry. */
const BARE_CALL = 4

/** Words as they are compared: lower case, no apostrophes, «е» for «ё», a Latin «i» among Cyrillic letters as the Ukrainian one. */
const wordsIn = (said: string): string[] => {
  const plain = said
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’‘ʻʼ`´]/g, '')
    .replaceAll('ё', 'е')
  return (plain.match(/\p{L}+/gu) ?? [])
    .slice(0, LOOKED_AT)
    .map((word) => (/\p{Script=Cyrillic}/u.test(word) ? word.replaceAll('i', 'і') : word))
}

/** A phrase of beginnings made ready: `['yordam', 'ber']`. */
type Phrase = readonly string[]

/** A language made ready to be looked for. */
interface Known {
  readonly code: string
  readonly words: ReadonlySet<string>
  readonly letters: ReadonlySet<string>
  readonly sure: readonly Phrase[]
  readonly help: readonly Phrase[]
  readonly cries: readonly Phrase[]
}

const phrases = (texts: readonly string[]): Phrase[] => texts.map(wordsIn)

const known = ([code, { words, letters, sure, help, cries }]: readonly [string, SpokenLanguage]): Known => ({
  code,
  words: new Set(words.flatMap(wordsIn)),
  letters: new Set(letters),
  sure: phrases(sure),
  help: phrases(help),
  cries: phrases(cries),
})

const standsAt = (phrase: Phrase, said: readonly string[], at: number): boolean =>
  phrase.every((begun, index) => said[at + index]?.startsWith(begun) === true)

const stands = (all: readonly Phrase[], said: readonly string[]): boolean =>
  all.some((phrase) => said.some((_, at) => standsAt(phrase, said, at)))

/** What each word weighs for a language. */
const weights = ({ words, letters, sure }: Known, said: readonly string[]): number[] => {
  const isOwn = (word: string): boolean => words.has(word) || [...word].some((letter) => letters.has(letter))
  const found: number[] = said.map((word) => (isOwn(word) ? FREQUENT : 0))
  for (const phrase of sure)
    for (const at of said.keys()) if (standsAt(phrase, said, at)) found.fill(SURE, at, at + phrase.length)
  return found
}

/** How much a message is of a language; 0 – too little to say so. */
const weightOf = (language: Known, said: readonly string[]): number => {
  const found = weights(language, said)
  const weight = found.reduce((sum, each) => sum + each, 0)
  const share = found.filter((each) => each > 0).length / Math.max(said.length, 1)
  return weight >= LEAST && share >= (said.length <= FEW ? SHARE_OF_FEW : SHARE) ? weight : 0
}

const cries = ({ help, cries: always }: Known, said: readonly string[]): boolean =>
  stands(always, said) || (said.length <= BARE_CALL && stands(help, said))

const isOf = (script: RegExp, said: readonly string[]): boolean => said.every((word) => script.test(word))

/** What letters alone tell: Russian ones in several words, or none that the product reads. */
const byLetters = (said: readonly string[]): string | null => {
  if (said.length > 1 && isOf(/^\p{Script=Cyrillic}+$/u, said)) return 'ru'
  return said.length > 0 && isOf(/^[^\p{Script=Cyrillic}\p{Script=Latin}]+$/u, said) ? 'other' : null
}

/**
 * Makes languages ready to be known by their words.
 * @returns the language of a message; null – it cannot be told
 */
export const languageReader = (languages: SpokenLanguages): ((said: string) => Spoken | null) => {
  const all = [...languages].map(known)
  return (said) => {
    const words = wordsIn(said)
    const isLatin = isOf(/^\p{Script=Latin}+$/u, words)
    const crying = all.find((language) => cries(language, words))
    if (crying) return { language: crying.code, isLatin, isCry: true }
    const weighed = all.map((language) => ({ language, weight: weightOf(language, words) }))
    const [best] = weighed.sort((a, b) => b.weight - a.weight)
    const language = best && best.weight > 0 ? best.language.code : byLetters(words)
    return language === null ? null : { language, isLatin, isCry: false }
  }
}
