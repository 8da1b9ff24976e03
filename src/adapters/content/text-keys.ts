import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readYaml } from './read-yaml.ts'
import { isWorded, type TextTree } from './text-catalogue.ts'

/** Where the generated type stands: beside what it is the type of. */
const TEXT_KEYS = fileURLToPath(new URL('../../domain/words/generated/text-key.ts', import.meta.url))

/** Folders whose texts content names by its own ids: what stands there is checked when content is read. */
const NAMED_BY_CONTENT = ['forms', 'lessons', 'needs', 'regions', 'scenes', 'technologies', 'track']

/** What holds words to hear with, and no texts. */
const NO_TEXTS = new Set(['hearing', 'listening', 'vocabulary.yaml'])

interface Keys {
  /** Keys that have a text: `office.today.late`. */
  readonly texts: string[]
  /** What has further keys below it: `office.today`. */
  readonly groups: string[]
}

const gather = (tree: TextTree, path: string, into: Keys): void => {
  into.groups.push(path)
  for (const [key, node] of Object.entries(tree)) {
    const at = `${path}.${key}`
    if (Array.isArray(node)) {
      if (isWorded(path)) into.texts.push(at)
    } else if (typeof node === 'object') gather(node as TextTree, at, into)
    else into.texts.push(at)
  }
}

const gatherFolder = (folder: string, path: string, into: Keys): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (NO_TEXTS.has(entry.name) || NAMED_BY_CONTENT.includes(entry.name)) continue
    const name = basename(entry.name, '.yaml')
    const at = path === '' ? name : `${path}.${name}`
    if (entry.isDirectory()) gatherFolder(join(folder, entry.name), at, into)
    else if (name !== entry.name) gather(readYaml(join(folder, entry.name)) as TextTree, at, into)
  }
}

const unionOf = (names: readonly string[]): string => names.map((name) => `\n      | '${name}'`).join('')

/**
 * Writes the keys of `locales/ru` as types, so that code that names a text that is not there does not compile. The words
 * themselves are compared between languages when content is checked.
 * @returns the path written
 */
export const writeTextKeys = (root: string): string => {
  mkdirSync(dirname(TEXT_KEYS), { recursive: true })
  writeFileSync(TEXT_KEYS, codeOf(textKeysIn(root)))
  return TEXT_KEYS
}

/** All that code may name of the texts of a folder like the project's root. */
export const textKeysIn = (root: string): Keys => {
  const keys: Keys = { texts: [], groups: [] }
  gatherFolder(join(root, 'locales', 'ru'), '', keys)
  return keys
}

const codeOf = ({
  texts,
  groups,
}: Keys): string => `// Written by src/adapters/content/text-keys.ts (npm run texts).
import type { After } from '../text-ref.ts'

declare module '../text-ref.ts' {
  interface TextKeys {
    /** Texts that code may name. */
    readonly named: ${unionOf([...texts].sort())}
    /** What has texts below it. */
    readonly group: ${unionOf([...groups].sort())}
    /** Groups whose keys content makes of its ids. */
    readonly byContent: ${unionOf(NAMED_BY_CONTENT)}
  }
}

/** Does not compile where any key would go. */
export const OF_NO_TEXT: After<'no_such_text'>['length'] = 2
`
