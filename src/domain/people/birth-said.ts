import type { LocalDate } from '../calendar/local-date.ts'
import { lexiconOf } from '../when/lexicon.ts'
import { Place } from '../when/meaning.ts'
import { type PlacedPiece, placedPieces, plainWhen } from '../when/pieces.ts'
import { YEARS_EITHER_WAY } from '../when/read-date.ts'
import type { DateWords } from '../when/when-words.ts'

/** Words that dates of birth and ages are told with, beside those that every date is. */
export interface BirthWords extends DateWords {
  /** What follows a year: `['г', 'г.', 'г.р.', 'года рождения']`. */
  readonly year: readonly string[]
  /** What follows an age: `['лет', 'год', 'года']`. */
  readonly ages: readonly string[]
}

/** A date of birth as it was said: a day, a month, a year, or an age. `yearDigits` – 2 where the century was left out. */
export type BirthSaid =
  | {
      readonly is: 'day'
      readonly day: number
      readonly month: number
      readonly year: number
      readonly yearDigits: number
    }
  | { readonly is: 'month'; readonly month: number; readonly year: number }
  | { readonly is: 'year'; readonly year: number; readonly yearDigits: number }
  | { readonly is: 'age'; readonly years: number }

/** What was found, and the text before and behind it. */
export interface FoundBirth {
  readonly said: BirthSaid
  readonly before: string
  readonly behind: string
}

type Shape = (place: Place, words: BirthWords) => { readonly said: BirthSaid; readonly length: number } | null

const OLDEST_AGE = 120
/** Signs between the parts of a date. */
const BETWEEN: ReadonlySet<string> = new Set(['.', '/', ',', '-'])

/** The year of a piece: «1948», «48»; null – it is none. */
const yearAt = (place: Place, at: number): { year: number; yearDigits: number } | null => {
  const figure = place.figure(at)
  return figure !== null && (figure.digits === 4 || figure.digits === 2)
    ? { year: figure.value, yearDigits: figure.digits }
    : null
}

/** `12.03.1950`, `1950-03-12`. */
const written: Shape = (place) => {
  const piece = place.piece(0)
  if (piece?.is !== 'date') return null
  const { day, month, year, yearDigits } = piece
  return {
    said: { is: 'day', day, month, year: yearDigits === 2 ? year % 100 : year, yearDigits },
    length: 1,
  }
}

/** `12, 03, 1950`, `12 . 3 . 50`, `12.03,1950`: parts with other signs and blanks between them. */
const listed: Shape = (place) => {
  const pair = place.piece(0)
  const joined =
    pair?.is === 'pair' && pair.sign !== ':' ? { day: pair.first, month: pair.second, length: 1 } : null
  const apart =
    joined === null && BETWEEN.has(place.mark(1)) ? { day: place.figure(0), month: place.figure(2) } : null
  const day = joined?.day ?? apart?.day?.value
  const month = joined?.month ?? apart?.month?.value
  const at = joined ? 1 : 3
  const year = BETWEEN.has(place.mark(at)) ? yearAt(place, at + 1) : null
  if (day === undefined || month === undefined || year === null || day > 99 || month > 99) return null
  return { said: { is: 'day', day, month, ...year }, length: at + 2 }
}

const isBetweenWords = (place: Place, at: number): boolean =>
  place.mark(at) === '.' || place.lexicon.is('of_month', place.word(at))

/** «12 марта 1950», «двенадцатого марта 50». */
const withMonth: Shape = (place) => {
  const day = place.numeral(0, 'ordinal')
  if (day === null || day.value > 31) return null
  const at = place.skip(day.length, isBetweenWords)
  const month = place.lexicon.month.get(place.word(at))
  const behind = place.mark(at + 1) === '.' ? at + 2 : at + 1
  const year = yearAt(place, behind)
  if (month === undefined || year === null) return null
  return { said: { is: 'day', day: day.value, month, ...year }, length: behind + 1 }
}

