import { join } from 'node:path'
import { ScheduleColumns } from '../../domain/events/schedule-columns.ts'
import { readAs } from './load-content.ts'

/**
 * Reads `scenarios/schedule-columns.yaml` of a folder (the project's root).
 * @throws ContentError that names the place in it and what is expected.
 */
export const readScheduleColumns = (root: string): ScheduleColumns =>
  readAs(ScheduleColumns, join(root, 'scenarios', 'schedule-columns.yaml'))
