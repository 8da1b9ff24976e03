import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { parse } from 'yaml'
import { ContentError } from './content-error.ts'

/** What was parsed, by the hash of its text. */
let kept: Map<string, unknown> | null = null
let isGrown = false

/** More texts than the project has several times over: what is kept on the disk is begun anew then. */
const MOST_KEPT = 3_000

/**
 * From now on a text that was parsed is not parsed again: for whoever loads many contents that differ in a file or two.
 * What is kept is frozen, so that no content changes another one.
 */
export const keepParsedYaml = (): void => {
  kept ??= new Map()
}

/**
 * {@link keepParsedYaml} from one run to the next: parsing is most of what loading takes. What lies at `path` is a copy
 * that is written anew when it is lost or of another kind.
 */
export const keepParsedYamlAt = (path: string): void => {
  keepParsedYaml()
  const before = parsedAt(path)
  if (before !== null && before.size < MOST_KEPT) kept = before
}

/** What was parsed by an earlier run, by the hash of its text; null – it is lost or of another kind, and parsed anew. */
export const parsedAt = (path: string): Map<string, unknown> | null => {
  if (!existsSync(path)) return null
  try {
    const before: unknown = deserialize(readFileSync(path))
    return before instanceof Map ? before : null
  } catch {
    // A copy that another version of Node wrote is worth no more than a lost one.
    return null
  }
}

/**
 * Loads with what an earlier run parsed and kept at `path`, which is let go when all is loaded: a start parses only the texts
 * that changed since. Whoever keeps parsed texts already goes on with those.
 */
export const withParsedYaml = <T>(path: string, load: () => T): T => {
  if (kept !== null) return load()
  kept = parsedAt(path)
  try {
    return load()
  } finally {
    kept = null
    isGrown = false
  }
}

/** Writes what was parsed since {@link keepParsedYamlAt}, in one move: another run may read at the same moment. */
export const writeParsedYaml = (path: string): void => {
  if (kept === null || !isGrown) return
  mkdirSync(dirname(path), { recursive: true })
  const beside = `${path}.${process.pid}`
  writeFileSync(beside, serialize(kept))
  renameSync(beside, path)
}

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value
  for (const each of Object.values(value)) frozen(each)
  return Object.freeze(value)
}

const parsed = (text: string): unknown => {
  if (kept === null) return parse(text)
  const key = createHash('sha256').update(text).digest('base64')
  if (!kept.has(key)) {
    kept.set(key, frozen(parse(text)))
    isGrown = true
  }
  return kept.get(key)
}

/** @throws ContentError that names a file which cannot be read or is no YAML. */
export const readYaml = (path: string): unknown => {
  try {
    return parsed(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new ContentError(`${path}: ${(error as Error).message}`)
  }
}
