import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)
let home = ''
/** The same with one need, and the one that the track has steps for: a whole check takes long. */
let small = ''

const KEPT = ['passport.yaml', 'fraud.yaml']

const contentOf = async (root: string, ...args: string[]): Promise<{ code: number; said: string }> => {
  const tsx = join(ROOT, 'node_modules', '.bin', 'tsx')
  return run(tsx, ['src/cli/content.ts', '--root', root, ...args], { cwd: ROOT, maxBuffer: 2 ** 26 }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }) => ({ code, said: `${stdout}${stderr}` }),
  )
}

const content = (...args: string[]) => contentOf(home, ...args)

const copied = (from: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'regions-'))
  for (const name of ['scenarios', 'locales'])
    cpSync(join(from, name), join(folder, name), { recursive: true })
  return folder
}

beforeAll(() => {
  home = copied(ROOT)
  small = copied(ROOT)
  for (const folder of ['scenarios/needs', 'locales/ru/needs', 'locales/en/needs'])
    for (const name of readdirSync(join(small, folder)))
      if (!KEPT.includes(name)) rmSync(join(small, folder, name))
})
afterAll(() => {
  rmSync(home, { recursive: true })
  rmSync(small, { recursive: true })
})

describe('a new region', () => {
  it('is made from the template, and what is missing is told', async () => {
    const { code, said } = await content('--new-region', 'tomsk', '--time-zone', 'Asia/Tomsk')
    expect(code).toBe(0)
    const lines = said.trim().split('\n')
    expect(lines).toContain('scenarios/regions/tomsk.yaml')
    expect(lines).toContain('locales/ru/regions/tomsk.yaml  name  write it')
    expect(lines).toContain('locales/en/regions/tomsk.yaml  note  write it')
    expect(lines).toContain(
      'scenarios/regions/tomsk.yaml  passport  no organisation of kind "migration_office"',
    )
    expect(lines.some((line) => line.includes('line_122  is only memory'))).toBe(true)
    expect(lines.at(-1)).toMatch(/^tomsk: 12 organisations, \d+ % of the kinds that needs ask for$/)
  }, 240_000)

  it('does not pass the check before its name is written, and passes after that', async () => {
    await contentOf(small, '--new-region', 'tomsk', '--time-zone', 'Asia/Tomsk')
    const unwritten = await contentOf(small)
    expect(unwritten.code).toBe(1)
    expect(unwritten.said).toContain('text "regions.tomsk.name" is not written yet')
    for (const language of ['ru', 'en']) {
      const path = join(small, 'locales', language, 'regions', 'tomsk.yaml')
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace('name: "???"', 'name: "Tomsk"').replace('???', 'Good.'),
      )
    }
    const written = await contentOf(small)
    expect(written.said).not.toMatch(/fault.*tomsk/)
    const { said } = await contentOf(small, '--missing', 'tomsk')
    expect(said).not.toContain('write it')
  }, 240_000)

  it('is not made twice, without a zone or under no name', async () => {
    expect(await content('--new-region', 'tomsk', '--time-zone', 'Asia/Tomsk')).toMatchObject({ code: 2 })
    expect((await content('--new-region', 'omsk')).said).toContain(
      'an IANA time zone like Asia/Tomsk is expected',
    )
    expect((await content('--new-region', '../omsk', '--time-zone', 'Asia/Omsk')).said).toContain(
      'an id like',
    )
    expect((await content('--missing', 'atlantis')).said).toContain('there are demo, spb, tomsk, ugra')
  }, 240_000)
})

/** What a region says of needs for which nobody can be called. */
const unheard = async (region: string): Promise<string[]> => {
  const { said } = await content('--missing', region)
  return said.split('\n').filter((line) => line.includes('nobody can be called'))
}

describe('the regions there are', () => {
  const unheardNeeds = async (region: string): Promise<string[]> => [
    ...new Set((await unheard(region)).map((line) => line.split('  ')[1] ?? '')),
  ]

  it('in the invented one somebody can be called of every need, under a number of its own', async () => {
    expect(await unheardNeeds('demo')).toEqual([])
  }, 240_000)

  it('courts, notaries, registry offices and houses have numbers of their own each: no other office lends one', async () => {
    expect(await unheardNeeds('ugra')).toEqual(['alimony', 'debts', 'housing_repair', 'inheritance'])
    expect(await unheardNeeds('spb')).toEqual([
      ...['alimony', 'burial', 'debts', 'housing_repair', 'inheritance'],
      ...['legal_aid', 'social_care', 'utilities'],
    ])
  }, 240_000)
})
