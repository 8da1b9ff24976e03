/**
 * A number as it is shown among the facts; null – it is none of this country.
 * @example shownNumber('+78001000001') // '8 800 100 00 01'
 */
export const shownNumber = (phone: string): string | null => {
  if (/^\d{3}$/.test(phone)) return phone
  const digits = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone)
  return digits ? `8 ${digits.slice(1).join(' ')}` : null
}
