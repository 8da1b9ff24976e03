import { z } from 'zod'

const Replaced = z.array(z.tuple([z.string().min(1), z.string()]))

/**
 * How written words are said in one language (`speech` in `locales/<lang>/vocabulary.yaml`): a voice stumbles over
 * abbreviations and reads a telephone as millions.
 */
export const SpeechManners = z.strictObject({
  /** What stands for itself, the longest first: `['ул.', 'улица']`. */
  short: Replaced,
  /** What stands for something else after a number: `['г.', 'года']`. */
  after_number: Replaced,
  /** How «+» before a telephone is said. */
  plus: z.string().min(1),
  /** Days of a month in words, the first one first; empty where a number is read well. */
  days: z.array(z.string().min(1)).max(31),
  /** Months as they stand after a day. */
  months: z.array(z.string().min(1)).length(12),
})
export type SpeechManners = z.infer<typeof SpeechManners>

/** How a time of day is said: hours 0-23, minutes 0-59. */
export type SayTime = (hours: number, minutes: number) => string

const PICTURES = /\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}]|\ufe0f|\u200d|\u20e3/gu
const LINKS = /https?:\/\/\S+/g
const SIGNS = /[#*_~|<>{}[\]\\^=→←↑↓✓✔✗]/g
const THOUSANDS = /(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))/g
const PHONE = /(?<![\d.,])(?:\+?\d(?:[\s()\u2010-\u2013-]{0,2}\d){9,11})(?![\d])/g
const COMPACT_PHONE = /^(\d)(\d{3})(\d{3})(\d{2})(\d{2})$/
const CLOCK = /(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)/g
const BULLET = /^[•·–—-]\s*/
const STOPS = /[.!?:;,…]$/

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A digit after another, a pause between groups: «8, 8 0 0, 2 0 0 0, 1 2 2». */
const sayPhone = (phone: string, plus: string): string => {
  const groups = COMPACT_PHONE.exec(phone.replace('+', ''))?.slice(1) ?? phone.match(/\d+/g) ?? []
  const said = groups.map((group) => [...group].join(' ')).join(', ')
  return phone.startsWith('+') ? `${plus} ${said}` : said
}

type Pairs = readonly (readonly [short: string, long: string])[]

/** A letter at the end of what is short ends a word; a full stop there is part of it. */
const endOf = (short: string): string => (/\p{L}$/u.test(short) ? '(?![\\p{L}\\d])' : '')

const inFull = (words: string, pairs: Pairs): string =>
  pairs.reduce(
    (text, [short, long]) =>
      text.replace(new RegExp(`(?<![\\p{L}\\d])${escaped(short)}${endOf(short)}`, 'giu'), long),
    words,
  )

/** «1 500 р. Деньги придут…»: the full stop of what is short may be that of the sentence too. */
const countedInFull = (words: string, pairs: Pairs): string =>
  pairs.reduce(
    (text, [short, long]) =>
      text.replace(
        new RegExp(`(?<=\\d) ?${escaped(short)}${endOf(short)}(\\s+(?=\\p{Lu}))?`, 'gu'),
        (_all, sentence?: string) => ` ${long.trim()}${sentence === undefined ? '' : '. '}`,
      ),
    words,
  )

const sayDays = (words: string, { days, months }: SpeechManners): string =>
  days.length === 0
    ? words
    : words.replace(
        new RegExp(`(?<!\\d)(\\d{1,2})(?= (?:${months.map(escaped).join('|')})(?!\\p{L}))`, 'giu'),
        (number) => days[Number(number) - 1] ?? number,
      )

/** A voice pauses where a sentence ends: a line of its own is one. */
const sayLines = (words: string): string =>
  words
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim().replace(BULLET, ''))
    .filter((line) => /[\p{L}\d]/u.test(line))
    .map((line) => (STOPS.test(line) ? line : `${line}.`))
    .join('\n')

/**
 * Words as a voice says them well: no pictures and signs, times and days in words, telephones digit by digit,
 * abbreviations in full.
 * @param words plain, without markup
 * @example
 * speakable('Tel. 8 (000) 000-01-01', manners, sayTime) // 'Telephone 8, 0 0 0, 0 0 0, 0 1, 0 1.'
 */
export const speakable = (words: string, manners: SpeechManners, sayTime: SayTime): string => {
  const plain = words.replaceAll(LINKS, ' ').replaceAll(PICTURES, ' ')
  const numbers = plain
    .replaceAll(PHONE, (phone) => sayPhone(phone, manners.plus))
    .replaceAll(CLOCK, (_all, hours, minutes) => sayTime(Number(hours), Number(minutes)))
    .replaceAll(THOUSANDS, '')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
  const dated = sayDays(numbers, manners)
  const counted = countedInFull(dated, manners.after_number)
  return sayLines(inFull(counted, manners.short).replaceAll(SIGNS, ' '))
}
