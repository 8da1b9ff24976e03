import type { LocalDate } from '../calendar/local-date.ts'
import { type Lexicon, lexiconOf } from '../when/lexicon.ts'
import { Place } from '../when/meaning.ts'
import { type Piece, piecesOf, plainWhen } from '../when/pieces.ts'
import { YEARS_EITHER_WAY } from '../when/read-date.ts'
import type { ScheduleWords } from './schedule-columns.ts'
import { isOneOf, plainText } from './word-list.ts'

/** A piece of a text about days. `unknown` – a word that says nothing here. */
export type DayWord =
  | { readonly is: 'day'; readonly day: number }
  /** «вторая», «2-я» before a weekday. */
  | { readonly is: 'rank'; readonly rank: number }
  | { readonly is: 'date'; readonly day: number; readonly month: number; readonly year: number | null }
  | { readonly is: 'year'; readonly year: number }
  | { readonly is: 'month'; readonly month: number }
  | { readonly is: 'weekday'; readonly weekday: number }
  /** «вторникам», “Tuesdays”: comes again. */
  | { readonly is: 'weekly'; readonly weekday: number }
  | { readonly is: 'every' | 'daily' | 'from' | 'until' | 'dash' | 'and' | 'last' | 'unknown' }
  /** «по»: until before a day, every before a weekday. */
  | { readonly is: 'by' }
  /** `12/5/2026` */
  | { readonly is: 'ambiguous' }

/** Words that a piece becomes, and how many pieces are read. */
interface Read {
  readonly words: readonly DayWord[]
  readonly length: number
}

const one = (word: DayWord, length = 1): Read => ({ words: [word], length })
const NOTHING: Read = { words: [], length: 1 }
const UNKNOWN: DayWord = { is: 'unknown' }

/** A date with slashes: who says which of two small numbers is the month? */
const slashed = (first: number, second: number, year: number | null): DayWord => {
  if (first > 12) return { is: 'date', day: first, month: second, year }
  if (second > 12) return { is: 'date', day: second, month: first, year }
  return first === second ? { is: 'date', day: first, month: second, year } : { is: 'ambiguous' }
}

const pairOf = ({ first, second, sign }: Extract<Piece, { is: 'pair' }>): Read => {
  if (sign === '/') return one(slashed(first, second, null))
  if (sign === '.') return one({ is: 'date', day: first, month: second, year: null })
  if (sign !== '-') return one(UNKNOWN)
  // «5-30 декабря»
  return { words: [dayOf(first), { is: 'dash' }, dayOf(second)], length: 1 }
}

const dayOf = (number: number): DayWord =>
  number >= 1 && number <= 31 ? { is: 'day', day: number } : UNKNOWN

const numberOf = (number: number): DayWord =>
  number >= 1_900 && number <= 2_200 ? { is: 'year', year: number } : dayOf(number)

const SILENT_MARKS: ReadonlySet<string> = new Set(['.', '(', ')', '"', '«', '»'])
const JOINING_MARKS: ReadonlySet<string> = new Set([',', ';', '+'])

const markOf = (mark: string): Read => {
  if (SILENT_MARKS.has(mark)) return NOTHING
  if (mark === '-') return one({ is: 'dash' })
  return one(JOINING_MARKS.has(mark) ? { is: 'and' } : UNKNOWN)
}

/** What a series is made of: words that the reader of a single day does not need. */
const ofSeries = (word: string, words: ScheduleWords, lexicon: Lexicon): DayWord | null => {
  if (isOneOf(word, words.daily)) return { is: 'daily' }
  if (isOneOf(word, words.every)) return { is: 'every' }
  if (isOneOf(word, words.by)) return { is: 'by' }
  if (lexicon.is('from', word)) return { is: 'from' }
  if (lexicon.is('until', word)) return { is: 'until' }
  if (isOneOf(word, words.and)) return { is: 'and' }
  return lexicon.is('last', word) ? { is: 'last' } : null
}

/** «пятого», «двадцать третьего декабря», «вторая среда»: numbers in words. */
const numeralOf = (place: Place): Read | null => {
  const ordinal = place.numeral(0, 'ordinal')
  const number = ordinal ?? place.numeral(0, 'rank')
  if (number === null || number.value > 31) return null
  if (place.lexicon.weekday.has(place.word(number.length)))
    return one({ is: 'rank', rank: number.value }, number.length)
  return ordinal === null ? null : one({ is: 'day', day: number.value }, number.length)
}

const wordOf = (place: Place, words: ScheduleWords): Read => {
  const { lexicon } = place
  const word = place.word(0)
  const series = ofSeries(word, words, lexicon)
  if (series !== null) return one(series)
  const month = lexicon.month.get(word)
  if (month !== undefined) return one({ is: 'month', month })
  const weekday = lexicon.weekday.get(word)
  if (weekday !== undefined) return one({ is: 'weekday', weekday })
  const weekly = lexicon.weeklyDay.get(word)
  if (weekly !== undefined) return one({ is: 'weekly', weekday: weekly })
  return numeralOf(place) ?? (isOneOf(word, words.beside_date) ? NOTHING : one(UNKNOWN))
}

const readAt = (place: Place, piece: Piece, words: ScheduleWords): Read => {
  switch (piece.is) {
    case 'date':
      return one(
        piece.sign === '/'
          ? slashed(piece.day, piece.month, piece.year)
          : { is: 'date', day: piece.day, month: piece.month, year: piece.year },
      )
    case 'pair':
      return pairOf(piece)
    case 'number':
      if (piece.ending !== '' && place.lexicon.weekday.has(place.word(1)))
        return one({ is: 'rank', rank: piece.value })
      return one(piece.digits <= 4 ? numberOf(piece.value) : UNKNOWN)
    case 'word':
      return wordOf(place, words)
    case 'mark':
      return markOf(piece.mark)
  }
}

/** «05-07.12.2026»: the dash is between two days, not within one. */
const apart = (text: string): string =>
  text.replace(/(?<![\d.])(\d{1,2})-(?=\d{1,2}\.\d{1,2}(?!\d))/g, '$1 - ')

/** Days are nowhere counted from today here. */
const ANY_DAY: LocalDate = '2000-01-01'

/** The pieces of a text about days, in order; what says nothing beside a date is left out. */
export const dayWords = (text: string, words: ScheduleWords): DayWord[] => {
  const lexicon = lexiconOf(words)
  const pieces = piecesOf(apart(plainWhen(plainText(text))), (ending) => lexicon.is('endings', ending))
  const hearing = { lexicon, today: ANY_DAY, side: 'any', years: YEARS_EITHER_WAY } as const
  const found: DayWord[] = []
  for (let at = 0; at < pieces.length; ) {
    const read = readAt(new Place(pieces, at, hearing), pieces[at] as Piece, words)
    found.push(...read.words)
    at += read.length
  }
  return found
}
