import type { CompiledScenario, CompiledStep } from '../compiled.ts'
import type { StepDefinition } from '../definition.ts'

/** The end of a talk, as a node of the graph. */
export const FINISH = 'finish'

/**
 * One way from a step to the next: after a person's answer, passing on at once, or passing over a step whose `when`
 * does not hold.
 */
export interface Edge {
  readonly from: string
  readonly to: string
  readonly by: 'answer' | 'pass' | 'skip'
}

/** Whether a step passes on by itself once it is reached. */
export const passesOn = (definition: StepDefinition): boolean =>
  definition.type === 'note' ||
  definition.type === 'hand_over' ||
  ((definition.type === 'say' || definition.type === 'card') && !definition.wait)

/** What `next` of a step names, as written; empty – it goes on in the file's order. */
export const targetsOf = ({ next }: StepDefinition): string[] =>
  next === undefined ? [] : typeof next === 'string' ? [next] : next.map(({ to }) => to)

/** The node that a target means; null – there is no such step or stage. */
export const nodeOf = (target: string, stage: string, scenario: CompiledScenario): string | null => {
  if (target === 'end') return FINISH
  if (target.startsWith('stage:')) return scenario.stages.get(target.slice(6))?.start ?? null
  const name = `${stage}.${target}`
  return scenario.steps.has(name) ? name : null
}

const fallsThrough = ({ next }: StepDefinition): boolean =>
  next === undefined || (Array.isArray(next) && next.every(({ when }) => when !== undefined))

/** Where a crossroads can lead: on, over the next stage, through its own stage again, or to what may be practised besides. */
const fromCrossroads = (step: CompiledStep, scenario: CompiledScenario): string[] => {
  const start = (stage: string | undefined): string =>
    (stage !== undefined && scenario.stages.get(stage)?.start) || FINISH
  const ahead = Object.values(scenario.routes)
    .filter((route) => route.includes(step.stage))
    .flatMap((route) => {
      const at = route.indexOf(step.stage)
      return [start(route[at + 1]), start(route[at + 2])]
    })
  const { definition } = step
  const also = definition.type === 'crossroads' ? (definition.also ?? []) : []
  const practised = also.flatMap(({ to }) => nodeOf(to, step.stage, scenario) ?? [])
  return [...ahead, start(step.stage), ...practised]
}

const edgesFrom = (step: CompiledStep, scenario: CompiledScenario): Edge[] => {
  const { definition, name, following } = step
  const by: Edge['by'] = passesOn(definition) ? 'pass' : 'answer'
  const after = following ?? FINISH
  const named = targetsOf(definition).flatMap((target) => nodeOf(target, step.stage, scenario) ?? [])
  const onward =
    definition.type === 'crossroads'
      ? fromCrossroads(step, scenario)
      : [...named, ...(fallsThrough(definition) ? [after] : [])]
  const passedOver: Edge[] = definition.when ? [{ from: name, to: after, by: 'skip' }] : []
  return [...onward.map((to) => ({ from: name, to, by })), ...passedOver]
}

/**
 * All ways between steps, conditions left aside: what no condition can open is certainly closed. Targets that do not
 * exist are left out; `inspect.ts` names them.
 */
export const edgesOf = (scenario: CompiledScenario): Edge[] =>
  [...scenario.steps.values()].flatMap((step) => edgesFrom(step, scenario))

const bySource = (edges: readonly Edge[]): Map<string, string[]> => {
  const out = new Map<string, string[]>()
  for (const { from, to } of edges) {
    const known = out.get(from)
    if (known) known.push(to)
    else out.set(from, [to])
  }
  return out
}

/** Nodes that can be reached from some along edges, the starts among them. */
export const reachableFrom = (starts: Iterable<string>, edges: readonly Edge[]): Set<string> => {
  const out = bySource(edges)
  const reached = new Set(starts)
  for (const node of reached) for (const to of out.get(node) ?? []) reached.add(to)
  return reached
}

/** The same ways walked backwards. */
export const reversed = (edges: readonly Edge[]): Edge[] =>
  edges.map(({ from, to, by }) => ({ from: to, to: from, by }))
