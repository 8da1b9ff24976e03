import { ownEntry } from '../../own-entry.ts'
import { fault, type Issue, repeated, warning } from '../../words/issue.ts'
import type { CompiledScenario } from '../compiled.ts'
import type { Clerk, SceneDefinition, SceneTurn } from '../scene.ts'

const END = 'end'

const fileOf = (scene: string): string => `scenarios/scenes/${scene}.yaml`

/** Where each answer of a turn leads. */
const onwardFrom = (clerk: Clerk, index: number): string[] =>
  (clerk.turns[index] as SceneTurn).replies.map(({ next }) => next ?? clerk.turns[index + 1]?.id ?? END)

const isOpen = (clerk: Clerk, start: string): boolean => {
  const seen = new Set([start])
  for (const turn of seen) {
    const index = clerk.turns.findIndex(({ id }) => id === turn)
    if (index >= 0) for (const to of onwardFrom(clerk, index)) seen.add(to)
  }
  return seen.has(END)
}

const inspectTurn = (scene: string, clerk: Clerk, index: number): Issue[] => {
  const turn = clerk.turns[index] as SceneTurn
  const place = { step: `${clerk.id}.${turn.id}` }
  const known = new Set([...clerk.turns.map(({ id }) => id), END])
  const missing = turn.replies.filter(({ next }) => next !== undefined && !known.has(next))
  const hasBest = turn.replies.some(({ shows }) => shows.length > 0)
  const twice = repeated(turn.replies.map(({ id }) => id))
  return [
    ...missing.map(({ id, next }) =>
      fault(fileOf(scene), `answer "${id}" leads to "${next}", which is no turn of this clerk`, place),
    ),
    ...(hasBest ? [] : [fault(fileOf(scene), 'no answer shows a skill: one must be worth copying', place)]),
    ...twice.map((id) => fault(fileOf(scene), `answer "${id}" stands here twice: rename one`, place)),
    ...(missing.length === 0 && !isOpen(clerk, turn.id)
      ? [fault(fileOf(scene), 'the scene never ends from here: let one answer lead on', place)]
      : []),
  ]
}

const inspectClerk = (scene: string, clerk: Clerk): Issue[] => [
  ...repeated(clerk.turns.map(({ id }) => id)).map((id) =>
    fault(fileOf(scene), `turn "${id}" stands here twice: rename one`, { step: clerk.id }),
  ),
  ...clerk.turns.flatMap((_, index) => inspectTurn(scene, clerk, index)),
]

/** Scenes that steps name, and whether every clerk can be played to the end and copied from (C4, C7). */
export const inspectScenes = (
  scenario: CompiledScenario,
  scenes: Readonly<Record<string, SceneDefinition>>,
  stageFile: (stage: string) => string,
): Issue[] => {
  const steps = [...scenario.steps.values()]
  const played = steps.flatMap(({ name, stage, definition }) =>
    definition.type === 'rehearse' ? [{ name, stage, scene: definition.scene }] : [],
  )
  const missing = played.filter(({ scene }) => !ownEntry(scenes, scene))
  const unused = Object.keys(scenes).filter((scene) => !played.some((each) => each.scene === scene))
  return [
    ...missing.map(({ name, stage, scene }) =>
      fault(stageFile(stage), `there is no scene "${scene}": add ${fileOf(scene)}`, { step: name }),
    ),
    ...unused.map((scene) => warning(fileOf(scene), 'no step plays this scene')),
    ...Object.values(scenes).flatMap(({ scene, clerks }) => [
      ...repeated(clerks.map(({ id }) => id)).map((id) =>
        fault(fileOf(scene), `clerk "${id}" stands here twice: rename one`, { step: id }),
      ),
      ...clerks.flatMap((clerk) => inspectClerk(scene, clerk)),
    ]),
  ]
}
