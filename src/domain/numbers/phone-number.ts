/** Why a typed phone number is refused. */
export type PhoneFault =
  | 'letters'
  /** «8912345678»: ten digits where a mobile number has eleven. */
  | 'one_digit_missing'
  /** «22-33-44»: a number of a city, and nobody says of which. */
  | 'no_city_code'
  | 'too_short'
  | 'too_long'
  /** Two numbers where one is asked for. */
  | 'several'
  | 'no_digits'

export type ReadPhone = { phone: string } | { fault: PhoneFault }

/** Digits of a Russian number behind its +7. */
const NATIONAL = 10
const MOST_DIGITS = 15
const LEAST_FOREIGN = 8

/** Countries whose numbers people here write without a plus; all have twelve digits. */
const NEIGHBOURS = /^(?:37[3-5]|380|99[2-68])/

const ofRussia = (national: string): ReadPhone => {
  if (national.length === NATIONAL) return { phone: `+7${national}` }
  if (national.length > NATIONAL) return { fault: 'too_long' }
  return { fault: national.length === NATIONAL - 1 ? 'one_digit_missing' : 'too_short' }
}

/** Behind +7 or 8 some write the other lead once more: «+7 8 912 345 67 89». */
const withoutSecondLead = (national: string): string =>
  national.length === NATIONAL + 1 && /^[78]/.test(national) ? national.slice(1) : national

/** A number with its country: what stands behind `+`, `00` or `8-10`. */
const ofCountry = (digits: string): ReadPhone => {
  if (digits.startsWith('7')) return ofRussia(withoutSecondLead(digits.slice(1)))
  // «+8 912…»: no country has the code 89.
  if (/^89\d{9}$/.test(digits)) return ofRussia(digits.slice(1))
  if (digits.length > MOST_DIGITS) return { fault: 'too_long' }
  return digits.length < LEAST_FOREIGN ? { fault: 'too_short' } : { phone: `+${digits}` }
}

const ofShort = (digits: string): ReadPhone => {
  if (digits.length < 3) return { fault: 'too_short' }
  if (digits.length <= 4) return { phone: digits }
  return { fault: digits.length <= 7 ? 'no_city_code' : 'too_short' }
}

const ofDigits = (digits: string): ReadPhone => {
  if (digits.length > MOST_DIGITS) return { fault: 'too_long' }
  if (digits.length < NATIONAL) return ofShort(digits)
  if (digits.length > NATIONAL + 1 && /^(?:810|00)/.test(digits))
    return ofCountry(digits.replace(/^(?:810|00)/, ''))
  // No code of a city or of mobile numbers begins with 89 or 79: a lead and nine digits.
  if (digits.length === NATIONAL)
    return /^[78]9/.test(digits) ? { fault: 'one_digit_missing' } : ofRussia(digits)
  if (/^[78]/.test(digits)) return ofRussia(withoutSecondLead(digits.slice(1)))
  return digits.length === 12 && NEIGHBOURS.test(digits) ? { phone: `+${digits}` } : { fault: 'too_long' }
}

/** A phone among words: `8 912 345-67-89`, `+7 (4812) 12-34-56`, `+49 30 1234567`, `912 345-67-89`. */
const GAP = String.raw`[\s\u00a0()\u2010-\u2015-]{0,3}`
const TAIL = String.raw`(?:\d{3,5}${GAP}(?:\d${GAP}){4,6}\d)`
const PATTERN = [
  String.raw`\+7${GAP}(?:8${GAP}(?=\d{3}${GAP}\d{3}))?${TAIL}`,
  String.raw`\+[1-69]\d{0,2}(?:${GAP}\d){7,12}`,
  String.raw`8${GAP}10${GAP}7${GAP}${TAIL}`,
  String.raw`[78]${GAP}${TAIL}`,
  String.raw`9\d{2}[\s\u00a0)-]{1,2}\d{3}[\s\u00a0-]\d{2}[\s\u00a0-]?\d{2}`,
].join('|')

/** Every part of a text that has the shape of a whole phone number. Reads {@link readPhoneNumber} afterwards. */
export const phonePattern = (): RegExp => new RegExp(`(?<![\\d+])(?:${PATTERN})(?!\\d)`, 'gu')

/** A number of persons' insurance is written as 812-345-678 90: eleven digits too, and no phone. */
const isInsuranceNumber = (said: string): boolean => /^\d{3}[\s-]\d{3}[\s-]\d{3}[\s-]?\d{2}$/.test(said)

/** A phone that stands among words, with where it stands. */
export interface PhoneInWords {
  readonly phone: string
  /** Beginning and end in the text, in UTF-16 units. */
  readonly from: number
  readonly to: number
}

/**
 * Every whole phone number in a text, in order: a cell with two of them, «дочь» behind one.
 * @example phonesInWords('8 912 345-67-89 дочь, 8 913 000-00-00') // two, `+79123456789` and `+79130000000`
 */
export const phonesInWords = (text: string): readonly PhoneInWords[] =>
  [...text.matchAll(phonePattern())].flatMap((found) => {
    const said = found[0].trim()
    const read = isInsuranceNumber(said) ? { fault: 'too_long' } : ofTyped(said)
    return 'phone' in read ? [{ phone: read.phone, from: found.index, to: found.index + said.length }] : []
  })

const ofTyped = (said: string): ReadPhone => {
  const digits = said.replace(/\D/g, '')
  return said.startsWith('+') ? ofCountry(digits) : ofDigits(digits)
}

/**
 * Reads one Russian or foreign phone number as people write it; returns it as `+79001234567`.
 * Short service numbers of three or four digits (112, 122) are kept as they are; words behind a number do not matter, an
 * extension does.
 * @example readPhoneNumber('8 912 345 67 89') // { phone: '+79123456789' }
 */
export const readPhoneNumber = (typed: string): ReadPhone => {
  const said = typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
  if (!/\d/.test(said)) return { fault: /\p{L}/u.test(said) ? 'letters' : 'no_digits' }
  const found = phonesInWords(said)
  if (found.length > 1) return { fault: 'several' }
  const [only] = found
  if (!/\p{L}/u.test(said)) return ofTyped(said)
  if (only === undefined) return { fault: 'letters' }
  const beside = said.slice(0, only.from) + said.slice(only.to)
  return /\d/.test(beside) ? { fault: 'letters' } : { phone: only.phone }
}
