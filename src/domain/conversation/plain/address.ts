import { comparable } from '../../text/plain-words.ts'

/** How a reader is spoken to in a language that has two ways: data, for forms are many. */
export interface AddressWords {
  /** Whole words that only a familiar «ты» has: «твой», «нажми». */
  readonly familiar: readonly string[]
  /** Words that end as verbs with «ты» do and are none: «лишь». */
  readonly not_familiar: readonly string[]
  /** Polite words as these texts write them inside a sentence: «вы», «вас», «ваш». */
  readonly polite: readonly string[]
}

const SECOND_PERSON = /^\p{L}{2,}[еи]шь(?:ся)?$/u
const knownInside = new Map<string, RegExp>()
/** A capital is the sentence's own unless a letter or a comma stands before. */
const inside = (word: string): RegExp => {
  const known = knownInside.get(word) ?? new RegExp(`(?<=[\\p{L}\\p{N},;] )${word}(?!\\p{L})`, 'u')
  knownInside.set(word, known)
  return known
}
const turned = (word: string): string => {
  const [first = ''] = word
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()
  return other + word.slice(1)
}

/** The first word that speaks to the reader in another way than the rest does: «твой», or «Вы» among «вы». */
export const wrongAddressIn = (message: string, address: AddressWords | undefined): string | null => {
  if (!address) return null
  const isFamiliar = (word: string): boolean =>
    address.familiar.includes(word) || (SECOND_PERSON.test(word) && !address.not_familiar.includes(word))
  const familiar = comparable(message).split(' ').find(isFamiliar)
  return familiar ?? address.polite.map(turned).find((word) => inside(word).test(message)) ?? null
}
