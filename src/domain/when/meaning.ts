import type { LocalDate } from '../calendar/local-date.ts'
import type { Lexicon } from './lexicon.ts'
import type { DaySide } from './named-days.ts'
import type { Piece } from './pieces.ts'
import type { DayPart } from './when-words.ts'

/** Which weekday is meant: the nearest, that of this, the next or the last week. */
export type Which = 'near' | 'this' | 'next' | 'previous'

/** What stands before a day or an hour: «с», «до». */
export type Side = 'from' | 'until' | null

/** What some pieces say. */
export type Meaning =
  /** A day that is named; null – the calendar has none such. */
  | { readonly is: 'day'; readonly date: LocalDate | null }
  /** «5 и 6 декабря», «5–7 декабря»: several days where one was asked for; `days` – two between which it lies. */
  | { readonly is: 'days'; readonly days?: readonly [LocalDate, LocalDate] }
  /** «с понедельника по пятницу»: the days on which somebody receives. */
  | { readonly is: 'reception_days' }
  | { readonly is: 'weekday'; readonly weekday: number; readonly which: Which }
  /** «через две недели», «на следующей неделе»: a day of that week; alone only where `isDay`. */
  | { readonly is: 'week'; readonly date: LocalDate; readonly isDay: boolean }
  /** «23 числа», «пятого»: a day whose month nobody said. */
  /** `isSure` – said by «числа» or «23-го»: «десятого» alone may be of an hour, «в начале десятого». */
  | { readonly is: 'day_of_month'; readonly day: number; readonly isSure: boolean }
  | {
      readonly is: 'hour'
      readonly hour: number
      readonly minute: number
      readonly part: DayPart | null
      readonly side: Side
    }
  /** `10.12`, `5/12`: a day or an hour, as the rest of what was said has it. */
  | {
      readonly is: 'pair'
      readonly first: number
      readonly second: number
      readonly sign: string
      readonly isTwoDigits: boolean
      /** «в 10.12»: said as hours are. */
      readonly isAt: boolean
      /** «в 9-15»: nothing but «в» says so, and the second number is minutes. «9-15 часов» are two hours. */
      readonly isClock: boolean
      readonly part: DayPart | null
      readonly side: Side
    }
  | { readonly is: 'number'; readonly value: number; readonly digits: number }
  | { readonly is: 'part'; readonly part: DayPart }
  | { readonly is: 'place'; readonly name: string; readonly number: string }
  | { readonly is: 'dash' }
  | { readonly is: 'not' }
  /** A word that says nothing of when or where. */
  | { readonly is: 'other' }

/** What a rule makes of the pieces from a place on: the meaning and how many pieces it takes. */
export interface Heard {
  readonly meaning: Meaning | null
  readonly length: number
}

/** What rules hear with. */
export interface Hearing {
  readonly lexicon: Lexicon
  readonly today: LocalDate
  /** On which side of today a day without its year lies. */
  readonly side: DaySide
  /** How many years ahead a day may lie. */
  readonly years: number
}

/** The pieces from one place on, as rules look at them. */
export class Place {
  readonly #pieces: readonly Piece[]
  readonly #at: number
  readonly #context: Hearing
  readonly lexicon: Lexicon
  readonly today: LocalDate
  readonly side: DaySide
  readonly years: number

  constructor(pieces: readonly Piece[], at: number, context: Hearing) {
    this.#context = context
    this.#pieces = pieces
    this.#at = at
    this.lexicon = context.lexicon
    this.today = context.today
    this.side = context.side
    this.years = context.years
  }

  /** The place so many pieces ahead. */
  ahead(pieces: number): Place {
    return new Place(this.#pieces, this.#at + pieces, this.#context)
  }

  piece(ahead: number): Piece | undefined {
    return this.#pieces[this.#at + ahead]
  }

  /** The word so many pieces ahead; `''` – there is none. */
  word(ahead: number): string {
    const piece = this.piece(ahead)
    return piece?.is === 'word' ? piece.word : ''
  }

  mark(ahead: number): string {
    const piece = this.piece(ahead)
    return piece?.is === 'mark' ? piece.mark : ''
  }

  /** A whole number in figures so many pieces ahead. */
  figure(ahead: number): { value: number; digits: number; ending: string } | null {
    const piece = this.piece(ahead)
    return piece?.is === 'number' ? piece : null
  }

  /** A number in figures or words: «5», «пять», «двадцать три», «второй». */
  numeral(ahead: number, words: 'count' | 'rank' | 'ordinal'): { value: number; length: number } | null {
    const figure = this.figure(ahead)
    if (figure) return { value: figure.value, length: 1 }
    const own = this.lexicon[words].get(this.word(ahead))
    const tens = this.lexicon.count.get(this.word(ahead))
    const units = this.lexicon[words].get(this.word(ahead + 1))
    if (tens !== undefined && tens >= 20 && units !== undefined && units < 10)
      return { value: tens + units, length: 2 }
    return own === undefined ? null : { value: own, length: 1 }
  }

  /** How many pieces ahead are marks and words that may be passed over. */
  skip(ahead: number, isPassed: (place: Place, at: number) => boolean): number {
    let at = ahead
    while (isPassed(this, at)) at += 1
    return at
  }
}

/** Hears something at a place, or nothing. */
export type Rule = (place: Place) => Heard | null
