import { AGAIN, lessonSubject } from '../../domain/events/lesson.ts'
import { Competence } from '../../domain/scenario/definition.ts'
import { branchesOf } from '../../domain/scenario/inspect/branches.ts'
import { LEVEL_OF_HOME, levelName } from '../../domain/scenario/level.ts'
import type { Content } from '../ports/content.ts'
import { Walker } from './walker.ts'

/** What one walk came to. */
export interface WalkedOne extends Walk {
  readonly states: number
  readonly proved: number
  /** Steps of the track that nobody comes to on it. */
  readonly missed: readonly string[]
}

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
  /** Each walk of the track, in the order of {@link walksOf}. */
  readonly walks: readonly WalkedOne[]
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

/** A talk that is walked: the need, where, and what the person has said already. */
export interface Walk {
  readonly need: string
  readonly region: string
  readonly answers: Readonly<Record<string, string | number>>
}

const allAt = (level: number): Record<string, number> =>
  Object.fromEntries(Competence.options.map((competence) => [levelName(competence), level]))

/**
 * Every need in the first region, and one need in every other: places differ in offices, not in ways. One need is walked
 * once more with its cause clear from the first words, which is then not asked, and by those who have walked the way before.
 */
export const walksOf = ({ needs, regions }: Content): Walk[] => {
  const [first = '', ...others] = regions.keys()
  const [one] = needs.values()
  const need = one?.id ?? ''
  return [
    ...[...needs.keys()].map((each) => ({ need: each, region: first, answers: {} })),
    ...others.map((region) => ({ need, region, answers: {} })),
    ...(one?.causes ?? []).slice(0, 1).map((cause) => ({ need, region: first, answers: { cause } })),
    ...[1, LEVEL_OF_HOME].map((level) => ({ need, region: first, answers: allAt(level) })),
  ]
}

const walkedAlong = ({ need, region, answers }: Walk, content: Content, at: number): Walker => {
  const walker = new Walker(content, region, at)
  walker.walk(need, SEED, { answers })
  return walker
}

const walkedOne = (
  { need, region, answers }: Walk,
  { states, proved, branches }: Walker,
  { track }: Content,
): WalkedOne => {
  const missed = [...track.steps.keys()].filter((step) => !branches.has(step))
  return { need, region, answers, states, proved, missed }
}

/**
 * Walks every need and every lesson through every state that a person can come into (promises.md 4): which branches are taken, and that
 * from each state one can go on, go back, pause and come back, ask why, call a human, and reach an end.
 * @param at the moment of every talk, in milliseconds since the epoch
 */
export const walkContent = (content: Content, at: number): Walked => {
  const ofNeeds = walksOf(content).map((walk) => ({ walk, walker: walkedAlong(walk, content, at) }))
  const walkers = [...ofNeeds.map(({ walker }) => walker), ...schoolWalks(content, at)]
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
    walks: ofNeeds.map(({ walk, walker }) => walkedOne(walk, walker, content)),
  }
}
