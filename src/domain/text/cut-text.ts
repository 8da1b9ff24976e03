import { signStart } from './signs.ts'
import { endWithin, type TextUnit } from './text-length.ts'

/**
 * The beginning of a text that keeps within a limit. A sign that a person sees is never cut in two: of a letter with its
 * marks, a pair of surrogates, a family of emoji, a flag or a keycap all is kept or nothing, so that a sign longer than the
 * whole limit leaves an empty text.
 *
 * @param most what may be kept at most, in `unit`
 * @param unit what the caller's limit counts; UTF-16 units (`text.length`) unless told
 * @example cutText('до встречи 👋🏽', 12) // 'до встречи '
 */
export const cutText = (text: string, most: number, unit: TextUnit = 'units'): string => {
  const end = endWithin(text, most, unit)
  if (end >= text.length) return text
  return text.slice(0, signStart(text, end))
}

/** Stands for what was cut off. */
const ELLIPSIS = '…'

/**
 * A text that keeps within a limit, an ellipsis standing for what was cut off; the ellipsis counts.
 *
 * @example shortText('Скандинавская ходьба в парке', 14) // 'Скандинавская…'
 */
export const shortText = (text: string, most: number, unit: TextUnit = 'units'): string => {
  const whole = cutText(text, most, unit)
  if (whole.length === text.length) return text
  const room = most - (unit === 'bytes' ? 3 : 1)
  return `${cutText(text, room, unit).trimEnd()}${ELLIPSIS}`
}
