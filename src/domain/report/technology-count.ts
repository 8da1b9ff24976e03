import { z } from 'zod'
import type { LocalDate } from '../calendar/local-date.ts'
import type { Stretch } from '../calendar/period.ts'
import { EFFECTS } from '../caseload/effect.ts'

/** A case that was worked in a period, as it is counted: whose it is stands in ids alone. */
export const WorkedCase = z.object({
  id: z.string(),
  technology: z.string(),
  /** The stage as it stands now. */
  stage: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  reason: z.string().nullable(),
  result: z.string().nullable(),
  citizen: z.string(),
  /** Null – no family is written down. */
  family: z.string().nullable(),
  /** Groups of the person on the last day. */
  categories: z.array(z.string()).readonly(),
  /** Within the period, with somebody met. */
  visits: z.int(),
  consultations: z.int(),
  /** Terms by rule that ran out in the period; how many were kept; how many are open still. */
  terms: z.int(),
  inTime: z.int(),
  late: z.int(),
  /** What assessments of the period came to. */
  effects: z.array(z.enum(EFFECTS)).readonly(),
  /** Tasks of a stage that were done, as `stage.task`. */
  practised: z.array(z.string()).readonly(),
})
export type WorkedCase = z.infer<typeof WorkedCase>

/** Something with how often it occurred. */
export interface Tallied {
  readonly of: string
  readonly n: number
}

/** What a technology came to in a period. */
export interface TechnologyCount {
  readonly technology: string
  readonly opened: number
  readonly closed: number
  /** Open on the last day. */
  readonly running: number
  readonly people: number
  readonly families: number
  /** People of whom no family is written down. */
  readonly withoutFamily: number
  /** People of each group. */
  readonly categories: readonly Tallied[]
  /** Open cases by stage. */
  readonly stages: readonly Tallied[]
  /** Closed ones by reason and result, as `reason.result`. */
  readonly results: readonly Tallied[]
  readonly visits: number
  readonly consultations: number
  readonly terms: number
  readonly inTime: number
  readonly effects: readonly Tallied[]
  /** In how many cases each task of a stage was done. */
  readonly practised: readonly Tallied[]
  /** Ids of the cases. */
  readonly cases: readonly string[]
}

/** How often each word occurs, in the order of the names given; words that are none of them come last. */
const tally = (words: readonly string[], order: readonly string[] = []): Tallied[] => {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const place = (word: string): number => (order.includes(word) ? order.indexOf(word) : order.length)
  return [...counts].sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1)).map(([of, n]) => ({ of, n }))
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

const isClosedBy = ({ closedOn }: WorkedCase, day: LocalDate): boolean => closedOn !== null && closedOn <= day

/** The names of a technology's parts, in its own order. */
export interface TechnologyOrder {
  readonly id: string
  readonly stages: readonly { readonly id: string; readonly tasks: readonly { readonly id: string }[] }[]
}

const countOne = (
  { id, stages }: TechnologyOrder,
  cases: readonly WorkedCase[],
  { from, to }: Stretch,
): TechnologyCount => {
  const people = new Map(cases.map((each) => [each.citizen, each]))
  const closed = cases.filter((each) => isClosedBy(each, to))
  const running = cases.filter((each) => !isClosedBy(each, to))
  return {
    technology: id,
    opened: cases.filter(({ openedOn }) => openedOn >= from).length,
    closed: closed.length,
    running: running.length,
    people: people.size,
    families: new Set(cases.flatMap(({ family }) => family ?? [])).size,
    withoutFamily: [...people.values()].filter(({ family }) => family === null).length,
    categories: tally([...people.values()].flatMap(({ categories }) => categories)),
    stages: tally(
      running.map(({ stage }) => stage),
      stages.map((each) => each.id),
    ),
    results: tally(closed.map(({ reason, result }) => `${reason ?? ''}.${result ?? ''}`)),
    visits: total(cases.map(({ visits }) => visits)),
    consultations: total(cases.map(({ consultations }) => consultations)),
    terms: total(cases.map(({ terms }) => terms)),
    inTime: total(cases.map(({ inTime }) => inTime)),
    effects: tally(
      cases.flatMap(({ effects }) => effects),
      EFFECTS,
    ),
    practised: tally(
      cases.flatMap(({ practised }) => practised),
      stages.flatMap((stage) => stage.tasks.map((task) => `${stage.id}.${task.id}`)),
    ),
    cases: cases.map((each) => each.id),
  }
}

/**
 * Counts the information on technologies (order, 3.2.3): cases that were open in the period for a day at least, by technology, in
 * the order given. People and families stand once in each; whoever is worked with by two technologies stands in both.
 */
export const countTechnologies = (
  technologies: readonly TechnologyOrder[],
  cases: readonly WorkedCase[],
  period: Stretch,
): readonly TechnologyCount[] =>
  technologies.map((technology) =>
    countOne(
      technology,
      cases.filter((each) => each.technology === technology.id),
      period,
    ),
  )
