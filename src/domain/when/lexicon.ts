import { SlippedNames } from './slipped-names.ts'
import type { DateWords, DayPart, WhenWords } from './when-words.ts'

/** Roles that a word can play; lists of {@link WhenWords}. */
type Role = {
  [Key in keyof WhenWords]: WhenWords[Key] extends readonly string[] ? Key : never
}[keyof WhenWords]

export type Unit = keyof WhenWords['units']

/** Words with their numbers. */
export type Names = Pick<ReadonlyMap<string, number>, 'get' | 'has'>

/** Words of a language by what they mean, each found at once. */
export interface Lexicon {
  readonly month: Names
  readonly weekday: Names
  /** «вторникам» of «по вторникам». */
  readonly weeklyDay: Names
  readonly relative: Names
  readonly ordinal: ReadonlyMap<string, number>
  readonly rank: ReadonlyMap<string, number>
  readonly count: ReadonlyMap<string, number>
  readonly unit: ReadonlyMap<string, Unit>
  readonly part: ReadonlyMap<string, DayPart>
  /** A form of a place's word to its name. */
  readonly place: ReadonlyMap<string, string>
  /** The hour of «полтретьего»: 3. */
  halfOf(word: string): number | undefined
  is(role: Role, word: string): boolean
  /** A text in lower case with its phrases in other words: «после завтра» is «послезавтра». */
  inOtherWords(plainText: string): string
  /** Whether the hour is left to whoever comes: «в любое время». */
  leavesHour(said: string): boolean
  /** Whether somebody is to ring once more and not to come: «просили перезвонить в среду». */
  ringsAgain(said: string): boolean
  /** Whether something is wished or a reason told: «боюсь опоздать». */
  reasons(said: string): boolean
  /** Whether a word begins like one that takes something back. */
  takesBack(said: string): boolean
  /** Whether something is only wished for. */
  wishes(said: string): boolean
  /** Whether a word tells of a deed that is done: «звонила». */
  isDone(word: string): boolean
}

const plain = (word: string): string => word.toLowerCase().replaceAll('ё', 'е')

const byNumber = (lists: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(lists).flatMap(([number, names]) => names.map((name) => [plain(name), Number(number)])),
  )

const byPlace = (lists: readonly (readonly string[])[]): ReadonlyMap<string, number> =>
  new Map(lists.flatMap((names, index) => names.map((name) => [plain(name), index + 1])))

const byName = <Name extends string>(lists: Readonly<Record<Name, readonly string[]>>) =>
  new Map(
    (Object.entries(lists) as [Name, readonly string[]][]).flatMap(([name, words]) =>
      words.map((word) => [plain(word), name] as const),
    ),
  )

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Puts phrases into other words, the longest first, each where it stands by itself. */
const rewording = (pairs: WhenWords['said_for']): ((text: string) => string) => {
  const meant = new Map(pairs.map(([phrase, meaning]) => [plain(phrase), plain(meaning)]))
  if (meant.size === 0) return (text) => text
  const phrases = [...meant.keys()].sort((a, b) => b.length - a.length).map(escaped)
  const pattern = new RegExp(`(?<!\\p{L})(?:${phrases.join('|')})(?!\\p{L})`, 'gu')
  return (text) => text.replace(pattern, (phrase) => meant.get(phrase) ?? phrase)
}

const hasBeginning = (beginnings: readonly string[]): ((said: string) => boolean) => {
  const known = beginnings.map((each) => ` ${plain(each)}`)
  return (said) => known.some((each) => said.includes(each))
}

const made = (words: DateWords): Lexicon => {
  const { when } = words
  const roles = new Map(
    Object.entries(when).flatMap(([role, list]) =>
      Array.isArray(list) && list.every((each) => typeof each === 'string')
        ? [[role, new Set((list as string[]).map(plain))] as const]
        : [],
    ),
  )
  const rank = byNumber(when.ranks)
  const count = byNumber(when.counts)
  const unit = byName(when.units)
  const part = byName(when.parts)
  const weeklyDay = byPlace(when.weekly_days)
  const isOther = (word: string): boolean =>
    [rank, count, unit, part, weeklyDay].some((names) => names.has(word)) ||
    [...roles.values()].some((role) => role.has(word))
  const done = hasBeginning(when.done)
  const [ringsAgain, comes] = [hasBeginning(when.ring_again), hasBeginning(when.comes)]
  const slipped = (names: ReadonlyMap<string, number>) => new SlippedNames(names, isOther)
  return {
    month: slipped(byPlace(words.months)),
    weekday: slipped(byPlace(words.weekdays)),
    weeklyDay,
    relative: slipped(new Map(Object.entries(words.relative).map(([word, days]) => [plain(word), days]))),
    ordinal: byNumber(when.ordinals),
    rank,
    count,
    unit,
    part,
    inOtherWords: rewording(when.said_for),
    leavesHour: hasBeginning(when.any_time),
    ringsAgain: (said) => ringsAgain(said) && !comes(said),
    reasons: hasBeginning(when.reason),
    place: new Map(when.places.flatMap((forms) => forms.map((form) => [plain(form), forms[0] as string]))),
    halfOf: (word) =>
      when.half_joined.flatMap((half) =>
        word.startsWith(half) ? (rank.get(word.slice(half.length)) ?? []) : [],
      )[0],
    is: (role, word) => roles.get(role)?.has(word) ?? false,
    takesBack: hasBeginning(when.correction),
    wishes: hasBeginning(when.wish),
    isDone: (word) => done(` ${word} `),
  }
}

const known = new WeakMap<DateWords, Lexicon>()

/** The lexicon of a vocabulary; made once for each. */
export const lexiconOf = (words: DateWords): Lexicon => {
  const found = known.get(words) ?? made(words)
  known.set(words, found)
  return found
}
