import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect } from '../../src/adapters/database/connect.ts'
import { ROOT } from '../../src/root.ts'
import { type Ground, groundOn } from '../faults/support/ground.ts'
import type { Leftovers } from '../faults/support/leftovers.ts'
import { BENCHES } from './benches.ts'
import { SILENT } from './crowd.ts'
import { Figures } from './figures.ts'
import type { Setting } from './setting.ts'

const folder = mkdtempSync(join(tmpdir(), 'posrednik-figures-'))
const file = join(folder, 'figures.json')
let ground: Ground
beforeAll(() => {
  ground = groundOn(inject('postgresUrl'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const written = (): { id: string; ok: boolean; value: number | null }[] =>
  JSON.parse(readFileSync(file, 'utf8')).results

/** Databases on the tests' own PostgreSQL, as small as they can be. */
const tiny = (leftovers: Leftovers): Setting => ({
  size: 'tiny',
  isLong: false,
  leftovers,
  ground: async () => ground,
  server: async () => ({
    database: async () => {
      const url = await ground.database()
      const pool = await connect(url, SILENT, 3)
      leftovers.add(() => pool.end())
      return { url, pool }
    },
    close: async () => undefined,
  }),
})

/** `npm run bench` takes half an hour; in small each of its figures shows here that it can still be taken. */
describe('each figure in small', () => {
  test.each(Object.entries(BENCHES))('%s', async (id, bench) => {
    const result = await new Figures(file).take(id, bench, tiny)
    expect(result.detail?.['reason']).toBeUndefined()
    expect(result).toMatchObject({ id, value: expect.any(Number) })
    expect(written()).toEqual([result])
  })
})

describe('a figure that cannot be taken', () => {
  const broken = async (): Promise<never> => {
    throw new Error('on purpose')
  }

  test('is a failed row, and what was measured before and after it is kept', async () => {
    const figures = new Figures(file)
    const good = async () => ({ id: 'good', name: 'good', value: 1, bar: null, ok: true })
    await figures.take('good', good, tiny)
    expect(written()).toMatchObject([{ id: 'good', ok: true }])
    await figures.take('broken', broken, tiny)
    await figures.take('good', good, tiny)
    expect(figures.areGood).toBe(false)
    expect(written()).toMatchObject([
      { id: 'good', ok: true },
      { id: 'broken', value: null, ok: false, detail: { reason: 'on purpose' } },
      { id: 'good', ok: true },
    ])
  })

  test('ends what it began', async () => {
    const ended: string[] = []
    await new Figures(file).take('broken', broken, (leftovers) => {
      leftovers.add(() => ended.push('server'))
      return tiny(leftovers)
    })
    expect(ended).toEqual(['server'])
  })
})

test('a run that is ended by a signal prints what it has, the figure under way as a failed row', async () => {
  const own = join(folder, 'ended.json')
  const run = spawn(
    process.execPath,
    ['--import', 'tsx', 'test/bench/run.ts', '--json', '--file', own, 'start-warm', 'heap'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  let printed = ''
  run.stdout.on('data', (piece: Buffer) => {
    printed += piece.toString()
  })
  await expect
    .poll(() => readFileSync(own, { encoding: 'utf8', flag: 'a+' }), { timeout: 60_000 })
    .toContain('results')
  run.kill('SIGTERM')
  const [code] = await once(run, 'close')
  expect(code).toBe(1)
  expect(JSON.parse(printed)).toMatchObject({
    results: [{ id: 'start-warm', ok: false, detail: { reason: 'ended by SIGTERM' } }],
  })
})
