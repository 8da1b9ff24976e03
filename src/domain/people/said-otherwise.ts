import { plainWords } from '../tables/layout.ts'
import { fullerBirth, writtenBirth } from './birth.ts'
import { WORDS_FIELDS, type WordsColumn } from './card-facts.ts'
import { CARD_FIELDS } from './card-fields.ts'
import { phoneDigits } from './phone-list.ts'
import type { RegisterField } from './register-columns.ts'
import type { RegisterEntry } from './register-entry.ts'

/** A part of a card that a second row says otherwise, as it would be taken. */
export interface SaidOtherwise {
  readonly field: Extract<RegisterField, 'birth_date' | 'phone' | 'note' | WordsColumn>
  readonly words: string
}

/** Words that say another thing; '' – they say the same, or nothing. */
const otherWords = (first: string | null, second: string | null): string =>
  second !== null && plainWords(second) !== plainWords(first ?? '') ? second : ''

/** What one row of a person says that another did not: nothing of it is dropped, it is asked about. */
export const saidOtherwise = (first: RegisterEntry, second: RegisterEntry): readonly SaidOtherwise[] => {
  const birth = fullerBirth(first.birthDate, second.birthDate)
  const known = first.phones.map(phoneDigits)
  const phones = second.phones.filter((each) => !known.includes(phoneDigits(each)))
  const note = (second.note ?? '').split('; ').filter((piece) => !(first.note ?? '').includes(piece))
  const all: SaidOtherwise[] = [
    { field: 'birth_date', words: birth === null || birth === first.birthDate ? '' : writtenBirth(birth) },
    { field: 'phone', words: phones.join(', ') },
    ...WORDS_FIELDS.map((field) => ({
      field: CARD_FIELDS[field].column,
      words: otherWords(first[field], second[field]),
    })),
    { field: 'note', words: note.join('; ') },
  ]
  return all.filter(({ words }) => words !== '')
}
