import type { ScenarioSource } from '../../domain/scenario/compiled.ts'
import type { PinnedScenario } from '../conversation.ts'

/**
 * Keeps every definition that a talk began with, together with its texts, so that a running talk goes on as it began
 * after a deploy (promises.md 4).
 */
export interface DefinitionArchive {
  /** Stores the present definition under its version; the same version twice changes nothing. */
  keep(version: string, source: ScenarioSource): Promise<void>
  /** The definition of a version; null when it is not there or cannot be read any more. */
  find(version: string): Promise<PinnedScenario | null>
}
