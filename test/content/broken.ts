import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { keepParsedYaml } from '../../src/adapters/content/read-yaml.ts'
import type { Content } from '../../src/application/ports/content.ts'
import { checkContent, issueLine } from '../../src/cli/check-content.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const BROKEN = join(ROOT, 'test', 'broken')
const BASE = join(BROKEN, 'base')
/** Texts that belong to code, not to a scenario: the base shares them with the product. */
const SHARED = [
  'talk',
  'screens',
  'format',
  'reckoning',
  'vocabulary',
  'cases',
  'alerts',
  'events',
  'register_import',
  'social',
  'asides',
  'glossary',
]
/** The same for the office, a folder of them; most of all texts, so that they are laid in where a change is about them. */
const OFFICE = 'office'
const TODAY = Date.parse('2026-11-22T12:00:00Z')

/** What a broken definition lays over the base: words replaced in a file, or a whole file. */
const Replacement = z.strictObject({ in: z.string(), replace: z.string(), with: z.string() })
const Change = z.union([Replacement, z.strictObject({ in: z.string(), write: z.string() })])

/** `test/broken/<fault>.yaml`: one fault, and the exact lines that the check says of it. */
export const Broken = z.strictObject({
  about: z.string(),
  change: z.array(Change).min(1),
  expect: z.array(z.string()).min(1, 'a broken definition says what is expected of it'),
})
export type Broken = z.infer<typeof Broken>

/** @throws ZodError that names what the file lacks. */
export const readBroken = (name: string): Broken =>
  Broken.parse(parse(readFileSync(join(BROKEN, name), 'utf8')))

const replaced = (before: string, change: z.infer<typeof Replacement>): string => {
  if (before.split(change.replace).length !== 2)
    throw new RangeError(`"${change.replace}" does not stand in ${change.in} exactly once`)
  return before.replace(change.replace, () => change.with)
}

const apply = (root: string, change: Broken['change'][number]): void => {
  const path = join(root, change.in)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, 'write' in change ? change.write : replaced(readFileSync(path, 'utf8'), change))
}

/** Data of the register of people, which no broken definition is about. */
const REGISTER = [
  'register-columns',
  'schedule-columns',
  'directory-columns',
  'register-search',
  'needs-card',
  'events',
  'alerts',
  'welcome',
  'retention',
]

const isOffice = (path: string): boolean => path.includes(`/${OFFICE}/`)

/** Whether changes are about the texts of the office. */
export const aboutOffice = (changes: Broken['change']): boolean =>
  changes.some((change) => isOffice(change.in))

const copied = (office: boolean): string => {
  const root = mkdtempSync(join(tmpdir(), 'broken-'))
  cpSync(BASE, root, { recursive: true })
  for (const name of REGISTER)
    cpSync(join(ROOT, 'scenarios', `${name}.yaml`), join(root, 'scenarios', `${name}.yaml`))
  for (const language of ['ru', 'en'])
    for (const name of SHARED)
      cpSync(join(ROOT, 'locales', language, `${name}.yaml`), join(root, 'locales', language, `${name}.yaml`))
  for (const language of ['ru', 'en'])
    for (const folder of ['hearing', 'listening'])
      cpSync(join(ROOT, 'locales', language, folder), join(root, 'locales', language, folder), {
        recursive: true,
      })
  for (const language of office ? ['ru', 'en'] : [])
    cpSync(join(ROOT, 'locales', language, OFFICE), join(root, 'locales', language, OFFICE), {
      recursive: true,
    })
  return root
}

/** The small content that broken definitions are laid over. */
export const baseContent = (): Content => {
  const root = copied(true)
  try {
    return loadContent(root)
  } finally {
    rmSync(root, { recursive: true })
  }
}

// A hundred and more contents differ from the base in a file or two.
keepParsedYaml()

/** The base as it lies on the disk, with the texts of the office or without: changes are laid over it and taken back. */
const laid = new Map<boolean, string>()

/** Nobody lays anything over the base any more. */
export const removeBase = (): void => {
  for (const root of laid.values()) rmSync(root, { recursive: true })
  laid.clear()
}

/** The folder of the base, as `--root` takes it. */
export const baseFolder = (office: boolean): string => {
  const root = laid.get(office) ?? copied(office)
  laid.set(office, root)
  return root
}

/** Lays changes over a folder. Returns what takes them back. */
const lay = (root: string, changes: Broken['change']): (() => void) => {
  const before = new Map(
    changes
      .map((change) => join(root, change.in))
      .map((path) => [path, existsSync(path) ? readFileSync(path, 'utf8') : null]),
  )
  const takeBack = (): void => {
    for (const [path, text] of before)
      if (text === null) rmSync(path, { force: true })
      else writeFileSync(path, text)
  }
  try {
    for (const change of changes) apply(root, change)
  } catch (error) {
    takeBack()
    throw error
  }
  return takeBack
}

/** What the check says of the base with changes laid over it, with the texts of the office or without, a line an issue. */
export const linesOf = (changes: Broken['change'], office: boolean): string[] => {
  const root = baseFolder(office)
  const takeBack = lay(root, changes)
  try {
    return checkContent(root, join(ROOT, 'src'), TODAY).issues.map(issueLine)
  } finally {
    takeBack()
  }
}

/** Whether a line speaks of texts that the base shares with the product. */
export const isShared = (line: string): boolean =>
  SHARED.some((name) => line.includes(`/${name}.yaml`)) || isOffice(line)
