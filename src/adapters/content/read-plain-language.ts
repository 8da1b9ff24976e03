import { join } from 'node:path'
import { PlainLanguage } from '../../domain/conversation/plain-language.ts'
import { readAs } from './read-as.ts'

/**
 * Reads `scenarios/plain-language.yaml` of a folder (the project's root).
 * @throws ContentError that names the place in it and what is expected.
 */
export const readPlainLanguage = (root: string): PlainLanguage =>
  readAs(PlainLanguage, join(root, 'scenarios', 'plain-language.yaml'))
