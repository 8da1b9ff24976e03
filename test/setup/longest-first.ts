import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { readDurations } from './durations.ts'

/** A file that nobody measured yet is begun among the long ones: begun last, it would keep one worker after the others. */
const UNKNOWN_S = 15

/**
 * The longest files first, so that all workers end together. How long they took stands in `durations.json`, which
 * `DURATIONS=update npm test` writes anew.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const durations = readDurations()
    const isMeasured = Object.keys(durations).length > 0
    const seconds = ({ moduleId, project }: TestSpecification): number =>
      durations[relative(project.config.root, moduleId)] ?? (isMeasured ? UNKNOWN_S : 0)
    return [...files].sort((a, b) => seconds(b) - seconds(a) || a.moduleId.localeCompare(b.moduleId))
  }
}
