import type { Need } from '../../needs/need.ts'
import type { CompiledScenario, CompiledStep } from '../compiled.ts'
import { edgesOf } from './graph.ts'

/** Names a way from one step to the next; one that leads past a step whose condition does not hold is another way. */
export const wayName = (from: string, to: string, isPastIt: boolean): string =>
  isPastIt ? `${from} passed over > ${to}` : `${from} > ${to}`

/** Names an answer of a step, e.g. `contact.reached: no_answer`. */
export const answerName = (step: string, answer: string): string => `${step}: ${answer}`

const CROSSROADS = ['go_on', 'leave', 'skip', 'finish', 'redo']

const answersOf = (step: CompiledStep, needs: readonly Need[]): string[] => {
  const { definition, choices } = step
  if (choices) return choices.map(({ id }) => id)
  if (definition.type === 'plan') return definition.suggestions
  if (definition.type === 'crossroads') return [...CROSSROADS, ...(definition.also ?? []).map(({ id }) => id)]
  if (definition.type === 'situation') return definition.choices
  if (definition.type !== 'choose') return []
  const { options } = definition
  return Array.isArray(options)
    ? options.map((option) => (typeof option === 'string' ? option : option.id))
    : needs.flatMap((need) => need[options.from])
}

/** The last crossroads alone ends the talk; it has nothing ahead to go on to or to leave out. */
const isPossible = (step: CompiledStep, answer: string, { routes }: CompiledScenario): boolean => {
  if (step.definition.type !== 'crossroads') return true
  const isLast = Object.values(routes).map((route) => route.at(-1) === step.stage)
  const hasNext = Object.values(routes).some(
    (route) => route.includes(step.stage) && route.at(-1) !== step.stage,
  )
  if (answer === 'finish') return isLast.includes(true)
  return answer === 'go_on' || answer === 'skip' ? hasNext : answer !== 'leave' || hasNext
}

/**
 * Everything that a walk through a scenario can take: each step, each answer on offer, each way from a step to the
 * next, and past a step whose condition does not hold.
 */
export const branchesOf = (scenario: CompiledScenario, needs: readonly Need[]): ReadonlySet<string> =>
  new Set([
    ...scenario.steps.keys(),
    ...[...scenario.steps.values()].flatMap((step) =>
      answersOf(step, needs)
        .filter((answer) => isPossible(step, answer, scenario))
        .map((answer) => answerName(step.name, answer)),
    ),
    ...edgesOf(scenario).map(({ from, to, by }) => wayName(from, to, by === 'skip')),
  ])
