import { join } from 'node:path'
import { RegisterColumns } from '../../domain/people/register-columns.ts'
import { readAs } from './load-content.ts'

/**
 * Reads `scenarios/register-columns.yaml` of a folder (the project's root).
 * @throws ContentError that names the place in it and what is expected.
 */
export const readRegisterColumns = (root: string): RegisterColumns =>
  readAs(RegisterColumns, join(root, 'scenarios', 'register-columns.yaml'))
