import { fault, type Issue, quoted } from '../../words/issue.ts'
import type { CompiledScenario } from '../compiled.ts'
import { type Edge, edgesOf, FINISH, passesOn, reachableFrom, reversed } from './graph.ts'

type FileOf = (stage: string) => string

/** The first stage of every route begins a talk: routes that differ at the start are chosen before. */
const firstSteps = ({ routes, stages }: CompiledScenario): string[] =>
  Object.values(routes).flatMap(([first]) => stages.get(first ?? '')?.start ?? [])

const unreachable = (scenario: CompiledScenario, edges: readonly Edge[], fileOf: FileOf): Issue[] => {
  const reached = reachableFrom(firstSteps(scenario), edges)
  return [...scenario.steps.values()]
    .filter(({ name }) => !reached.has(name))
    .map(({ name, stage }) =>
      fault(fileOf(stage), 'nothing leads here: point a step to it or remove it', { step: name }),
    )
}

/** Coming to a step and standing on it are two things: only who comes to it can be led past it. */
const standing = (name: string): string => `${name}!`

const withStanding = (scenario: CompiledScenario, edges: readonly Edge[]): Edge[] => [
  ...edges.map((edge) => (edge.by === 'skip' ? edge : { ...edge, from: standing(edge.from) })),
  ...[...scenario.steps.keys()].map((name): Edge => ({ from: name, to: standing(name), by: 'pass' })),
]

const deadEnds = (scenario: CompiledScenario, edges: readonly Edge[], fileOf: FileOf): Issue[] => {
  const ending = reachableFrom([FINISH], reversed(withStanding(scenario, edges)))
  return [...scenario.steps.values()]
    .filter(({ name, definition }) => !ending.has(standing(name)) && !passesOn(definition))
    .map(({ name, stage }) =>
      fault(fileOf(stage), 'the end cannot be reached from here: give it a way on', { step: name }),
    )
}

/** Edges without those whose end leads nowhere: what is left are circles and the ways to them. */
const leadingOn = (edges: readonly Edge[]): readonly Edge[] => {
  const leading = new Set(edges.map(({ from }) => from))
  const kept = edges.filter(({ to }) => leading.has(to))
  return kept.length === edges.length ? kept : leadingOn(kept)
}

/** Nodes of one circle; empty – there is none. Trimmed from both ends, the first node left lies on one. */
const aCircle = (edges: readonly Edge[]): string[] => {
  const left = reversed(leadingOn(reversed(leadingOn(edges))))
  const ahead = (node: string): Set<string> =>
    reachableFrom(
      left.filter(({ from }) => from === node).map(({ to }) => to),
      left,
    )
  const first = left.map(({ from }) => from).find((node) => ahead(node).has(node))
  return first === undefined ? [] : [...ahead(first)].filter((node) => ahead(node).has(first))
}

const loops = (scenario: CompiledScenario, edges: readonly Edge[], fileOf: FileOf): Issue[] => {
  const circle = aCircle(edges.filter(({ by }) => by !== 'answer'))
  const [first] = circle
  const stage = scenario.steps.get(first ?? '')?.stage
  if (first === undefined || stage === undefined) return []
  const message = `${quoted(circle)} lead round without waiting for an answer: let one of them wait`
  return [fault(fileOf(stage), message, { step: first })]
}

/** Steps that nobody can reach, that nobody can leave, and circles that never wait (promises.md 4). */
export const inspectReach = (scenario: CompiledScenario, fileOf: FileOf): Issue[] => {
  const edges = edgesOf(scenario)
  return [
    ...unreachable(scenario, edges, fileOf),
    ...deadEnds(scenario, edges, fileOf),
    ...loops(scenario, edges, fileOf),
  ]
}
