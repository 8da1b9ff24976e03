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

/** `14`, `14:00`, `14.00`, `14-00`; `14-16` is either a quarter past two or two hours, and so nothing. */
const CLOCK = String.raw`(\d{1,2})(?:[:.](\d{2})|-(00|2[5-9]|[345]\d))?`
const ONE = new RegExp(`^${CLOCK}$`)
const SPAN = new RegExp(`^${CLOCK} ?(?:-|>) ?${CLOCK}$`)

const clock = (hour: string | undefined, minute = '00'): string | null => {
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}

const spanOf = (said: string): Read | null => {
  const found = SPAN.exec(said)
  if (!found) return null
  const [, hour, minute, dashed, endHour, endMinute, endDashed] = found
  // «14-16» without a sign of hours: both readings are honest, so neither is taken.
  if (/^\d{1,2}-\d{1,2}$/.test(said)) return UNCLEAR
  const [time, endTime] = [clock(hour, minute ?? dashed), clock(endHour, endMinute ?? endDashed)]
  if (time === null || endTime === null) return UNCLEAR
  return endTime > time ? { time, endTime } : { fault: 'end_before_start' }
}

/** How many clocks a text names: «14:00, 16:00» are two events. */
const clocksIn = (said: string): number => said.match(/\d{1,2}[:.]\d{2}/g)?.length ?? 0

/**
 * Reads when on a day something is, as people write it: «14:00», «14-00», «14 ч», «с 14 до 16», «14:00–16:00», «весь день».
 * What can be read in two ways is a fault.
 * @example readTimeOfDay('с 14 до 16', words) // { time: '14:00', endTime: '16:00' }
 */
export const readTimeOfDay = (text: string, words: ScheduleWords): Read => {
  const plain = hoursAndMinutes(text)
  if (plain === '' || isOneOf(plain, words.nothing) || isOneOf(plain, words.all_day)) return ALL_DAY
  const said = plain
    .replace(wordPattern(bothLists(words.until, words.by)), '>')
    .replace(wordPattern(bothLists(words.from, words.beside_time)), ' ')
    .replace(/(?<=\d)(?:ч|h)\.?(?![\p{L}])/gu, '')
    .replace(/[.,;\s]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim()
  const one = ONE.exec(said)
  if (one) {
    const time = clock(one[1], one[2] ?? one[3])
    return time === null ? UNCLEAR : { time, endTime: '' }
  }
  const span = spanOf(said)
  if (span) return span
  return clocksIn(said) > 1 ? { fault: 'time_several' } : UNCLEAR
}

/** A clock among other words; `5.12` and `5-30` speak of days. */
const AMONG = String.raw`(?:\d{1,2}:\d{2}|\d{1,2}\.(?:00|1[3-9]|[2-5]\d)|\d{1,2}-00)(?!\.?\d)`

const patterns = new WeakMap<ScheduleWords, RegExp>()

const hoursAmong = (words: ScheduleWords): RegExp => {
  const known = patterns.get(words)
  if (known) return known
  const lead = wordPattern(bothLists(words.from, words.beside_time)).source
  const until = wordPattern(bothLists(words.until, words.by)).source
  const span = `${AMONG}(?:\\s*(?:-|${until})\\s*${AMONG})?`
  const made = new RegExp(`(?:(?:${lead})\\s*)*(?<![\\d.])${span}(?:\\s*(?:${lead}))*`, 'u')
  patterns.set(words, made)
  return made
}

/** Every part of a text that speaks of hours: «в 14:00», «с 14 до 16», «в 14 часов». */
export const hoursIn = (text: string, words: ScheduleWords): string[] => {
  const plain = hoursAndMinutes(text)
  const hour = wordPattern(words.beside_time).source
  const from = wordPattern(words.from).source
  const until = wordPattern(words.until).source
  const told = new RegExp(
    `${hoursAmong(words).source}|${from}\\s+\\d{1,2}\\s+${until}\\s+\\d{1,2}(?![\\d.])|${hour}\\s+\\d{1,2}\\s*${hour}`,
    'gu',
  )
  return [...plain.matchAll(told)].map(([whole]) => whole.trim())
}

/**
 * The part of a text about a day that speaks of hours, and the rest: «5 декабря в 14.00» – «в 14.00» and «5 декабря».
 * Numbers without a sign of hours stay with the day.
 */
export const splitTime = (text: string, words: ScheduleWords): { time: string; rest: string } => {
  const plain = hoursAndMinutes(text)
  const found = hoursAmong(words).exec(plain)
  if (!found) return { time: '', rest: plain }
  const rest = `${plain.slice(0, found.index)} ${plain.slice(found.index + found[0].length)}`
  return { time: found[0].trim(), rest: rest.replace(/\s+/g, ' ').trim() }
}
