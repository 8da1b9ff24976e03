import type { LocalDate } from '../calendar/local-date.ts'
import { hearWhen } from '../when/hear-when.ts'
import { type ClockFault, hourOf } from '../when/hour-of.ts'
import { lexiconOf } from '../when/lexicon.ts'
import type { Meaning } from '../when/meaning.ts'
import { YEARS_EITHER_WAY } from '../when/read-date.ts'
import type { ScheduleWords } from './schedule-columns.ts'
import type { ScheduleFault } from './schedule-trouble.ts'
import { bothLists, isOneOf, plainText, wordPattern } from './word-list.ts'

/** When on a day: `10:30`; `''` – all day, or nobody said. */
export interface TimeOfDay {
  readonly time: string
  readonly endTime: string
}

type Read = TimeOfDay | { readonly fault: ScheduleFault }

const UNCLEAR = { fault: 'time_unclear' } as const
const ALL_DAY: TimeOfDay = { time: '', endTime: '' }

/** Spreadsheets that write a time out as text add seconds, which no event has: `14:00:00` is `14:00`. */
const hoursAndMinutes = (text: string): string =>
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

/** A clock among other words; `5.12` and `5-30` speak of days. */
const AMONG = String.raw`(?:\d{1,2}:\d{2}|\d{1,2}\.(?:00|1[3-9]|[2-5]\d)|\d{1,2}-00)(?!\.?\d)`

const patterns = new WeakMap<ScheduleWords, RegExp>()

/** What may stand before and behind an hour: «в», «начало», «ч». */
const besideHours = ({ when, beside_time }: ScheduleWords): readonly string[] =>
  bothLists(bothLists(when.at, when.hour), bothLists(when.minute, beside_time))

const hoursAmong = (words: ScheduleWords): RegExp => {
  const known = patterns.get(words)
  if (known) return known
  const lead = wordPattern(bothLists(words.when.from, besideHours(words))).source
  const until = wordPattern(bothLists(words.when.until, words.by)).source
  const span = `${AMONG}(?:\\s*(?:-|${until})\\s*${AMONG})?`
  const made = new RegExp(`(?:(?:${lead})\\s*)*(?<![\\d.])${span}(?:\\s*(?:${lead}))*`, 'u')
  patterns.set(words, made)
  return made
}

/** Every part of a text that speaks of hours: «в 14:00», «с 14 до 16», «в 14 часов». */
export const hoursIn = (text: string, words: ScheduleWords): string[] => {
  const plain = hoursAndMinutes(text)
  const hour = wordPattern(besideHours(words)).source
  const from = wordPattern(words.when.from).source
  const until = wordPattern(words.when.until).source
  const told = new RegExp(
    `${hoursAmong(words).source}|${from}\\s+\\d{1,2}\\s+${until}\\s+\\d{1,2}(?![\\d.])|${hour}\\s+\\d{1,2}\\s*${hour}`,
    'gu',
  )
  return [...plain.matchAll(told)].map(([whole]) => whole.trim())
}

/** Whether words say of themselves that they are hours: «в 3 дня», «в полдень», «в 14»; «с 1 по 5» may be days. */
const saysHours = (said: string, words: ScheduleWords): boolean => {
  const lexicon = lexiconOf(words)
  const [first = '', ...rest] = said.split(' ')
  const isNamed = (word: string): boolean =>
    lexicon.part.has(word) ||
    (['hour', 'noon', 'midnight', 'half', 'quarter', 'without'] as const).some((role) =>
      lexicon.is(role, word),
    )
  return lexicon.is('at', first) || isNamed(first) || rest.some(isNamed)
}

/** Hours in words, behind or before the day: «5 декабря в 3 дня», «в полдень 5 декабря». */
const splitInWords = (plain: string, words: ScheduleWords): { time: string; rest: string } => {
  const all = plain.split(' ')
  for (let cut = 1; cut < all.length; cut += 1) {
    const [before, behind] = [all.slice(0, cut).join(' '), all.slice(cut).join(' ')]
    if (isHours(behind, words)) return { time: behind, rest: before }
    const start = all.slice(0, all.length - cut).join(' ')
    if (isHours(start, words)) return { time: start, rest: all.slice(all.length - cut).join(' ') }
  }
  return { time: '', rest: plain }
}

const isHours = (said: string, words: ScheduleWords): boolean => {
  if (!saysHours(said, words)) return false
  const read = readTimeOfDay(said, words)
  return 'time' in read && read.time !== ''
}

/**
 * The part of a text about a day that speaks of hours, and the rest: «5 декабря в 14.00» – «в 14.00» and «5 декабря».
 * Numbers without a sign of hours stay with the day.
 */
export const splitTime = (text: string, words: ScheduleWords): { time: string; rest: string } => {
  const plain = hoursAndMinutes(text)
  const found = hoursAmong(words).exec(plain)
  if (!found) return splitInWords(plain, words)
  const rest = `${plain.slice(0, found.index)} ${plain.slice(found.index + found[0].length)}`
  return { time: found[0].trim(), rest: rest.replace(/\s+/g, ' ').trim() }
}
