import { describe, expect, test } from 'vitest'
import { CASES } from './cases.ts'
import { type AttackCase, runCase } from './support/case.ts'
import type { Stage } from './support/stage.ts'

/** A stage on which nothing ever goes wrong. */
const QUIET = {
  get: async () => ({ status: 200 }),
  setAside: async () => 0,
  newErrors: () => [],
  newRefusals: () => [],
} as unknown as Stage

const ran = (run: AttackCase['run'], stage: Stage = QUIET) => runCase({ id: 'B0', name: 'x', run }, stage)

test('every bad input is there', () => {
  const numbered = Array.from({ length: 34 }, (_, n) => `B${n + 1}`)
  expect(CASES.map(({ id }) => id)).toEqual([...numbered, 'canary', 'two', 'dump', 'forged'])
})

/** The attacks take minutes (`npm run attack`); what judges them is looked at here. */
describe('a case fell', () => {
  test('when something is not as promised', async () => {
    const result = await ran(async (_, findings) => findings.same('what was said', 'a', 'b'))
    expect(result).toMatchObject({ ok: false, value: 1 })
    expect(result.broken[0]).toContain('what was said')
  })

  test('when it breaks off', async () => {
    const breaks = async (): Promise<never> => {
      throw new Error('on purpose')
    }
    expect(await ran(breaks)).toMatchObject({ ok: false, value: 1 })
  })

  test('when it looked at nothing', async () => {
    expect(await ran(async () => undefined)).toMatchObject({ ok: false, value: 1 })
  })

  test.each([
    ['the product is gone', { get: async () => ({ status: 503 }) }],
    ['an update was set aside', { setAside: async () => 1 }],
    ['the log tells of an error', { newErrors: () => ['{"level":50}'] }],
    ['Telegram refused a call', { newRefusals: () => ["sendMessage: can't parse entities"] }],
  ])('when %s', async (_, fault) => {
    const stage = { ...QUIET, ...fault } as unknown as Stage
    const result = await ran(async (_stage, findings) => findings.same('all well', 1, 1), stage)
    expect(result).toMatchObject({ ok: false, value: 1 })
  })
})

test('a case held when all it looked at is as promised', async () => {
  expect(await ran(async (_, findings) => findings.same('all well', 1, 1))).toMatchObject({
    ok: true,
    value: 0,
  })
})
