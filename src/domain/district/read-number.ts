/** Digits with spaces between thousands, and one part behind a comma or a point. */
const NUMBER = /^(\d[\d\s]*)(?:[.,](\d{1,3}))?$/u

/**
 * A number as people type it; null – it is none, is zero, or has a part where a whole one is wanted.
 * @example readNumber('5 400', true) === '5400'; readNumber('2,5', false) === '2.5'
 */
export const readNumber = (typed: string, isWhole: boolean): string | null => {
  const found = NUMBER.exec(typed.trim())
  if (!found) return null
  const whole = (found[1] ?? '').replaceAll(/\s/gu, '')
  const part = found[2]
  if (isWhole && part !== undefined) return null
  const value = Number(part === undefined ? whole : `${whole}.${part}`)
  return value > 0 && value < 10_000_000 ? String(value) : null
}
