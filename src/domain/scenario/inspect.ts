import type { Need } from '../needs/need.ts'
import { fault, type Issue, repeated } from '../words/issue.ts'
import { compileScenario } from './compile.ts'
import type { CompiledScenario, ScenarioSource } from './compiled.ts'
import { inspectConditions } from './inspect/conditions.ts'
import { nodeOf, targetsOf } from './inspect/graph.ts'
import { inspectReach } from './inspect/reach.ts'
import { inspectScenes } from './inspect/scenes.ts'
import type { SceneDefinition } from './scene.ts'

/** More steps than this are refused: nobody walks them, and checks on them take too long (promises.md B33). */
export const MOST_STEPS = 10_000

/** What a scenario is checked against. */
export interface Surroundings {
  readonly needs: readonly Need[]
  readonly scenes: Readonly<Record<string, SceneDefinition>>
}

const inspectSize = ({ scenario, stages }: ScenarioSource, file: string): Issue[] => {
  const count = stages.reduce((sum, { steps }) => sum + steps.length, 0)
  return count > MOST_STEPS
    ? [fault(file, `"${scenario.scenario}" has ${count} steps, at most ${MOST_STEPS} are walked: split it`)]
    : []
}

const inspectNames = ({ stages }: ScenarioSource, fileOf: (stage: string) => string): Issue[] => {
  const stagesTwice = repeated(stages.map(({ stage }) => stage))
  return [
    ...stagesTwice.map((stage) => fault(fileOf(stage), `two files hold stage "${stage}": rename one`)),
    ...stages.flatMap(({ stage, steps }) =>
      repeated(steps.map(({ id }) => id)).map((id) =>
        fault(fileOf(stage), `id "${id}" stands here twice: rename one`, { step: `${stage}.${id}` }),
      ),
    ),
    ...stages.flatMap(({ stage, steps }) =>
      steps.flatMap((step) => optionsTwice(step, stage, fileOf(stage))),
    ),
  ]
}

const optionsTwice = (
  definition: ScenarioSource['stages'][number]['steps'][number],
  stage: string,
  file: string,
): Issue[] => {
  const options = definition.type === 'choose' && Array.isArray(definition.options) ? definition.options : []
  const ids = options.map((option) => (typeof option === 'string' ? option : option.id))
  return repeated(ids).map((id) =>
    fault(file, `option "${id}" stands here twice: rename one`, { step: `${stage}.${definition.id}` }),
  )
}

const inspectRoutes = ({ routes, stages }: CompiledScenario, file: string): Issue[] => {
  const walked = new Set(Object.values(routes).flat())
  return [
    ...Object.entries(routes).flatMap(([route, names]) => [
      ...names
        .filter((name) => !stages.has(name))
        .map((name) => fault(file, `route "${route}" names stage "${name}", which has no file`)),
      ...repeated(names).map((name) => fault(file, `route "${route}" names stage "${name}" twice`)),
    ]),
    ...[...stages.keys()]
      .filter((name) => !walked.has(name))
      .map((name) => fault(file, `stage "${name}" is in no route: add it to one or remove its file`)),
  ]
}

const inspectTargets = (scenario: CompiledScenario, fileOf: (stage: string) => string): Issue[] =>
  [...scenario.steps.values()].flatMap(({ name, stage, definition }) =>
    targetsOf(definition)
      .filter((target) => nodeOf(target, stage, scenario) === null)
      .map((target) =>
        fault(
          fileOf(stage),
          `leads to "${target}", which does not exist: name a step of "${stage}" or a stage`,
          {
            step: name,
          },
        ),
      ),
  )

/**
 * Checks a scenario without walking it (promises.md 4): size, names, routes, targets, conditions, scenes; then, when
 * those hold, what can be reached and left. Pure; conditions are left aside where reach is judged.
 * @example inspectScenario(content.trackSource, { needs: [...content.needs.values()], scenes: content.scenes })
 */
export const inspectScenario = (source: ScenarioSource, { needs, scenes }: Surroundings): Issue[] => {
  const folder = `scenarios/${source.scenario.scenario}`
  const file = `${folder}/scenario.yaml`
  const fileOf = (stage: string): string => `${folder}/${stage}.yaml`
  const basics = [...inspectSize(source, file), ...inspectNames(source, fileOf)]
  if (basics.length > 0) return basics
  const scenario = compileScenario(source, '')
  const ways = [...inspectRoutes(scenario, file), ...inspectTargets(scenario, fileOf)]
  return [
    ...ways,
    ...inspectConditions(scenario, needs, fileOf),
    ...inspectScenes(scenario, scenes, fileOf),
    ...(ways.length === 0 ? inspectReach(scenario, fileOf) : []),
  ]
}
