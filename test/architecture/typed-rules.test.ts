import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownEntry } from '../../src/domain/own-entry.ts'
import { cutTexts } from './cut-texts.ts'
import { openLookUps } from './own-entries.ts'
import { ROOT, readSources } from './sources.ts'

/** All sources but what Prisma wrote. */
const FILES = readSources()
  .map(({ path }) => path)
  .filter((path) => path.endsWith('.ts') && !path.startsWith('src/adapters/database/generated/'))
  .map((path) => join(ROOT, path))

/** The lines of a source that break a rule. */
const linesThat = (breaks: (files: readonly string[]) => string[], source: string): number[] => {
  const folder = mkdtempSync(join(tmpdir(), 'posrednik-typed-rules-'))
  try {
    const file = join(folder, 'bad.ts')
    writeFileSync(file, source)
    return breaks([file]).map((each) => Number(/bad\.ts:(\d+)/.exec(each)?.[1]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a record is looked up by any name through its own entries only', { timeout: 600_000 }, () => {
  expect(FILES.length).toBeGreaterThan(400)
  const isTheOne = (found: string): boolean => found.startsWith('src/domain/own-entry.ts:')
  expect(openLookUps(FILES).filter((each) => !isTheOne(each))).toEqual([])
})

test('the rule of look-ups bites', { timeout: 60_000 }, () => {
  expect(
    linesThat(
      openLookUps,
      `const T: Record<string, number> = {}
const N = { one: 1, two: 2 } as const
export const a = (name: string) => T[name]
export const b = (name: string | undefined) => name && T[\`x\${name}\`]
export const c = (name: string) => name in T
export const fine = (name: keyof typeof N, at: number) => [N[name], [1, 2][at], T['one']]
export const set = (name: string) => { T[name] = 1; delete T[name] }`,
    ),
  ).toEqual([3, 4, 5])
})

/** What is cut by length and is no text that a person sees: where, and why it may. */
const CUT_OTHERWISE: readonly (readonly [path: string, why: string])[] = [
  ['src/domain/text/', 'the room that cuts'],
  ['src/adapters/content/load-content.ts', 'digits of a hash'],
  ['src/compose/talk.ts', 'digits of a hash'],
  ['src/real-chance.ts', 'digits of a random number'],
  ['src/adapters/database/office/found-institution.ts', 'digits of a random number'],
  [
    'src/adapters/files/tables/xlsx/merges.ts',
    'the end of a piece of XML, looked at once more with the next one',
  ],
  ['src/adapters/playground/text/code-points.ts', 'what a client of the messenger does with a long message'],
  ['src/application/office/kit/packed-question.ts', 'a token, of an alphabet of its own'],
  ['src/domain/numbers/mask.ts', 'digits; and words before a number that are only looked at'],
  ['src/domain/people/find-name.ts', 'the beginnings of two names, compared'],
  ['src/domain/people/is-it-you.ts', 'three initials, one letter of each word'],
]

test('a text is cut between its signs, by the one room that knows them', { timeout: 600_000 }, () => {
  const isAllowed = (found: string): boolean => CUT_OTHERWISE.some(([path]) => found.startsWith(path))
  const found = cutTexts(FILES)
  expect(found.filter((each) => !isAllowed(each))).toEqual([])
  const unused = CUT_OTHERWISE.filter(([path]) => !found.some((each) => each.startsWith(path)))
  expect(unused.map(([path]) => path).filter((path) => path !== 'src/domain/text/')).toEqual([])
})

test('the rule of cutting bites', { timeout: 60_000 }, () => {
  expect(
    linesThat(
      cutTexts,
      `const MOST = 80
export const a = (title: string) => title.slice(0, 80)
export const b = (title: string, most: number) => [title.slice(0, MOST - 1), title.slice(0, most)]
export const c = (title: string) => title.substring(0, 5) + title.substr(2)
export const d = (title: string) => [...title].slice(0, 3).join('')
export const e = (title: string) => title.slice(-MOST)
export const f = (title: string, at: number) => title.slice(at, at + MOST)
export const fine = (day: string, all: string[]) => [day.slice(0, 7), day.slice(5), all.slice(0, MOST)]
export const found = (said: string) => said.slice(0, said.indexOf(':'))`,
    ),
  ).toEqual([2, 3, 3, 4, 4, 5, 6, 7])
})

test('what every object inherits is no entry of it', () => {
  const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']
  expect(inherited.map((name) => ownEntry({ start: 1 }, name))).toEqual(inherited.map(() => undefined))
  expect(ownEntry({ start: 1 }, 'start')).toBe(1)
  expect(ownEntry(undefined, 'start')).toBeUndefined()
})
