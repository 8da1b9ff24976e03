import type { LocalDate } from '../calendar/local-date.ts'
import { hearWhen } from '../when/hear-when.ts'
import { type ClockFault, hourOf } from '../when/hour-of.ts'
import type { Meaning } from '../when/meaning.ts'
import { YEARS_EITHER_WAY } from '../when/read-date.ts'
import type { ScheduleWords } from './schedule-columns.ts'
import type { ScheduleFault } from './schedule-trouble.ts'
import { isOneOf, plainText, wordPattern } from './word-list.ts'

/** When on a day: `10:30`; `''` – all day, or nobody said. */
export interface TimeOfDay {
  readonly time: string
  readonly endTime: string
}

type Read = TimeOfDay | { readonly fault: ScheduleFault }

const UNCLEAR = { fault: 'time_unclear' } as const
const ALL_DAY: TimeOfDay = { time: '', endTime: '' }

/** Spreadsheets that write a time out as text add seconds, which no event has: `14:00:00` is `14:00`. */
export const hoursAndMinutes = (text: string): string =>
  plainText(text).replace(/(?<![\d:.])(\d{1,2}:\d{2}):00(?![\d:])/g, '$1')

/** «14:00:30» is no hour of an event. */
const SECONDS = /\d:\d{2}:\d/
/** Meanings of which hours are made. */
const OF_HOURS: ReadonlySet<string> = new Set(['hour', 'pair', 'number', 'part', 'dash'])
/** Hours lie on no day. */
const ANY_DAY: LocalDate = '2000-01-01'
const NO_DAY: ReadonlySet<never> = new Set()
/** «03:00»: who writes the nought means the clock of 24 hours. */
const WITH_NOUGHT = /(?<!\d)0[1-6][:.]\d{2}/

const FAULTS: Readonly<Record<ClockFault, ScheduleFault>> = {
  not_a_time: 'time_unclear',
  no_such_time: 'time_unclear',
  several_times: 'time_several',
  end_before_start: 'end_before_start',
}

/** A number beside hours that is none of them; «10 до 12» has none. */
const hasStrayNumber = (meanings: readonly Meaning[]): boolean => {
  const numbers = meanings.filter(({ is }) => is === 'number').length
  const hours = meanings.filter(({ is }) => is === 'hour' || is === 'pair')
  const isBegin =
    numbers === 1 && hours.length === 1 && hours.some((each) => 'side' in each && each.side === 'until')
  return numbers > 0 && hours.length > 0 && !isBegin
}

/** What may stand beside hours and says nothing of them: «начало». */
const withoutBeside = (text: string, words: ScheduleWords): string =>
  text.replace(wordPattern(words.beside_time), ' ')

/**
 * Reads when on a day something is, as people write it: «14:00», «14-00», «14 ч», «с 14 до 16», «в 3 дня», «в полдень»,
 * «весь день». What can be read in two ways – «в 3» – is a fault. The hours are read as wherever they are typed.
 * @example readTimeOfDay('с 14 до 16', words) // { time: '14:00', endTime: '16:00' }
 */
export const readTimeOfDay = (text: string, words: ScheduleWords): Read => {
  const plain = hoursAndMinutes(text)
  if (plain === '' || isOneOf(plain, words.nothing) || isOneOf(plain, words.all_day)) return ALL_DAY
  if (SECONDS.test(plain)) return UNCLEAR
  const asked = { today: ANY_DAY, side: 'any', years: YEARS_EITHER_WAY, words } as const
  const meanings = hearWhen(withoutBeside(plain, words), asked)
  if (meanings.some(({ is }) => !OF_HOURS.has(is))) return UNCLEAR
  if (hasStrayNumber(meanings)) return UNCLEAR
  const read = hourOf(meanings, NO_DAY)
  if ('clock' in read) return read.clock
  if ('fault' in read) return { fault: FAULTS[read.fault] }
  return WITH_NOUGHT.test(plain) ? read.either[1] : UNCLEAR
}
