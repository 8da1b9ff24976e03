import { addDays, daysBetween, type LocalDate } from '../calendar/local-date.ts'
import type { Urgency } from '../caseload/urgency.ts'
import { behind } from '../report/behind.ts'

/** What a head compares of a unit's work, each by its word in the token. */
export const INDICATORS = [
  ...(['technology', 'need', 'stage', 'urgency', 'duration', 'outcome', 'in_time', 'mentors'] as const),
]
export type Indicator = (typeof INDICATORS)[number]

/** So far back closed cases count for what they came to, and terms for whether they were kept, in days. */
export const OUTCOME_DAYS = 365
export const TERM_DAYS = 90

/** A case without anybody's name. */
export interface CaseFact {
  readonly id: string
  readonly technology: string
  readonly stage: string
  readonly status: 'open' | 'paused' | 'closed'
  readonly urgency: Urgency
  readonly openedOn: LocalDate
  readonly closedOn: LocalDate | null
  /** The life problem that it is about, and its cause; null – nobody said. */
  readonly need: string | null
  readonly cause: string | null
  /** What a closed one came to. */
  readonly result: string | null
  /** The last day of its term, and whether a mentor is attached. */
  readonly until: LocalDate | null
  readonly hasMentor: boolean
}

/** A task whose day a rule set. */
export interface TermFact {
  readonly id: string
  readonly rule: string
  /** As it stands after having been put off. */
  readonly due: LocalDate
  readonly isPostponed: boolean
  /** The local day; null – it is open. */
  readonly doneOn: LocalDate | null
}

/** What indicators are counted from. */
export interface IndicatorFacts {
  readonly cases: readonly CaseFact[]
  readonly terms: readonly TermFact[]
}

/** A group of an indicator. */
export interface IndicatorGroup {
  /** What it is called by: a technology, a technology and a stage, a rule… */
  readonly key: readonly string[]
  readonly n: number
  /** Of how many; null – the number is no share. */
  readonly all: number | null
  /** How many of them were put off. */
  readonly postponed: number
  /** What its list shows, as `domain/report/behind.ts` writes it; of a share – what is missing from the whole. */
  readonly behind: readonly string[]
}

/** Steps of how long a case has been open, in days; the last has no end. */
const DURATIONS = [
  ['month', 30],
  ['quarter', 91],
  ['half', 182],
  ['longer', Number.POSITIVE_INFINITY],
] as const
/** How far away the end of a mentor's term is. */
const ENDINGS = [
  ['over', -1],
  ['month', 30],
  ['two', 60],
] as const

const grouped = <T>(all: readonly T[], keyOf: (each: T) => readonly string[] | null): Map<string, T[]> => {
  const found = new Map<string, T[]>()
  for (const each of all) {
    const key = keyOf(each)?.join('|')
    if (key === undefined) continue
    const known = found.get(key)
    if (known) known.push(each)
    else found.set(key, [each])
  }
  return found
}

const counted = (cases: readonly CaseFact[], keyOf: (each: CaseFact) => readonly string[] | null) =>
  [...grouped(cases, keyOf)].map(
    ([key, own]): IndicatorGroup => ({
      key: key.split('|'),
      n: own.length,
      all: null,
      postponed: 0,
      behind: own.map(({ id }) => behind('case', id)),
    }),
  )

const durationOf = ({ openedOn }: CaseFact, today: LocalDate): string =>
  DURATIONS.find(([, most]) => daysBetween(openedOn, today) <= most)?.[0] ?? 'longer'

/** A life problem with its cause, where one was said. */
const needOf = ({ need, cause }: CaseFact): readonly string[] | null =>
  need === null ? null : [need, ...(cause === null ? [] : [cause])]

const endingOf = ({ until, hasMentor }: CaseFact, today: LocalDate): readonly string[] | null => {
  if (until === null || !hasMentor) return null
  const left = daysBetween(today, until)
  const found = ENDINGS.find(([, most]) => left <= most)
  return found ? [found[0]] : null
}

/** Whether a term was kept: of an open one whose day is not over nobody can say. */
const isKept = ({ due, doneOn }: TermFact): boolean => doneOn !== null && doneOn <= due

const kept = (terms: readonly TermFact[]): IndicatorGroup[] =>
  [...grouped(terms, ({ rule }) => [rule])].map(([rule, own]) => ({
    key: [rule],
    n: own.filter(isKept).length,
    all: own.length,
    postponed: own.filter(({ isPostponed }) => isPostponed).length,
    behind: own.filter((term) => !isKept(term)).map(({ id }) => behind('task', id)),
  }))

const ordered = (
  names: readonly (readonly [string, number])[],
  groups: IndicatorGroup[],
): IndicatorGroup[] => {
  const placeOf = ({ key }: IndicatorGroup): number => names.findIndex(([name]) => name === key[0])
  return groups.sort((a, b) => placeOf(a) - placeOf(b))
}

/** The largest first; of two alike the one whose name comes first, so that places in the list agree between two presses. */
const largestFirst = (groups: IndicatorGroup[]): IndicatorGroup[] =>
  groups.sort((a, b) => (b.all ?? b.n) - (a.all ?? a.n) || (a.key.join() < b.key.join() ? -1 : 1))

/**
 * An indicator by its groups. Open cases are counted as they stand; closed ones by what they came to.
 * @example groupsOf('urgency', facts, '2026-11-25')[0] // { key: ['usual'], n: 12, all: null, … }
 */
export const groupsOf = (
  indicator: Indicator,
  { cases, terms }: IndicatorFacts,
  today: LocalDate,
): readonly IndicatorGroup[] => {
  const open = cases.filter(({ status }) => status !== 'closed')
  switch (indicator) {
    case 'technology':
      return largestFirst(counted(open, ({ technology }) => [technology]))
    case 'need':
      return largestFirst(counted(open, needOf))
    case 'stage':
      return largestFirst(counted(open, ({ technology, stage }) => [technology, stage]))
    case 'urgency':
      return largestFirst(counted(open, ({ urgency }) => [urgency]))
    case 'duration':
      return ordered(
        DURATIONS,
        counted(open, (each) => [durationOf(each, today)]),
      )
    case 'outcome': {
      const from = addDays(today, -OUTCOME_DAYS)
      const closed = cases.filter(({ closedOn }) => closedOn !== null && closedOn >= from)
      return largestFirst(
        counted(closed, ({ technology, result }) => (result === null ? null : [technology, result])),
      )
    }
    case 'mentors':
      return ordered(
        ENDINGS,
        counted(open, (each) => endingOf(each, today)),
      )
    case 'in_time':
      return largestFirst(kept(terms.filter(({ due, doneOn }) => due < today || doneOn !== null)))
  }
}

/** What an indicator comes to as a whole: the sum of its groups. */
export const totalOf = (
  groups: readonly IndicatorGroup[],
): { readonly n: number; readonly all: number | null } => {
  const isShare = groups.some(({ all }) => all !== null)
  return {
    n: groups.reduce((sum, { n }) => sum + n, 0),
    all: isShare ? groups.reduce((sum, { all }) => sum + (all ?? 0), 0) : null,
  }
}

/** Whole percents; what is not everything is not called so. @example shareOf(2, 3) === 66 */
export const shareOf = (part: number, all: number): number => (all === 0 ? 0 : Math.floor((part * 100) / all))
