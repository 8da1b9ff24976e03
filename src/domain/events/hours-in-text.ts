import { type Lexicon, lexiconOf } from '../when/lexicon.ts'
import type { ScheduleWords } from './schedule-columns.ts'
import { hoursAndMinutes, readTimeOfDay } from './schedule-time.ts'
import { bothLists, isOneOf, wordPattern } from './word-list.ts'

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
  return [...[...plain.matchAll(told)].map(([whole]) => whole.trim()), ...hoursInWords(plain, words)]
}

/** So many words an hour is told with: «с двух до четырёх часов дня». */
const MOST_WORDS = 7

/** Hours in words among others, each as long as it goes: «в 3 дня», «в половине седьмого вечера»; «на 3 дня» is none. */
const hoursInWords = (plain: string, words: ScheduleWords): string[] => {
  const all = plain.split(' ')
  const found: string[] = []
  for (let from = 0; from < all.length; from += 1) {
    if (isOneOf(all[from] ?? '', words.lasting) || isOneOf(all[from - 1] ?? '', words.lasting)) continue
    const lengths = Array.from({ length: MOST_WORDS }, (_, at) => MOST_WORDS - at)
    const length = lengths.find((each) => isNamedHours(all.slice(from, from + each).join(' '), words))
    if (length === undefined) continue
    found.push(
      all
        .slice(from, from + length)
        .join(' ')
        .replace(/[.,;!?]+$/u, ''),
    )
    from += length - 1
  }
  return found
}

/** Hours that a word beside the numbers says to be ones. */
const isNamedHours = (said: string, words: ScheduleWords): boolean => {
  const lexicon = lexiconOf(words)
  const [first = '', ...rest] = said.split(' ')
  const leads = lexicon.is('at', first) || lexicon.is('from', first)
  const names = rest.some((word) => namesHours(word.replace(/[.,;!?]+$/u, ''), lexicon))
  return leads && names && isHours(said, words)
}

/** Whether words say of themselves that they are hours: «в 3 дня», «в полдень», «в 14»; «с 1 по 5» may be days. */
const saysHours = (said: string, words: ScheduleWords): boolean => {
  const lexicon = lexiconOf(words)
  const [first = '', ...rest] = said.split(' ')
  return lexicon.is('at', first) || [first, ...rest].some((word) => namesHours(word, lexicon))
}

/** Roles of words that numbers are hours beside. */
const HOUR_ROLES = ['hour', 'noon', 'midnight', 'half', 'quarter', 'without'] as const

const namesHours = (word: string, lexicon: Lexicon): boolean =>
  lexicon.part.has(word) ||
  lexicon.halfOf(word) !== undefined ||
  HOUR_ROLES.some((role) => lexicon.is(role, word))

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
