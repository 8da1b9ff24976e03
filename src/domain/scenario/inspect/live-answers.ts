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

/**
 * Whether a step that is passed over leaves its answers unread: everyone who reads them is passed over as well, for the
 * same reason (`when` of the reader holds everything that `when` of the writer does).
 */
const isReadUnderSameGuard = (name: string, writer: CompiledStep, scenario: CompiledScenario): boolean => {
  const guard = conjuncts(writer.definition.when)
  return [...scenario.steps.values()]
    .filter((step) => step !== writer && conditionsOf(step.definition).flatMap(namesRead).includes(name))
    .every(({ definition }) => guard.every((each) => conjuncts(definition.when).includes(each)))
}

/**
 * Which answers still matter at each step: some condition ahead reads them before they are given anew. Talks that differ
 * in other answers alone go the same way from here.
 */
export const liveAnswers = (scenario: CompiledScenario): ReadonlyMap<string, ReadonlySet<string>> => {
  const edges = edgesOf(scenario)
  const live = new Map([...scenario.steps.keys()].map((name) => [name, new Set<string>()]))
  const liveAt = (name: string): ReadonlySet<string> => live.get(name) ?? new Set()
  const neededBy = (step: CompiledStep): string[] => {
    const written = kindOf(step.definition.type).records?.(step) ?? []
    const unread = written.filter((name) => isReadUnderSameGuard(name, step, scenario))
    const ahead = edges.filter(({ from }) => from === step.name).flatMap(({ to }) => [...liveAt(to)])
    return [
      ...entryReads(step.definition),
      ...without(new Set([...nextReads(step.definition), ...ahead]), written),
      ...(step.definition.when && step.following ? without(liveAt(step.following), unread) : []),
    ]
  }
  for (let changed = true; changed; ) {
    changed = false
    for (const step of scenario.steps.values()) {
      const known = live.get(step.name) as Set<string>
      const size = known.size
      for (const name of neededBy(step)) known.add(name)
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

/** Tells talks apart as far as the scenario can: step, place inside it, and what conditions ahead will find. */
export const stateKeys = (scenario: CompiledScenario): ((talk: Talk) => string) => {
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
