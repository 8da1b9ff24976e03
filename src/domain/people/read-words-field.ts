import { cutText } from '../text/cut-text.ts'
import { WORDS_FIELDS, type WordsField } from './card-facts.ts'
import { CARD_FIELDS } from './card-fields.ts'
import { keptWords } from './kept-words.ts'
import { readAddressPart } from './read-address.ts'
import type { RowContext, RowReader } from './row-reader.ts'

/** Reads the cells of a field of words; null – they say nothing. */
type WordsReader = (reader: RowReader, context: RowContext) => string | null

const inOneLine = (parts: readonly string[]): string | null => parts.filter(Boolean).join(', ') || null

const readAddress: WordsReader = (reader, { words }) => {
  const parts = reader.cells('address').map(({ cell }) => {
    const part = readAddressPart(cell, words)
    if (part.isDay) reader.doubt('address', 'address_date', cell)
    return cutText(part.words, CARD_FIELDS.address.longest)
  })
  return inOneLine(parts)
}

/** Words as they are kept of anybody: without illnesses, long numbers masked. What was left out is told. */
const readKeptWords =
  (field: WordsField): WordsReader =>
  (reader, { words }) => {
    const { column } = CARD_FIELDS[field]
    const kept = reader.texts(column).map((said) => keptWords(said, words.diagnoses))
    const [found] = reader.cells(column)
    if (kept.some(({ isMasked }) => isMasked)) reader.question(column, 'numbers_masked', found?.cell)
    if (kept.some(({ isDiagnosisLeftOut }) => isDiagnosisLeftOut))
      reader.question(column, 'diagnosis_left_out', found?.cell)
    return inOneLine(kept.map((each) => each.words))
  }

/** Fields of words whose cells are read otherwise than kept words are. */
const OWN_READERS: Readonly<Partial<Record<WordsField, WordsReader>>> = { address: readAddress }

/** What a row says in its fields of words. */
export const readWordsFields = (reader: RowReader, context: RowContext): Record<WordsField, string | null> =>
  Object.fromEntries(
    WORDS_FIELDS.map((field) => [field, (OWN_READERS[field] ?? readKeptWords(field))(reader, context)]),
  ) as Record<WordsField, string | null>
