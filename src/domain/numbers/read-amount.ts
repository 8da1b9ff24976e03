/** Digits in groups of three, or together, with at most two behind a comma or a point; a unit may follow. */
const AMOUNT = /^(\d{1,3}(?:[\s\u00a0]\d{3})+|\d{1,9})(?:[.,](\d{1,2}))?\s*\p{L}*\.?(?:\s*\p{L}{1,3}\.?)?$/u

/**
 * Reads an amount as people type it: «45», «45,5 кв м», «12 500 руб.». Null – it is none. A comma stands before the fraction.
 * @example readAmount('12 500 руб.') === '12500'
 */
export const readAmount = (typed: string): string | null => {
  const [, whole, fraction] = AMOUNT.exec(typed.trim()) ?? []
  if (whole === undefined) return null
  const digits = whole.replace(/\D/g, '')
  return fraction === undefined ? digits : `${digits},${fraction}`
}
