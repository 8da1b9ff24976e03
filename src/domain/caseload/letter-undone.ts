import type { CaseWords, LetterNote } from './case-words.ts'

/** Records about a letter that can be taken back. */
export const LETTER_RECORDS = ['letter_sent', 'receipt_noted', 'result_noted'] as const
export type LetterRecord = (typeof LETTER_RECORDS)[number]

const heardOf = ({ receivedOn, answeredOn }: LetterNote): boolean =>
  receivedOn !== null || answeredOn !== null

const without = (letter: LetterNote, record: LetterRecord): LetterNote =>
  record === 'receipt_noted' ? { ...letter, receivedOn: null } : { ...letter, answeredOn: null, answer: null }

/**
 * The words of a case once a record about a letter never was: a letter that was not sent is gone, its receipt or answer is
 * awaited again. Null – something was heard of the letter since: that record has to be taken back first.
 */
export const withoutLetterRecord = (words: CaseWords, record: LetterRecord, id: string): CaseWords | null => {
  const letter = words.letters.find((each) => each.id === id)
  if (record !== 'letter_sent')
    return { ...words, letters: words.letters.map((each) => (each.id === id ? without(each, record) : each)) }
  if (letter && heardOf(letter)) return null
  return { ...words, letters: words.letters.filter((each) => each.id !== id) }
}
