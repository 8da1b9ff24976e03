import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { ContentError } from './content-error.ts'

let kept: Map<string, unknown> | null = null

/**
 * From now on a text that was parsed is not parsed again: for whoever loads many contents that differ in a file or two.
 * What is kept is frozen, so that no content changes another one.
 */
export const keepParsedYaml = (): void => {
  kept ??= new Map()
}

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value
  for (const each of Object.values(value)) frozen(each)
  return Object.freeze(value)
}

const parsed = (text: string): unknown => {
  if (kept === null) return parse(text)
  if (!kept.has(text)) kept.set(text, frozen(parse(text)))
  return kept.get(text)
}

/** @throws ContentError that names a file which cannot be read or is no YAML. */
export const readYaml = (path: string): unknown => {
  try {
    return parsed(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new ContentError(`${path}: ${(error as Error).message}`)
  }
}
