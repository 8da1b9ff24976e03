import { describe, expect, test } from 'vitest'
import { RULES, type Rule } from './rules.ts'
import { readSource, readSources } from './sources.ts'

const sources = readSources()

describe('the rooms of the house (promises.md 3)', () => {
  test('the sources are really read', () => {
    const paths = sources.map(({ path }) => path)
    expect(paths).toContain('src/domain/scenario/engine.ts')
    expect(paths).toContain('src/adapters/telegram/send.ts')
    expect(paths).toContain('src/compose.ts')
    expect(sources.find(({ path }) => path === 'src/compose/store.ts')?.imports).toContain(
      'src/adapters/database/migrate.ts',
    )
  })

  test.each(Object.entries(RULES))('%s', (_, rule) => {
    expect(rule(sources)).toEqual([])
  })
})

/** A source that nobody wrote, beside an innocent one. */
const fabricated = (path: string, text: string) => [
  readSource('src/domain/scenario/fine.ts', "import { z } from 'zod'\nexport const fine = z.string()"),
  readSource(path, text),
]

const BITES: readonly [name: keyof typeof RULES, path: string, text: string][] = [
  ['domainImports', 'src/domain/track/bad.ts', "import { readFileSync } from 'node:fs'"],
  ['domainImports', 'src/domain/track/bad.ts', "import type { Log } from '../../application/ports/log.ts'"],
  ['domainImports', 'src/domain/track/bad.ts', "export const x = await import('pg')"],
  ['domainIsPure', 'src/domain/bad.ts', 'export const f = async () => 1'],
  ['domainIsPure', 'src/domain/bad.ts', 'export const f = (): Promise<number> => Promise.resolve(1)'],
  ['domainIsPure', 'src/domain/bad.ts', 'export const now = Date.now()'],
  ['domainIsPure', 'src/domain/bad.ts', 'export const now = new Date()'],
  ['domainIsPure', 'src/domain/bad.ts', 'export const n = Math.random()'],
  ['domainIsPure', 'src/domain/bad.ts', "console.log('x')"],
  ['domainIsPure', 'src/domain/bad.ts', 'export const home = process.env.HOME'],
  ['applicationImports', 'src/application/bad.ts', "import { randomUUID } from 'node:crypto'"],
  ['applicationImports', 'src/application/bad.ts', "import { z } from 'zod'"],
  ['applicationImports', 'src/application/bad.ts', "import { vault } from '../adapters/crypto/vault.ts'"],
  ['adapterImports', 'src/adapters/telegram/bad.ts', "import { connect } from '../database/connect.ts'"],
  ['adapterImports', 'src/adapters/telegram/bad.ts', "import { readConfig } from '../../config.ts'"],
  ['onlyComposersKnowAdapters', 'src/config.ts', "import { vault } from './adapters/crypto/vault.ts'"],
  ['vendorsStayHome', 'src/adapters/http/bad.ts', "import pg from 'pg'"],
  ['vendorsStayHome', 'src/adapters/playground/bad.ts', "import { Api } from 'grammy'"],
  ['vendorsStayHome', 'src/adapters/http/bad.ts', "import { Queue } from 'bullmq'"],
  ['vendorsStayHome', 'src/adapters/telegram/bad.ts', "import { fromBuffer } from 'yauzl'"],
  ['vendorsStayHome', 'src/adapters/files/bad.ts', "import { Resvg } from '@resvg/resvg-js'"],
  ['composersTakeLittle', 'src/main.ts', "import { Bot } from 'grammy'"],
  ['noCycles', 'src/domain/a.ts', "import { a } from './a.ts'\nexport { a }"],
  ['noRussianInCode', 'src/application/bad.ts', 'export const hello = (n: number) => `Здравствуйте ` + n'],
  ['namesSaySomething', 'src/domain/utils.ts', 'export const one = 1'],
]

describe('the rules bite', () => {
  test.each(BITES)('%s in %s: %s', (name, path, text) => {
    const rule: Rule = RULES[name]
    const [fault] = rule(fabricated(path, text))
    expect(fault).toContain(path)
    expect(rule(fabricated('src/domain/scenario/also.ts', 'export const two = 2'))).toEqual([])
  })

  test('a cycle over two files is named whole', () => {
    const a = readSource('src/domain/a.ts', "import { b } from './b.ts'\nexport const a = b")
    const b = readSource('src/domain/b.ts', "import { a } from './a.ts'\nexport const b = a")
    expect(RULES.noCycles([a, b])).toEqual(['src/domain/a.ts -> src/domain/b.ts -> src/domain/a.ts'])
  })

  test('two folders that import each other are named with the files that do it', () => {
    const a = readSource('src/domain/track/a.ts', "import { b } from '../needs/b.ts'\nexport const a = b")
    const b = readSource('src/domain/needs/b.ts', 'export const b = 1')
    const c = readSource('src/domain/needs/c.ts', "import type { A } from '../track/a.ts'\nexport type C = A")
    expect(RULES.foldersLookOneWay([a, b])).toEqual([])
    expect(RULES.foldersLookOneWay([a, b, c])[0]).toBe(
      'src/domain/track/a.ts imports src/domain/needs/b.ts, and src/domain/needs/c.ts imports src/domain/track/a.ts',
    )
  })

  test('every rule has a source that it bites', () => {
    const bitten = [...BITES.map(([name]) => name), 'foldersLookOneWay']
    expect([...new Set(bitten)].sort()).toEqual(Object.keys(RULES).sort())
  })

  test('Russian in a comment, a harmless date and a property called process are no breaks', () => {
    const text = '/** «стоп» */\nexport const f = (x: { process: number }) => [new Date(0), x.process]'
    const source = [readSource('src/domain/fine.ts', text)]
    expect(Object.values(RULES).flatMap((rule) => rule(source))).toEqual([])
  })
})
