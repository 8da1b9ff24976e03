import { type PhoneFault, readPhoneNumber } from '../numbers/phone-number.ts'
import { visible } from '../text/visible.ts'
import type { Phone } from './phone-list.ts'

/** What is to be asked about a number that is kept as it was written. */
export type PhoneDoubt = PhoneFault | 'rounded'

/** What a cell says of phones. */
export interface PhonesReading {
  readonly phones: readonly Phone[]
  readonly doubts: readonly PhoneDoubt[]
  /** Words that are no number and belong to none; '' – none. */
  readonly rest: string
}

/** Words by which phones are read: «нет», «дом.». */
export interface PhoneWords {
  readonly no_phone: readonly string[]
  /** Words beside a number of the place, which has five to seven digits: `['дом', 'гор']`. */
  readonly home_phone: readonly string[]
}

/** A number, with the words before and after it. */
interface Run {
  readonly digits: string
  readonly before: string
  readonly after: string
}

const RUN = /\+?\d(?:[\d\s().\u2010-\u2015-]*\d)?/gu
/** Numbers of one cell stand apart by sign, line or word: «8 900 …, доч. 8 901 …». */
const APART = /[,;\n\r/|]+|(?<=\d)\s+(?=(?:\+7|8)[\s(-]*\d{3}[\s)-])/u
const FEWEST_DIGITS = 5
/** «умерла 12.10.2026»: a day is nobody's number. */
const DAY = /^\d{1,2}\.\d{1,2}\.(?:19|20)\d\d$/
const MOST_LOCAL = 7

const trimmed = (words: string): string =>
  words.replace(/^[\s.:()–—-]+|[\s.:()–—-]+$/gu, '').replace(/\s+/gu, ' ')

/** Numbers of one piece of a cell; fewer digits are a house's, nobody's number. Words before the first are taken as standing before each, else after each. */
const runsIn = (piece: string): Run[] => {
  const found = [...piece.matchAll(RUN)].filter(
    ([run]) => run.replace(/\D/g, '').length >= FEWEST_DIGITS && !DAY.test(run.trim()),
  )
  const stands = found.map((each) => ({ at: each.index, end: each.index + each[0].length, digits: each[0] }))
  const leading = trimmed(piece.slice(0, stands[0]?.at ?? 0)) !== ''
  return stands.map(({ at, end, digits }, n) => ({
    digits,
    before: leading ? trimmed(piece.slice(stands[n - 1]?.end ?? 0, at)) : '',
    after: leading && n < stands.length - 1 ? '' : trimmed(piece.slice(end, stands[n + 1]?.at)),
  }))
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[.\s]+/g, ' ')
    .trim()

const isHome = (words: string, { home_phone }: PhoneWords): boolean =>
  plain(words)
    .split(' ')
    .some((word) => home_phone.includes(word))

/** One number: whole, of the place, or as it was written, with what is odd about it. */
const ofRun = (
  run: Run,
  isHomeColumn: boolean,
  words: PhoneWords,
): { phone: Phone; doubt: PhoneDoubt | null } => {
  const whose = [run.before, run.after].filter(Boolean).join(' ')
  const count = run.digits.replace(/\D/g, '').length
  const read = readPhoneNumber(run.digits)
  if (count <= MOST_LOCAL && (isHomeColumn || isHome(whose, words)))
    return { phone: { number: run.digits.trim(), whose }, doubt: null }
  return 'phone' in read
    ? { phone: { number: read.phone, whose }, doubt: null }
    : { phone: { number: run.digits.trim(), whose }, doubt: read.fault }
}

/** `8,9123456789E+10` in full; null – the digits were rounded off and are lost. */
const unfolded = (text: string): string | null | undefined => {
  const found = /^(\d)[.,](\d+)e\+?(\d+)$/i.exec(text.trim())
  if (!found) return undefined
  const [, first = '', decimals = '', power] = found
  return decimals.length === Number(power) ? first + decimals : null
}

/**
 * Reads of phones whatever a cell says: two numbers, words behind one («дочь»), a number of the place («дом. 2-39-59»).
 * What is no whole number is kept as it was written, with a doubt.
 *
 * @param isHomeColumn the heading speaks of numbers at home, which need no code of the place
 */
export const readPhones = (typed: string, words: PhoneWords, isHomeColumn = false): PhonesReading => {
  const text = typed.normalize('NFKC').replace(/\p{Cf}/gu, '')
  const full = unfolded(text)
  if (full === null) return { phones: [], doubts: ['rounded'], rest: '' }
  const phones: Phone[] = []
  const doubts: PhoneDoubt[] = []
  const rest: string[] = []
  for (const piece of (full ?? text).split(APART).map((each) => each.trim())) {
    const runs = runsIn(piece)
    for (const run of runs) {
      const { phone, doubt } = ofRun(run, isHomeColumn, words)
      phones.push(phone)
      if (doubt !== null) doubts.push(doubt)
    }
    if (runs.length > 0 || trimmed(piece) === '' || words.no_phone.includes(plain(piece))) continue
    const last = phones.at(-1)
    if (last?.whose === '') phones[phones.length - 1] = { ...last, whose: trimmed(piece) }
    else rest.push(visible(piece))
  }
  return { phones, doubts: rest.length > 0 ? [...doubts, 'no_digits'] : doubts, rest: rest.join('; ') }
}
