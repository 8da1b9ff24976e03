import { text, textAt } from '../words/text-ref.ts'
import type { CompiledScenario, CompiledStage, CompiledStep, ScenarioSource } from './compiled.ts'
import type { StepDefinition } from './definition.ts'
import type { Choice } from './event.ts'
import { withGuidance } from './guidance.ts'

/** Choices that are the same for everybody: known when the definition is read. */
const fixedChoices = (definition: StepDefinition, key: string): readonly Choice[] | null => {
  if (definition.type === 'choose' && Array.isArray(definition.options)) {
    const plain = definition.options.every((option) => typeof option === 'string')
    return plain
      ? definition.options.map((id) => ({ id, label: textAt(`${key}.options.${id}`) }) as Choice)
      : null
  }
  if (definition.type === 'rate') return RATINGS
  if (definition.type === 'say' || definition.type === 'card') return definition.wait ? GO_ON : []
  return null
}

/** Self-assessment in three grades, on a scale from 1 to 5: «не умею», «с подсказкой», «умею». */
const RATINGS: readonly Choice[] = ['1', '3', '5'].map((id) => ({
  id,
  label: text(`talk.ratings.${id}`),
}))
const GO_ON: readonly Choice[] = [{ id: 'go_on', label: text('talk.buttons.go_on') }]

/** Turns a checked definition into one that the engine can walk. `version` is the definition's hash. */
export const compileScenario = (source: ScenarioSource, version: string): CompiledScenario => {
  const steps = new Map<string, CompiledStep>()
  const stages = new Map<string, CompiledStage>()
  for (const { stage, competence, steps: definitions } of source.stages) {
    const names = definitions.map(({ id }) => `${stage}.${id}`)
    stages.set(stage, {
      name: stage,
      competence: competence ?? null,
      start: names[0] as string,
      steps: names,
    })
    definitions.forEach((written, index) => {
      const definition = withGuidance(written, competence)
      const name = names[index] as string
      const key = `${source.scenario.scenario}.${name}`
      const following = names[index + 1] ?? null
      const step = {
        name,
        stage,
        definition,
        key,
        text: textAt(`${key}.text`),
        choices: fixedChoices(definition, key),
        following,
      }
      steps.set(name, step as CompiledStep)
    })
  }
  return { name: source.scenario.scenario, version, routes: source.scenario.routes, stages, steps }
}
