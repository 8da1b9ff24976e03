/**
 * What a limit counts: `units` of UTF-16 (the length of a string, a zod `.max()`), `points` of Unicode (Telegram's limits
 * of texts, captions and toasts, PostgreSQL's `char_length`) or `bytes` of UTF-8 (tokens of buttons, names of files).
 */
export type TextUnit = 'units' | 'points' | 'bytes'

/** UTF-8 bytes of one code point; half a surrogate counts as the replacement character that stands for it. */
const bytesOf = (point: number): number => {
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}

/** What one code point counts in a unit. */
const weightOf = (point: number, unit: TextUnit): number => {
  if (unit === 'bytes') return bytesOf(point)
  return unit === 'units' && point > 0xffff ? 2 : 1
}

/**
 * Where a text has to end so that not more than `most` of a unit stand before: an index of the string, between two code
 * points. The text's length if all of it fits.
 *
 * @example endWithin('да 👍', 4, 'units') // 3
 */
export const endWithin = (text: string, most: number, unit: TextUnit): number => {
  let counted = 0
  let end = 0
  for (const sign of text) {
    counted += weightOf(sign.codePointAt(0) as number, unit)
    if (counted > most) return end
    end += sign.length
  }
  return end
}

/**
 * Length of a text in a unit.
 *
 * @example textLength('да 👍', 'points') // 4
 */
export const textLength = (text: string, unit: TextUnit): number => {
  if (unit === 'units') return text.length
  let counted = 0
  for (const sign of text) counted += weightOf(sign.codePointAt(0) as number, unit)
  return counted
}
