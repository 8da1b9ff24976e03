import type { LocalDate } from '../calendar/local-date.ts'
import { dayOf, isTooFar, type ReadDate } from './day-of.ts'
import { hearWhen } from './hear-when.ts'
import type { DaySide } from './named-days.ts'
import type { DateWords } from './when-words.ts'

export type { DateFault, ReadDate } from './day-of.ts'

/** Dates further than this from today are slips of the finger, not plans. */
export const YEARS_EITHER_WAY = 2

/**
 * Reads a day as people write it: «25.11», «1 декабря в 10.12», «завтра», «в следующую среду», «через две недели», `2026-11-25`.
 * A day without a year is the nearest on the side that is asked for. `furthestYears` bounds slips of the finger. What can be
 * read in two ways is a fault with both days.
 *
 * The npm package chrono-node reads Russian too and was looked at first: of the cases in `test/domain/when` it reads fewer,
 * and it never asks – «во вторник 2 декабря» is a Wednesday to it, «завтра в 3 дня» nine in the morning.
 * @example readDate('завтра в 10.12', '2026-11-29', 'future', words) // { date: '2026-11-30' }
 */
export const readDate = (
  typed: string,
  today: LocalDate,
  side: DaySide,
  words: DateWords,
  furthestYears: number = YEARS_EITHER_WAY,
): ReadDate => {
  const { read } = dayOf(hearWhen(typed, { today, side, years: furthestYears, words }), today, side)
  return 'date' in read && isTooFar(read.date, today, furthestYears)
    ? { fault: 'too_far', far: read.date }
    : read
}
