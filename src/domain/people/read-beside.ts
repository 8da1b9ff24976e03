import { phonesInWords } from '../numbers/phone-number.ts'
import { cellText, type TableCell } from '../tables/cell.ts'
import { cutText } from '../text/cut-text.ts'
import { visible } from '../text/visible.ts'
import { writtenBirth } from './birth.ts'
import { CARD_FIELDS } from './card-fields.ts'
import { hasBeginning } from './kept-words.ts'
import type { Phone } from './phone-list.ts'
import type { RowContext, RowReader } from './row-reader.ts'

const LONGEST = CARD_FIELDS.note.longest

/** A cell as people write it: a day as `12.10.2026`. */
const inWords = (cell: TableCell): string =>
  visible(cell.value.kind === 'date' ? writtenBirth(cell.value.date) : cellText(cell)).replaceAll(
    '\uFFFD',
    '',
  )

const withoutSigns = (words: string): string => words.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/**
 * Numbers that stand among words, each with the words beside it or else `whose`: «дочь Елена 89120001122». What names a
 * document holds none.
 */
export const phonesAmongWords = (said: string, whose: string, documents: readonly string[]): Phone[] =>
  said.split(/[;,\n\r]+/u).flatMap((piece) => {
    if (hasBeginning(piece, documents)) return []
    return phonesInWords(piece).map(({ phone, from, to }) => {
      const beside = withoutSigns(`${piece.slice(0, from)} ${piece.slice(to)}`.replace(/\s+/g, ' '))
      return { number: phone, whose: /\p{L}/u.test(beside) ? beside : whose }
    })
  })

/** What the columns of a row say that are no field of a card. */
export interface Beside {
  readonly phones: readonly Phone[]
  /** «Соц. работник: Петрова О. И.», or only the words where the column has no heading. */
  readonly notes: readonly string[]
}

/**
 * Reads columns that nobody knows by their headings, and those without one: a number belongs to the phones, everything else
 * to the note with its heading, so that nothing of a list is lost.
 */
export const readBeside = (reader: RowReader, { documents }: Pick<RowContext, 'documents'>): Beside => {
  const phones: Phone[] = []
  const notes: string[] = []
  for (const { cell, heading, isLeading } of reader.besides()) {
    const said = inWords(cell)
    if (!/[\p{L}\p{N}]/u.test(said)) continue
    const numbers = hasBeginning(heading, documents) ? [] : phonesAmongWords(said, heading, documents)
    phones.push(...numbers)
    // A column of numbers before the names counts the rows.
    if (heading === '' && isLeading && !/\p{L}/u.test(said)) continue
    if (numbers.length > 0 && withoutSigns(said).replace(/[\d\s()+-]/g, '') === '') continue
    if (said.length > LONGEST) reader.doubt('note', 'too_long', cell)
    const kept = cutText(said, LONGEST)
    notes.push(heading === '' ? kept : `${heading}: ${kept}`)
  }
  return { phones, notes }
}
