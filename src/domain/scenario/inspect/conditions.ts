import type { Need } from '../../needs/need.ts'
import { fault, type Issue, quoted } from '../../words/issue.ts'
import type { CompiledScenario, CompiledStep } from '../compiled.ts'
import { type Condition, namesRead } from '../condition.ts'
import { Competence, type StepDefinition, type StepOf } from '../definition.ts'
import { levelName } from '../level.ts'
import { Support } from '../session.ts'
import { kindOf } from '../steps/registry.ts'

/** Names that conditions may read though no step records them: facts of the talk, of the person and of the situation. */
const SHARED = [
  ...['need', 'support', 'invented', 'own_words', 'disputed_phone', 'again'],
  ...Competence.options.map(levelName),
]

const atCrossroads = ({ also = [], runs_on }: StepOf<'crossroads'>): Condition[] => [
  ...also.flatMap(({ when }) => when ?? []),
  ...(runs_on ? [runs_on] : []),
]

/** Every condition of a step: its own, those of its branches, those of its options. */
export const conditionsOf = (definition: StepDefinition): Condition[] => {
  const { when, next } = definition
  const options = definition.type === 'choose' && Array.isArray(definition.options) ? definition.options : []
  return [
    ...(when ? [when] : []),
    ...(Array.isArray(next) ? next.flatMap((branch) => branch.when ?? []) : []),
    ...options.flatMap((option) => (typeof option === 'object' && option.when ? [option.when] : [])),
    ...(definition.type === 'crossroads' ? atCrossroads(definition) : []),
  ]
}

/** One comparison of a condition with words of the definition. */
interface Comparison {
  readonly answer: string
  readonly value: string
}

/** What a condition compares answers with; numbers and yes/no are left aside. */
export const comparisonsIn = (condition: Condition): Comparison[] => {
  if ('all' in condition) return condition.all.flatMap(comparisonsIn)
  if ('any' in condition) return condition.any.flatMap(comparisonsIn)
  if ('not' in condition) return comparisonsIn(condition.not)
  const values = 'is' in condition ? [condition.is] : 'in' in condition ? condition.in : []
  return values
    .filter((value) => typeof value === 'string')
    .map((value) => ({ answer: condition.answer, value }))
}

/** What a step can record as an answer: its options; null – any value. */
const valuesOf = ({ definition }: CompiledStep, needs: readonly Need[]): string[] | null => {
  if (definition.type === 'situation') return definition.choices
  if (definition.type !== 'choose') return null
  const { options } = definition
  if (!Array.isArray(options)) return needs.flatMap((need) => need[options.from])
  return options.map((option) => (typeof option === 'string' ? option : option.id))
}

/** Which values each recorded answer can have; null – any. */
export const recordedAnswers = (
  scenario: CompiledScenario,
  needs: readonly Need[],
): Map<string, string[] | null> => {
  const recorded = new Map<string, string[] | null>([
    ...SHARED.map((name) => [name, null] as const),
    ['need', needs.map(({ id }) => id)],
    ['support', [...Support.options]],
  ])
  for (const step of scenario.steps.values()) {
    const values = valuesOf(step, needs)
    for (const name of kindOf(step.definition.type).records?.(step) ?? []) {
      const known = recorded.get(name)
      recorded.set(name, known === null || values === null ? null : [...(known ?? []), ...values])
    }
  }
  return recorded
}

/** Conditions that read what nobody records, or compare with an option that is not on offer. */
export const inspectConditions = (
  scenario: CompiledScenario,
  needs: readonly Need[],
  fileOf: (stage: string) => string,
): Issue[] => {
  const recorded = recordedAnswers(scenario, needs)
  return [...scenario.steps.values()].flatMap(({ name: step, stage, definition }) => {
    const conditions = conditionsOf(definition)
    const unknown = new Set(conditions.flatMap(namesRead).filter((name) => !recorded.has(name)))
    const wrong = conditions
      .flatMap(comparisonsIn)
      .filter(({ answer, value }) => recorded.get(answer)?.includes(value) === false)
    return [
      ...[...unknown].map((name) =>
        fault(fileOf(stage), `a condition reads "${name}", which no step records: correct the name`, {
          step,
        }),
      ),
      ...wrong.map(({ answer, value }) =>
        fault(
          fileOf(stage),
          `a condition compares "${answer}" with "${value}", which is no answer to it: use ${quoted(recorded.get(answer) ?? [])}`,
          { step },
        ),
      ),
    ]
  })
}
