import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)
let home = ''

const content = async (...args: string[]): Promise<{ code: number; said: string }> => {
  const tsx = join(ROOT, 'node_modules', '.bin', 'tsx')
  return run(tsx, ['src/cli/content.ts', '--root', home, ...args], { cwd: ROOT, maxBuffer: 2 ** 26 }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }) => ({ code, said: `${stdout}${stderr}` }),
  )
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'regions-'))
  for (const folder of ['scenarios', 'locales'])
    cpSync(join(ROOT, folder), join(home, folder), { recursive: true })
})
afterAll(() => rmSync(home, { recursive: true }))

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
  }, 60_000)

  it('does not pass the check before its name is written, and passes after that', async () => {
    const unwritten = await content()
    expect(unwritten.code).toBe(1)
    expect(unwritten.said).toContain('text "regions.tomsk.name" is not written yet')
    for (const language of ['ru', 'en']) {
      const path = join(home, 'locales', language, 'regions', 'tomsk.yaml')
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace('name: "???"', 'name: "Tomsk"').replace('???', 'Good.'),
      )
    }
    const written = await content()
    expect(written.said).not.toMatch(/fault.*tomsk/)
    const { said } = await content('--missing', 'tomsk')
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
  }, 60_000)
})

describe('the regions there are', () => {
  it('of every need, somebody can be called', async () => {
    for (const region of ['demo', 'ugra', 'spb']) {
      const { said } = await content('--missing', region)
      expect(said.split('\n').filter((line) => line.includes('nobody can be called'))).toEqual([])
    }
  }, 60_000)
})
