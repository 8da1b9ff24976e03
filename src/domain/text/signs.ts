/** What a person sees as one sign, whatever it is made of: pairs, marks, joined emoji, flags, keycaps (UAX 29). */
const SIGNS = new Intl.Segmenter('ru', { granularity: 'grapheme' })

/**
 * The signs of a text, as a person counts them.
 *
 * @example signsOf('а́🇷🇺') // ['а́', '🇷🇺']
 */
export const signsOf = (text: string): string[] => [...SIGNS.segment(text)].map(({ segment }) => segment)

/** Where the sign begins that the string's index falls into; the index itself between two signs and behind the text. */
export const signStart = (text: string, index: number): number =>
  SIGNS.segment(text).containing(index)?.index ?? index
