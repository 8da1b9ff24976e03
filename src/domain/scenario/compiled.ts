import type { TextRef } from '../words/text-ref.ts'
import type { Competence, ScenarioDefinition, StepDefinition, StepOf, StepType } from './definition.ts'
import type { Choice } from './event.ts'

/** A step ready to run: everything that does not depend on the person is worked out once. */
export interface CompiledStep<T extends StepType = StepType> {
  /** Full name, e.g. `contact.outcome`. */
  readonly name: string
  readonly stage: string
  readonly definition: StepOf<T>
  /** Beginning of its text keys, e.g. `track.contact.outcome`. */
  readonly key: string
  readonly text: TextRef
  /** Offered answers where they do not depend on need or answers; null – worked out at run time. */
  readonly choices: readonly Choice[] | null
  /** The step that follows in the file; null after the last. */
  readonly following: string | null
}

export interface CompiledStage {
  readonly name: string
  readonly competence: Competence | null
  readonly start: string
  readonly steps: readonly string[]
}

/** A scenario as the engine walks it. */
export interface CompiledScenario {
  readonly name: string
  /** Changes with any change of the definition: sessions keep the one they began with. */
  readonly version: string
  readonly routes: ScenarioDefinition['routes']
  readonly stages: ReadonlyMap<string, CompiledStage>
  readonly steps: ReadonlyMap<string, CompiledStep>
}

/** The definition behind a compiled scenario, as files hold it and as it is stored for running sessions. */
export interface ScenarioSource {
  readonly scenario: ScenarioDefinition
  readonly stages: readonly { stage: string; competence?: Competence | undefined; steps: StepDefinition[] }[]
}
