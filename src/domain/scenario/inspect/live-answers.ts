import type { CompiledScenario, CompiledStep } from '../compiled.ts'
import { type Condition, holds, namesRead } from '../condition.ts'
import { kindOf } from '../steps/registry.ts'
import { lookupIn, type Talk } from '../talk.ts'
import { conditionsOf } from './conditions.ts'
import { edgesOf } from './graph.ts'

const nextReads = ({ next }: CompiledStep['definition']): string[] =>
  Array.isArray(next) ? next.flatMap(({ when }) => (when ? namesRead(when) : [])) : []

const entryReads = (definition: CompiledStep['definition']): string[] =>
  conditionsOf({ ...definition, next: undefined } as CompiledStep['definition']).flatMap(namesRead)

const without = (names: ReadonlySet<string>, gone: readonly string[]): string[] =>
  [...names].filter((name) => !gone.includes(name))

const conjuncts = (condition: Condition | undefined): string[] => {
  if (!condition) return []
  return 'all' in condition ? condition.all.flatMap(conjuncts) : [JSON.stringify(condition)]
}

/** What a step reads and writes, whatever is live around it. */
interface Habits {
  readonly step: CompiledStep
  /** Answers that its conditions read, those on the way out among them. */
  readonly reads: ReadonlySet<string>
  /** Everything that has to hold for it to be shown. */
  readonly guard: ReadonlySet<string>
  readonly entryReads: readonly string[]
  readonly nextReads: readonly string[]
  readonly written: readonly string[]
  /** The steps that it leads to. */
  readonly ahead: readonly string[]
}

const habitsOf = (scenario: CompiledScenario): Habits[] => {
  const ahead = new Map<string, string[]>()
  for (const { from, to } of edgesOf(scenario)) ahead.set(from, [...(ahead.get(from) ?? []), to])
  return [...scenario.steps.values()].map((step) => ({
    step,
    reads: new Set(conditionsOf(step.definition).flatMap(namesRead)),
    guard: new Set(conjuncts(step.definition.when)),
    entryReads: entryReads(step.definition),
    nextReads: nextReads(step.definition),
    written: kindOf(step.definition.type).records?.(step) ?? [],
    ahead: ahead.get(step.name) ?? [],
  }))
}

/**
 * Whether a step that is passed over leaves its answers unread: everyone who reads them is passed over as well, for the
 * same reason (`when` of the reader holds everything that `when` of the writer does).
 */
const isReadUnderSameGuard = (name: string, writer: Habits, all: readonly Habits[]): boolean =>
  all
    .filter((each) => each !== writer && each.reads.has(name))
    .every(({ guard }) => [...writer.guard].every((each) => guard.has(each)))

/**
 * Which answers still matter at each step: some condition ahead reads them before they are given anew. Talks that differ
 * in other answers alone go the same way from here.
 */
export const liveAnswers = (scenario: CompiledScenario): ReadonlyMap<string, ReadonlySet<string>> => {
  const all = habitsOf(scenario)
  const live = new Map(all.map(({ step }) => [step.name, new Set<string>()]))
  const liveAt = (name: string): ReadonlySet<string> => live.get(name) ?? new Set()
  const unreadOf = new Map(
    all.map((each) => [each, each.written.filter((name) => isReadUnderSameGuard(name, each, all))]),
  )
  const neededBy = (habits: Habits): string[] => {
    const { definition, following } = habits.step
    const ahead = habits.ahead.flatMap((to) => [...liveAt(to)])
    return [
      ...habits.entryReads,
      ...without(new Set([...habits.nextReads, ...ahead]), habits.written),
      ...(definition.when && following ? without(liveAt(following), unreadOf.get(habits) ?? []) : []),
    ]
  }
  for (let changed = true; changed; ) {
    changed = false
    for (const habits of all) {
      const known = live.get(habits.step.name) as Set<string>
      const size = known.size
      for (const name of neededBy(habits)) known.add(name)
      changed ||= known.size > size
    }
  }
  return live
}

const atomsOf = (condition: Condition): Condition[] => {
  if ('all' in condition) return condition.all.flatMap(atomsOf)
  if ('any' in condition) return condition.any.flatMap(atomsOf)
  return 'not' in condition ? atomsOf(condition.not) : [condition]
}

const knownKeys = new WeakMap<CompiledScenario, (talk: Talk) => string>()

/**
 * Tells talks apart as far as the scenario can: step, place inside it, and what conditions ahead will find. Made once for
 * each scenario: every need is walked with it.
 */
export const stateKeys = (scenario: CompiledScenario): ((talk: Talk) => string) => {
  const found = knownKeys.get(scenario) ?? makeStateKeys(scenario)
  knownKeys.set(scenario, found)
  return found
}

const makeStateKeys = (scenario: CompiledScenario): ((talk: Talk) => string) => {
  const live = liveAnswers(scenario)
  const all = [...scenario.steps.values()].flatMap(({ definition }) =>
    conditionsOf(definition).flatMap(atomsOf),
  )
  const atoms = [...new Map(all.map((atom) => [JSON.stringify(atom), atom])).values()]
  const atomsAt = new Map(
    [...live].map(([step, names]) => [step, atoms.filter((atom) => names.has(namesRead(atom)[0] as string))]),
  )
  return (talk) => {
    const { step, cursor, answers, status } = talk.session
    const lookup = lookupIn(talk)
    const found = (atomsAt.get(step) ?? []).map((atom) => Number(holds(atom, lookup)))
    const { shown: _, what: __, who: ___, ...place } = cursor ?? {}
    const type = scenario.steps.get(step)?.definition.type
    const planned = type === 'plan' ? (answers['plan'] as readonly unknown[] | undefined)?.length : ''
    return [step, status, JSON.stringify(place), planned, answers['route'], found.join('')].join(' ')
  }
}
