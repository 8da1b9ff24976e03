import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { contentSchemas } from '../../src/cli/content-schemas.ts'
import type { ScenarioSource } from '../../src/domain/scenario/compiled.ts'
import { inspectScenario, MOST_STEPS } from '../../src/domain/scenario/inspect.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

/** Runs a command of ours; one that ends with a fault has something to say as well. */
const cli = async (...args: string[]): Promise<{ code: number; stdout: string }> => {
  const tsx = join(ROOT, 'node_modules', '.bin', 'tsx')
  return run(tsx, ['src/cli/content.ts', ...args], { cwd: ROOT, maxBuffer: 2 ** 26 }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  )
}

const wide = (stages: number, steps: number): ScenarioSource => {
  const names = Array.from({ length: stages }, (_, index) => `stage_${index}`)
  return {
    scenario: { scenario: 'wide', routes: { learn: names } },
    stages: names.map((stage) => ({
      stage,
      steps: [
        ...Array.from({ length: steps - 1 }, (_, index) => ({
          id: `s${index}`,
          type: 'say' as const,
          wait: true,
        })),
        { id: 'crossroads', type: 'crossroads' as const },
      ],
    })),
  }
}

describe('a scenario too large', () => {
  it('is refused with its size', () => {
    expect(inspectScenario(wide(51, 200), { needs: [], scenes: {} })).toEqual([
      {
        severity: 'fault',
        file: 'scenarios/wide/scenario.yaml',
        message: `"wide" has 10200 steps, at most ${MOST_STEPS} are walked: split it`,
      },
    ])
  })

  it('just small enough is checked in a moment', () => {
    const started = performance.now()
    expect(inspectScenario(wide(50, 200), { needs: [], scenes: {} })).toEqual([])
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('schemas for editors', () => {
  it.each([...contentSchemas()])('%s is up to date: npm run content -- --schemas', (path, schema) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(schema)
  })
})

/** Bars that are open work: a row that reaches its bar leaves this list, no other row may join it. */
const NOT_REACHED = ['hear-act', 'hear-wrong', 'hear-question-as-answer', 'presses-first']

describe('npm run content', () => {
  it('-- --json prints results with a bar each, and issues', async () => {
    const { code, stdout } = await cli('--json')
    const { results, issues, ...rest } = JSON.parse(stdout)
    expect(rest).toEqual({})
    expect(results.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining([
        ...['needs', 'regions', 'languages', 'faults', 'facts-dated', 'branches', 'walkable'],
        ...['ease-ru', 'ease-en'],
      ]),
    )
    for (const result of results) expect(Object.keys(result)).toEqual(['id', 'name', 'value', 'bar', 'ok'])
    const faults = issues.filter(({ severity }: { severity: string }) => severity === 'fault').length
    expect(results.find(({ id }: { id: string }) => id === 'faults').value).toBe(faults)
    const missed = results.filter(({ ok }: { ok: boolean }) => !ok).map(({ id }: { id: string }) => id)
    expect(missed).toEqual(NOT_REACHED)
    expect(code).toBe(faults > 0 || missed.length > 0 ? 1 : 0)
  }, 900_000)

  it('-- --due lists facts, the first to be verified in front', async () => {
    const { stdout } = await cli('--due')
    const days = stdout
      .trim()
      .split('\n')
      .map((line) => line.slice(0, 10))
    expect(days.length).toBeGreaterThan(50)
    expect([...days].sort()).toEqual(days)
  })

  it('names file and place of what cannot be loaded', async () => {
    const { code, stdout } = await cli('--root', 'test/content/nothing-here')
    expect(code).toBe(1)
    expect(stdout).toContain('fault  scenarios/track/scenario.yaml  ENOENT')
  })
})
