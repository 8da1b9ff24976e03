import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownEntry } from '../../src/domain/own-entry.ts'
import { openLookUps } from './own-entries.ts'
import { ROOT, readSources } from './sources.ts'

/** The one place that may, and what Prisma wrote. */
const MAY = /^src\/(domain\/own-entry\.ts$|adapters\/database\/generated\/)/

test('a record is looked up by any name through its own entries only', { timeout: 120_000 }, () => {
  const paths = readSources()
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.ts') && !MAY.test(path))
  expect(paths.length).toBeGreaterThan(400)
  expect(openLookUps(paths.map((path) => join(ROOT, path)))).toEqual([])
})

test('the rule bites', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'posrednik-look-ups-'))
  try {
    const file = join(folder, 'bad.ts')
    writeFileSync(
      file,
      `const T: Record<string, number> = {}
const N = { one: 1, two: 2 } as const
export const a = (name: string) => T[name]
export const b = (name: string | undefined) => name && T[\`x\${name}\`]
export const c = (name: string) => name in T
export const fine = (name: keyof typeof N, at: number) => [N[name], [1, 2][at], T['one']]
export const set = (name: string) => { T[name] = 1; delete T[name] }`,
    )
    const lines = openLookUps([file]).map((each) => Number(/bad\.ts:(\d+)/.exec(each)?.[1]))
    expect(lines).toEqual([3, 4, 5])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('what every object inherits is no entry of it', () => {
  const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']
  expect(inherited.map((name) => ownEntry({ start: 1 }, name))).toEqual(inherited.map(() => undefined))
  expect(ownEntry({ start: 1 }, 'start')).toBe(1)
  expect(ownEntry(undefined, 'start')).toBeUndefined()
})
