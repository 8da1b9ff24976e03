import type { RowTexts } from './event-draft.ts'
import { hoursIn } from './hours-in-text.ts'
import { kindByWords } from './kind-by-words.ts'
import { type RowContext, type RowReading, readRowTexts, type TextFault } from './read-row-texts.ts'
import type { ScheduleField, ScheduleWords } from './schedule-columns.ts'
import { readDays } from './schedule-days.ts'
import { readTimeOfDay } from './schedule-time.ts'
import { plainText, wordPattern } from './word-list.ts'

/** What an announcement says of one field, in its own words: several – it has to be asked which is meant. */
export interface Proposed {
  readonly field: ScheduleField
  readonly found: readonly string[]
}

/** Fields that are sought in an announcement, in the order in which they are told. */
const SOUGHT = ['title', 'date', 'time', 'place', 'address', 'price', 'age', 'phone'] as const

const letters = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => plainText(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')

/** The same words once, however often they stand there. */
const distinct = <T>(found: readonly T[], key: (each: T) => string): T[] => {
  const first = new Map<string, T>()
  for (const each of found) if (!first.has(key(each))) first.set(key(each), each)
  return [...first.values()]
}

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([whole]) => whole.trim())

/** Days as announcements name them: with a month in words, or as numbers. */
const dayPattern = ({ months, when, by, and }: ScheduleWords): RegExp => {
  const month = `(?:${letters(months.flat())})(?!\\p{L})`
  const join = `\\s*(?:-|,|${letters([...when.until, ...by, ...and])})\\s*`
  const day = '(?<![\\d.:])\\d{1,2}'
  const named = `${day}(?:${join}\\d{1,2})*\\s+${month}(?:${join}\\d{1,2}\\s+${month})?(?:\\s+\\d{4})?`
  const tens = letters([...(when.counts['20'] ?? []), ...(when.counts['30'] ?? [])])
  const ordinal = letters(Object.values(when.ordinals).flat())
  const worded = `(?<!\\p{L})(?:(?:${tens})\\s+)?(?:${ordinal})\\s+${month}(?:\\s+\\d{4})?`
  const dotted = '\\d{1,2}\\.\\d{1,2}(?:\\.(?:\\d{4}|\\d{2}))?(?![\\d.:])'
  return new RegExp(`${named}|${worded}|(?<![\\d.:])${dotted}(?:\\s*-\\s*${dotted})?`, 'gu')
}

const daysIn = (text: string, context: RowContext): string[] => {
  const read = matches(text, dayPattern(context.words)).flatMap((said) => {
    const days = readDays(said, context)
    return 'fault' in days ? [] : [{ said, days: JSON.stringify(days.spans) }]
  })
  return distinct(read, ({ days }) => days).map(({ said }) => said)
}

const timesIn = (text: string, words: ScheduleWords): string[] => {
  const read = hoursIn(text, words).flatMap((said) => {
    const time = readTimeOfDay(said, words)
    return 'fault' in time || time.time === '' ? [] : [{ said, time: `${time.time} ${time.endTime}` }]
  })
  return distinct(read, ({ time }) => time).map(({ said }) => said)
}

const pricesIn = (text: string, { free, currency }: ScheduleWords): string[] => {
  const paid = new RegExp(`(?<![\\d.])\\d[\\d ]{0,6} ?(?:${letters(currency)})(?!\\p{L})`, 'gu')
  const found = matches(text, paid)
  const isFree = matches(text, wordPattern(free)).slice(0, 1)
  return distinct([...found, ...isFree], (each) => each.replace(/\D/g, '') || 'free')
}

/** What stands after «Место:» or «Адрес:» on its line. */
const labelled = (lines: readonly string[], labels: readonly string[]): string[] =>
  lines.flatMap((line) => {
    const found = new RegExp(`^\\P{L}*(?:${letters(labels)})\\s*[:–-]\\s*(.+)$`, 'iu').exec(line)
    return found?.[1] ? [found[1].replace(/[.\s]+$/u, '').trim()] : []
  })

const placesIn = (
  lines: readonly string[],
  { places }: ScheduleWords,
  labels: readonly string[],
): string[] => {
  const told = labelled(lines, labels)
  if (told.length > 0) return distinct(told, plainText)
  const named = new RegExp(
    `(?<!\\p{L})(?:${letters(places)})\\p{L}{0,6}(?:\\s+\\p{L}+)?\\s+[«"][^»"]{2,60}[»"]`,
    'giu',
  )
  return distinct(matches(lines.join('\n'), named), plainText)
}

