import type { LocalDate } from '../calendar/local-date.ts'
import { dayOf } from './day-of.ts'
import { hearWhen } from './hear-when.ts'
import { hourOf, type ReadClock } from './hour-of.ts'
import { YEARS_EITHER_WAY } from './read-date.ts'
import type { DateWords } from './when-words.ts'

export type { Clock, ClockFault, ReadClock } from './hour-of.ts'

/**
 * Reads a time of day as people write it: «14:00», «14.30», «в 3 дня», «полтретьего», «с 7 до 9 вечера», «14», «1430». An hour
 * from 1 to 6 without a part of the day is both: by day, and by night; from 7 on it is the morning's.
 * @example readClock('с 7 до 9 вечера', today, words) // { clock: { time: '19:00', endTime: '21:00' } }
 */
export const readClock = (typed: string, today: LocalDate, words: DateWords): ReadClock => {
  const meanings = hearWhen(typed, { today, side: 'future', years: YEARS_EITHER_WAY, words })
  return hourOf(meanings, dayOf(meanings, today, 'future', true).ofDay)
}
