import type { Need } from '../../needs/need.ts'
import type { Region } from '../../organisations/region.ts'
import { CRITERIA } from '../../organisations/side-by-side.ts'
import type { CompiledScenario, CompiledStep } from '../compiled.ts'
import type { SceneDefinition } from '../scene.ts'

/** Text keys that definitions call for: without a `required` one people meet a gap, an `optional` one may stand. */
export interface CalledTexts {
  readonly required: ReadonlySet<string>
  readonly optional: ReadonlySet<string>
}

const PAPER_PARTS = ['name', 'what', 'why', 'where', 'keep', 'lost']
const CALL_PARTS = ['purpose', 'opening', 'write_down']
const CLERK_PARTS = ['hear', 'reply', 'weak', 'hint']
const OFFICE_PARTS = ['name', 'hours', 'address', 'access']
/** Texts of every need that variables of the track name (`src/domain/scenario/variables.ts`). */
const NEED_PARTS = [
  'title',
  'about',
  'goal',
  'urgent',
  'uncertain',
  'short.any',
  'application',
  'in_writing',
  'search.query',
  'search.bad_query',
  'search.official',
  'search.line_question',
]

const optionsOf = ({ definition }: CompiledStep): string[] => {
  if (definition.type === 'plan') return definition.suggestions
  if (definition.type === 'situation') return definition.choices
  if (definition.type === 'crossroads') return (definition.also ?? []).map(({ id }) => id)
  if (definition.type !== 'choose' || !Array.isArray(definition.options)) return []
  return definition.options.map((option) => (typeof option === 'string' ? option : option.id))
}

const ofScenario = ({ name, stages, steps }: CompiledScenario): string[] => [
  ...[...stages.keys()].flatMap((stage) => [`${name}.${stage}.title`, `${name}.${stage}.why`]),
  ...[...steps.values()].flatMap((step) => [
    ...(step.definition.type === 'note' ? [] : [`${step.key}.text`]),
    ...optionsOf(step).map((option) => `${step.key}.options.${option}`),
    ...(step.definition.type === 'situation'
      ? step.definition.choices.map((choice) => `${step.key}.replies.${choice}`)
      : []),
  ]),
]

const under = (base: string, ids: readonly string[], parts: readonly string[]): string[] =>
  ids.flatMap((id) => parts.map((part) => `${base}.${id}.${part}`))

const idsOf = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id)

const ofNeed = (need: Need): string[] =>
  [
    ...NEED_PARTS,
    ...need.causes.map((id) => `causes.${id}`),
    ...under('bodies', idsOf(need.bodies), ['name', ...CRITERIA]),
    ...under('bodies', idsOf(need.bodies.filter(({ own_number }) => own_number)), ['phone']),
    ...under('documents', idsOf(need.documents), PAPER_PARTS),
    ...(['fees', 'terms', 'laws'] as const).flatMap((group) =>
      idsOf(need[group]).map((id) => `${group}.${id}`),
    ),
    ...need.mistakes.map(({ id }) => `mistakes.${id}`),
    ...need.causes.map((id) => `short.${id}`),
    ...need.calls.flatMap(({ body, questions, answers = [] }) => [
      ...CALL_PARTS.map((part) => `calls.${body}.${part}`),
      ...questions.map((id) => `calls.${body}.questions.${id}`),
      ...under(`calls.${body}.answers`, answers, CLERK_PARTS),
    ]),
    ...need.visits.flatMap(({ body, objections = [] }) => [
      `visits.${body}.opening`,
      ...under(`visits.${body}.objections`, objections, CLERK_PARTS),
    ]),
    ...need.refusal.map((id) => `refusal.${id}`),
  ].map((part) => `needs.${need.id}.${part}`)

const ofRegion = ({ id, organisations }: Region): string[] => [
  `regions.${id}.name`,
  `regions.${id}.note`,
  ...under(`regions.${id}.organisations`, idsOf(organisations), OFFICE_PARTS),
]

const ofScene = ({ scene, clerks }: SceneDefinition): string[] =>
  clerks.flatMap((clerk) =>
    clerk.turns.flatMap(({ id, replies }) => {
      const base = `scenes.${scene}.${clerk.id}.${id}`
      return [`${base}.hear`, ...under(`${base}.replies`, idsOf(replies), ['say', 'feedback'])]
    }),
  )

/** What a talk is made of, as far as texts belong to it. */
export interface Definitions {
  readonly track: CompiledScenario
  /** Lessons as one scenario. */
  readonly school: CompiledScenario
  readonly needs: Iterable<Need>
  readonly regions: Iterable<Region>
  readonly scenes: Iterable<SceneDefinition>
}

/** All texts that scenario, needs, regions and scenes call for; keys that code names itself are not among them. */
export const textsCalledBy = ({ track, school, needs, regions, scenes }: Definitions): CalledTexts => {
  const all = [...needs]
  return {
    required: new Set([
      ...ofScenario(track),
      ...ofScenario(school),
      ...all.flatMap(ofNeed),
      ...[...regions].flatMap(ofRegion),
      ...[...scenes].flatMap(ofScene),
    ]),
    optional: new Set([
      ...all.map(({ id }) => `needs.${id}.on_paper`),
      ...[...track.steps.values(), ...school.steps.values()].flatMap(({ key }) => [
        `${key}.why`,
        `${key}.retry`,
        `${key}.simpler`,
      ]),
    ]),
  }
}