const addressesIn = (
  lines: readonly string[],
  { streets }: ScheduleWords,
  labels: readonly string[],
): string[] => {
  const told = labelled(lines, labels)
  if (told.length > 0) return distinct(told, plainText)
  const named = new RegExp(
    `(?<!\\p{L})(?:${letters(streets)})\\p{L}{0,3}\\.?\\s+\\p{Lu}[\\p{L}\\s-]{1,40},?\\s*(?:д\\.?\\s*)?\\d{1,4}\\p{L}?`,
    'giu',
  )
  return distinct(matches(lines.join('\n'), named), plainText)
}

const phonesIn = (text: string): string[] =>
  distinct(
    matches(text, /(?<!\d)(?:\+7|8)[\s(-]{0,3}\d{3,5}[\s)-]{0,3}\d{1,3}(?:[\s-]?\d{2}){2}(?!\d)/gu),
    (each) => each.replace(/\D/g, ''),
  )

/** Signs and pictures round a line are no part of a name. */
const bare = (line: string): string => line.replace(/^[^\p{L}\p{N}«"]+|[^\p{L}\p{N}»"!?)]+$/gu, '').trim()

/** «на концерт хора «Рябинушка»» from the word of its kind on; null – no word before the quotes is one. */
const fromKind = (said: string, { kinds }: RowContext): string | null => {
  const before = said.slice(0, said.indexOf('«')).trim().split(/\s+/)
  const first = before.findIndex((word) => kindByWords([word], kinds) !== null)
  return first < 0 ? null : [...before.slice(first), said.slice(said.indexOf('«'))].join(' ')
}

const QUOTED = /(?:\p{L}+[^\S\n]+){1,3}«[^«»\n]{2,90}(?:«[^«»\n]{1,60}»[^«»\n]{0,30})?»/gu

/** A name in quotes after a word of a kind: «концерт «Песни юности»»; else the first of several lines. */
const titlesIn = (lines: readonly string[], context: RowContext): string[] => {
  const named = matches(lines.join('\n'), QUOTED).flatMap((each) => fromKind(each, context) ?? [])
  if (named.length > 0) return distinct(named, plainText)
  const [first] = lines.map(bare).filter(Boolean)
  return first !== undefined && lines.length > 1 && first.length >= 3 && first.length <= 100 ? [first] : []
}

/** Whether a text names a day on which something may be: what has none is no announcement. */
export const namesADay = (text: string, context: RowContext): boolean =>
  daysIn(plainText(text), context).length > 0

/**
 * What can be read of an event from an announcement, field by field, in its own words. What is not there is left out; what
 * is there twice is told twice, to be asked. Nothing is guessed.
 */
export const readAnnouncement = (
  text: string,
  context: RowContext,
  labels: Readonly<Record<'place' | 'address', readonly string[]>>,
): readonly Proposed[] => {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  const plain = lines.map(plainText).join('\n')
  const { words } = context
  const days = daysIn(plain, context)
  const withoutDays = plain.replace(dayPattern(words), ' ')
  const found: Readonly<Record<(typeof SOUGHT)[number], readonly string[]>> = {
    title: titlesIn(lines, context),
    date: days,
    time: timesIn(withoutDays, words),
    place: placesIn(lines, words, labels.place),
    address: addressesIn(lines, words, labels.address),
    price: pricesIn(withoutDays, words),
    age: distinct(matches(plain, /(?<!\d)\d{1,2}\+/gu), (each) => each),
    phone: phonesIn(lines.join('\n')),
  }
  return SOUGHT.filter((field) => found[field].length > 0).map((field) => ({ field, found: found[field] }))
}

/** An announcement as the texts of a row; of what is told twice nothing is taken. */
export const textsOfAnnouncement = (proposed: readonly Proposed[]): RowTexts =>
  Object.fromEntries(
    proposed.map(({ field, found }) => [field, found.length === 1 ? found[0] : found.join(' / ')]),
  )

/** Reads an announcement's texts as a row, with a fault for every field that says several things. */
export const readAnnounced = (proposed: readonly Proposed[], context: RowContext): RowReading => {
  const several = proposed.filter(({ found }) => found.length > 1).map(({ field }) => field)
  const texts = textsOfAnnouncement(proposed.filter(({ found }) => found.length === 1))
  const read = readRowTexts(texts, context)
  if (several.length === 0) return read
  const faults = ('faults' in read ? read.faults : []).filter(({ field }) => !several.includes(field))
  return { faults: [...several.map((field): TextFault => ({ field, fault: 'several_told' })), ...faults] }
}
