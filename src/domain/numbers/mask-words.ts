import { z } from 'zod'

const Words = z.array(z.string().min(1))

/** Words that tell what a number beside them is, as beginnings in lower case: `masking` of a vocabulary. */
export const MaskWords = z.strictObject({
  /** What only its owner may know: «код», «пин», «cvc». The next digits are hidden, however few. */
  secrets: Words,
  /** «паспорт», «снилс», «карта»: the number behind is hidden, whatever its shape. */
  documents: Words,
  /** «серия», «номер»: what may stand between such a word and its number. */
  parts: Words,
  /** «тел», «звоните»: a number behind is a phone. */
  phones: Words,
  /** «руб», «тыс»: a number before is a sum. */
  money: Words,
})
export type MaskWords = z.infer<typeof MaskWords>

/** No words known: numbers are told apart by their shape alone. */
export const SHAPES_ONLY: MaskWords = { secrets: [], documents: [], parts: [], phones: [], money: [] }

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')

/** Any of some beginnings of words as a pattern; one that nothing fits where there are none. */
export const beginningOf = (words: readonly string[]): string =>
  words.length === 0
    ? '(?!)'
    : `(?<!\\p{L})(?:${[...words]
        .sort((a, b) => b.length - a.length)
        .map(escaped)
        .join('|')})\\p{L}*`