/** “May 12, 1948”. */
const monthFirst: Shape = (place) => {
  const month = place.lexicon.month.get(place.word(0))
  const day = place.figure(1)
  const at = place.mark(2) === ',' ? 3 : 2
  const year = yearAt(place, at)
  if (month === undefined || day === null || day.digits > 2 || year?.yearDigits !== 4) return null
  return { said: { is: 'day', day: day.value, month, ...year }, length: at + 1 }
}

/** «03.1950». */
const monthInFigures: Shape = (place) => {
  const month = place.figure(0)
  const year = place.mark(1) === '.' || place.mark(1) === '/' ? yearAt(place, 2) : null
  if (month === null || month.digits > 2 || year?.yearDigits !== 4) return null
  return { said: { is: 'month', month: month.value, year: year.year }, length: 3 }
}

/** «март 1950», «в марте 1950 года». */
const monthInWords: Shape = (place) => {
  const month = place.lexicon.month.get(place.word(0))
  const behind = place.mark(1) === '.' ? 2 : 1
  const year = yearAt(place, behind)
  if (month === undefined || year?.yearDigits !== 4) return null
  return { said: { is: 'month', month, year: year.year }, length: behind + 1 }
}

const isYear = ({ year, yearDigits }: { year: number; yearDigits: number }): boolean =>
  yearDigits === 4 && year >= 1800 && year < 2100

const yearAlone: Shape = (place) => {
  const year = yearAt(place, 0)
  return year !== null && isYear(year) ? { said: { is: 'year', ...year }, length: 1 } : null
}

/** The next words as they are written, marks too: «г.р.». */
const nextWords = (place: Place, count: number): string =>
  Array.from({ length: count }, (_, at) => place.word(1 + at) || place.mark(1 + at)).join('')

/** How many pieces behind a number say that it is a year of birth and no age: «48 г.р.». */
const bornBehind = (place: Place, { year, ages }: BirthWords): number => {
  const born = new Set(
    year.filter((each) => !ages.includes(each.replace(/\.$/, ''))).map((each) => each.replace(/\s/g, '')),
  )
  const fits = (count: number) => place.piece(count) !== undefined && born.has(nextWords(place, count))
  return [5, 4, 3, 2, 1].find(fits) ?? 0
}

/** «48 г.р.». */
const shortYear: Shape = (place, words) => {
  const year = yearAt(place, 0)
  const length = year?.yearDigits === 2 ? bornBehind(place, words) : 0
  return year !== null && length > 0 ? { said: { is: 'year', ...year }, length: 1 + length } : null
}

/** «78 лет». */
const age: Shape = (place, { ages }) => {
  const years = place.numeral(0, 'count')
  if (years === null || years.value > OLDEST_AGE || !ages.includes(place.word(years.length))) return null
  return { said: { is: 'age', years: years.value }, length: years.length + 1 }
}

/** Shapes in which a date, a month, a year or an age stands among other words; the most telling first. */
const SHAPES: readonly Shape[] = [
  written,
  listed,
  withMonth,
  monthFirst,
  monthInFigures,
  monthInWords,
  yearAlone,
  shortYear,
  age,
]

/** Births are nowhere counted from a day. */
const ANY_DAY: LocalDate = '2000-01-01'

/** The date of birth that a text tells, wherever it stands in it; null – none. */
export const birthSaid = (text: string, words: BirthWords): FoundBirth | null => {
  const lexicon = lexiconOf(words)
  const plain = plainWhen(text)
  const placed = placedPieces(plain, (ending) => lexicon.is('endings', ending))
  const pieces = placed.map(({ piece }) => piece)
  const hearing = { lexicon, today: ANY_DAY, side: 'past', years: YEARS_EITHER_WAY } as const
  // Where a sign became two, places in the two texts differ: then the plain one is shown.
  const shown = plain.length === text.length ? text : plain
  for (const shape of SHAPES)
    for (let at = 0; at < pieces.length; at += 1) {
      const found = shape(new Place(pieces, at, hearing), words)
      if (found === null) continue
      const { from } = placed[at] as PlacedPiece
      const { to } = placed[at + found.length - 1] as PlacedPiece
      return { said: found.said, before: shown.slice(0, from), behind: shown.slice(to) }
    }
  return null
}
