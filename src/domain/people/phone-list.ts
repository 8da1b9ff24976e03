import { cutText } from '../text/cut-text.ts'

/** A number of a person, or of somebody near who is to be called: `{ number: '+79120000000', whose: 'дочь' }`. */
export interface Phone {
  /** `+79120000000`; a number of the place as it is dialled there: `2-39-59`. */
  readonly number: string
  /** Whose it is, or where it rings; '' – nobody said. */
  readonly whose: string
}

const LONGEST_WORDS = 40

/** As a card keeps and shows it. @example phoneInWords({ number: '+79120000000', whose: 'дочь' }) */
export const phoneInWords = ({ number, whose }: Phone): string => {
  const words = cutText(
    whose
      .replace(/[(),;]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    LONGEST_WORDS,
  )
  return words === '' ? number : `${number} (${words})`
}

/** By what two spellings are one number: its last ten digits. */
export const phoneDigits = (phone: string): string => phone.replace(/\(.*$/, '').replace(/\D/g, '').slice(-10)

/** The numbers of a card, the main one first. */
export const phonesOf = (phone: string | null): readonly string[] => (phone === null ? [] : phone.split(', '))

/** Numbers without repetition; of two spellings of one the one with more words stays, where the first stood. */
export const withoutRepeats = (phones: readonly string[]): string[] => {
  const byDigits = new Map<string, string>()
  for (const phone of phones) {
    const digits = phoneDigits(phone)
    const before = byDigits.get(digits)
    if (before === undefined || phone.length > before.length) byDigits.set(digits, phone)
  }
  return [...byDigits.values()]
}
