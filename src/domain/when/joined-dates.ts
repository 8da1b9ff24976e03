import type { DateWords, WhenWords } from './when-words.ts'

const sideBySide = (all: readonly (readonly (readonly string[])[])[]): string[][] =>
  (all[0] ?? []).map((_, at) => all.flatMap((lists) => lists[at] ?? []))

const byName = <Name extends string>(
  all: readonly Readonly<Record<Name, readonly string[]>>[],
): Record<Name, string[]> => {
  const names = [...new Set(all.flatMap((lists) => Object.keys(lists) as Name[]))]
  return Object.fromEntries(names.map((name) => [name, all.flatMap((lists) => lists[name] ?? [])])) as Record<
    Name,
    string[]
  >
}

/** Roles of words that are plain lists. */
type Lists = { [Key in keyof WhenWords as WhenWords[Key] extends string[] ? Key : never]: string[] }

const lists = (all: readonly WhenWords[]): Lists => {
  const isList = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((each) => typeof each === 'string')
  const names = Object.entries(all[0] ?? {}).flatMap(([name, value]) => (isList(value) ? [name] : []))
  return Object.fromEntries(
    (names as (keyof Lists)[]).map((name) => [name, all.flatMap((each) => each[name])]),
  ) as Lists
}

const joinedWhen = (all: readonly WhenWords[]): WhenWords => ({
  ...lists(all),
  ordinals: byName(all.map(({ ordinals }) => ordinals)),
  ranks: byName(all.map(({ ranks }) => ranks)),
  counts: byName(all.map(({ counts }) => counts)),
  units: byName(all.map(({ units }) => units)),
  parts: byName(all.map(({ parts }) => parts)),
  people: byName(all.map(({ people }) => people)),
  said_for: all.flatMap(({ said_for }) => said_for),
  weekly_days: sideBySide(all.map(({ weekly_days }) => weekly_days)),
  places: all.flatMap(({ places }) => places),
})

/** Words of several languages as those of one: a cell of a table says nothing of its language. */
export const joinedDates = (all: readonly DateWords[]): DateWords => ({
  months: sideBySide(all.map(({ months }) => months)),
  weekdays: sideBySide(all.map(({ weekdays }) => weekdays)),
  relative: Object.assign({}, ...all.map(({ relative }) => relative)),
  when: joinedWhen(all.map(({ when }) => when)),
})
