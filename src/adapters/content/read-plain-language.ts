import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { PlainLanguage } from '../../domain/conversation/plain-language.ts'
import { ContentError } from './load-content.ts'

/**
 * Reads `scenarios/plain-language.yaml` of a folder (the project's root).
 * @throws ContentError that names the place in it and what is expected.
 */
export const readPlainLanguage = (root: string): PlainLanguage => {
  const path = join(root, 'scenarios', 'plain-language.yaml')
  let written: unknown
  try {
    written = parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new ContentError(`${path}: ${(error as Error).message}`)
  }
  const parsed = PlainLanguage.safeParse(written)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ContentError(`${path}: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'does not fit'}`)
}
