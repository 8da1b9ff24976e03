import { AGAIN, lessonSubject } from '../../domain/events/lesson.ts'
import { branchesOf } from '../../domain/scenario/inspect/branches.ts'
import type { Content } from '../ports/content.ts'
import { Walker } from './walker.ts'

/** What a walk through all content came to. */
export interface Walked {
  /** Steps, answers and ways of the scenario, and those of them that nobody takes. */
  readonly branches: number
  readonly unwalked: readonly string[]
  /** States that people can come into, and those of which everything was proved. */
  readonly states: number
  readonly proved: number
  /** What did not hold, with its place. */
  readonly problems: readonly string[]
}

const SEED = 7

/** Every lesson, for the first time and once more. */
const schoolWalks = (content: Content, at: number): Walker[] => {
  const [region = ''] = content.regions.keys()
  return [...content.lessons.keys()].map((lesson) => {
    const walker = new Walker(content, region, at, content.school)
    for (const answers of [{}, { [AGAIN]: true }])
      walker.walk(lessonSubject(lesson), SEED, { stage: lesson, answers })
    return walker
  })
}

/** Every need in the first region, and one need in every other: places differ in offices, not in ways. */
const walksOf = ({ needs, regions }: Content): (readonly [need: string, region: string])[] => {
  const [first = '', ...others] = regions.keys()
  const [need = ''] = needs.keys()
  return [
    ...[...needs.keys()].map((each) => [each, first] as const),
    ...others.map((region) => [need, region] as const),
  ]
}

/**
 * Walks every need and every lesson through every state that a person can come into (promises.md 4): which branches are taken, and that
 * from each state one can go on, go back, pause and come back, ask why, call a human, and reach an end.
 * @param at the moment of every talk, in milliseconds since the epoch
 */
export const walkContent = (content: Content, at: number): Walked => {
  const ofNeeds = walksOf(content).map(([need, region]) => {
    const walker = new Walker(content, region, at)
    walker.walk(need, SEED)
    return walker
  })
  const walkers = [...ofNeeds, ...schoolWalks(content, at)]
  const needs = [...content.needs.values()]
  const all = new Set([...branchesOf(content.track, needs), ...branchesOf(content.school, needs)])
  const taken = new Set(walkers.flatMap(({ branches }) => [...branches]))
  const sum = (of: (walker: Walker) => number): number =>
    walkers.reduce((total, walker) => total + of(walker), 0)
  return {
    branches: all.size,
    unwalked: [...all].filter((branch) => !taken.has(branch)),
    states: sum(({ states }) => states),
    proved: sum(({ proved }) => proved),
    problems: walkers.flatMap(({ problems }) => [...problems]),
  }
}
