import type { DateWords, DayPart, WhenWords } from './when-words.ts'

/** Roles that a word can play; lists of {@link WhenWords}. */
type Role = {
  [Key in keyof WhenWords]: WhenWords[Key] extends readonly string[] ? Key : never
}[keyof WhenWords]

export type Unit = keyof WhenWords['units']

/** Words of a language by what they mean, each found at once. */
export interface Lexicon {
  readonly month: ReadonlyMap<string, number>
  readonly weekday: ReadonlyMap<string, number>
  readonly relative: ReadonlyMap<string, number>
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
  /** Whether a word begins like one that takes something back. */
  takesBack(said: string): boolean
  /** Whether something is only wished for. */
  wishes(said: string): boolean
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
  return {
    month: byPlace(words.months),
    weekday: byPlace(words.weekdays),
    relative: new Map(Object.entries(words.relative).map(([word, days]) => [plain(word), days])),
    ordinal: byNumber(when.ordinals),
    rank,
    count: byNumber(when.counts),
    unit: byName(when.units),
    part: byName(when.parts),
    place: new Map(when.places.flatMap((forms) => forms.map((form) => [plain(form), forms[0] as string]))),
    halfOf: (word) =>
      when.half_joined.flatMap((half) =>
        word.startsWith(half) ? (rank.get(word.slice(half.length)) ?? []) : [],
      )[0],
    is: (role, word) => roles.get(role)?.has(word) ?? false,
    takesBack: (said) => when.correction.some((beginning) => said.includes(` ${plain(beginning)}`)),
    wishes: (said) => when.wish.some((beginning) => said.includes(` ${plain(beginning)}`)),
  }
}

const known = new WeakMap<DateWords, Lexicon>()

/** The lexicon of a vocabulary; made once for each. */
export const lexiconOf = (words: DateWords): Lexicon => {
  const found = known.get(words) ?? made(words)
  known.set(words, found)
  return found
}
