/** Why a typed phone number is refused. */
export type PhoneFault = 'letters' | 'too_short' | 'too_long' | 'no_digits'

/**
 * Reads a Russian or foreign phone number as people write it; returns it as `+79001234567`.
 * Short service numbers of three or four digits (112, 122) are kept as they are.
 */
export const readPhoneNumber = (typed: string): { phone: string } | { fault: PhoneFault } => {
  const said = typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
  if (/\p{L}/u.test(said)) return { fault: 'letters' }
  const digits = said.replace(/\D/g, '')
  if (digits.length === 0) return { fault: 'no_digits' }
  if (digits.length > 15) return { fault: 'too_long' }
  if (digits.length === 3 || digits.length === 4) return { phone: digits }
  if (digits.length < 10) return { fault: 'too_short' }
  if (digits.length === 10) return { phone: `+7${digits}` }
  if (digits.length === 11 && digits.startsWith('8') && !said.startsWith('+'))
    return { phone: `+7${digits.slice(1)}` }
  return { phone: `+${digits}` }
}
