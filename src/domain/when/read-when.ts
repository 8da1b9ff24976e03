import type { LocalDate } from '../calendar/local-date.ts'
import { dayOf, isTooFar, type ReadDate } from './day-of.ts'
import { hearWhen } from './hear-when.ts'
import { hourOf, type ReadClock } from './hour-of.ts'
import { lexiconOf } from './lexicon.ts'
import type { DaySide } from './named-days.ts'
import { YEARS_EITHER_WAY } from './read-date.ts'
import type { DateWords } from './when-words.ts'

export type { Clock, ClockFault } from './hour-of.ts'

/** Everything that some words say of when and where. */
export interface When {
  readonly day: ReadDate
  readonly clock: ReadClock
  /** «кабинет 5, окно 2»; null – no place with a number was named. */
  readonly place: string | null
  /** Whether the words take something back: «нет, не завтра, а в среду», «перенесли на среду». */
  readonly isCorrection: boolean
}

/**
 * Reads day, hour and place out of one message. `asked` – what the question was: a lone `10.12` answers to it.
 * @example readWhen('завтра в 10 утра в 5 кабинете', today, 'future', words) // day, 10:00 and «кабинет 5»
 */
export const readWhen = (
  typed: string,
  today: LocalDate,
  side: DaySide,
  words: DateWords,
  asked: 'day' | 'hour' = 'day',
): When => {
  const meanings = hearWhen(typed, { today, side, years: YEARS_EITHER_WAY, words })
  const { read, ofDay } = dayOf(meanings, today, side, asked === 'hour')
  const places = meanings.flatMap((each) => (each.is === 'place' ? `${each.name} ${each.number}` : []))
  const plain = ` ${typed
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  return {
    day: 'date' in read && isTooFar(read.date, today, YEARS_EITHER_WAY) ? { fault: 'too_far' } : read,
    clock: hourOf(meanings, ofDay),
    place: places.length > 0 ? [...new Set(places)].join(', ') : null,
    isCorrection: lexiconOf(words).takesBack(plain),
  }
}
