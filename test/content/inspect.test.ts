import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Walked, type WalkedOne, walkContent } from '../../src/application/content-check/walk-content.ts'
import type { Content } from '../../src/application/ports/content.ts'
import { type CheckedContent, checkContent } from '../../src/cli/check-content.ts'
import { CONTENT_ROWS, contentResults } from '../../src/cli/content-results.ts'
import { contentSchemas } from '../../src/cli/content-schemas.ts'
import type { ScenarioSource } from '../../src/domain/scenario/compiled.ts'
import { inspectScenario, MOST_STEPS } from '../../src/domain/scenario/inspect.ts'
import { baseFolder, removeBase } from './broken.ts'

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
const NOT_REACHED = ['hear-act', 'hear-wrong']

/** Steps that ask for the cause: nobody whose cause is known comes to them. */
const OF_CAUSE = ['start.cause', 'start.cause_short', 'diagnose.cause', 'diagnose.cause_short']
/** Steps of a call after a fraud, and those of any other call. */
const OF_FRAUD = ['contact.bank_outcome', 'contact.bank_done', 'contact.bank_no', 'contact.police_call']
const OF_CALLS = [
  'contact.outcome',
  'contact.queue_day',
  'contact.queue_time',
  'contact.note_queue',
  'contact.queue_set',
  'contact.not_us_named',
  'contact.not_us_next',
  'contact.hand_other',
]

/** What whoever learns for the first time has told at the beginning is not asked again. */
const TOLD_BEFORE = [
  'documents.past',
  'documents.past_kind',
  'documents.wish',
  'documents.wish_hand',
  'visit.past',
  'visit.past_bad',
]
/** Whoever is at home goes past the talk about experience and plan. */
const OF_LEARNERS = [
  'diagnose.call_specialist',
  'diagnose.experience',
  'diagnose.helped',
  'diagnose.hindered',
  'diagnose.mistake',
  'diagnose.not_your_fault',
  'diagnose.note_care',
  'diagnose.plan',
  'diagnose.plan_card',
  'diagnose.skill_stays',
  'diagnose.thanks',
  'diagnose.wish',
]

/** Steps that nobody comes to who walked the way before: never, once, twice. */
const OF_RETURNING = [
  ['start.pace', 'inform.known', 'review.praise_home', ...TOLD_BEFORE],
  ['inform.known', 'review.praise_home'],
  ['start.pace', ...OF_LEARNERS],
] as const

/** A need like most, the one whose calls end otherwise, and every walk that differs by more than the need. */
const isTelling = ({ need, region, answers }: WalkedOne): boolean =>
  need === 'passport' || need === 'fraud' || region !== 'demo' || Object.keys(answers).length > 0

/** Steps that nobody comes to on a walk, as they should be. */
const besideThe = ({ need, answers }: WalkedOne): string[] => [
  ...(answers['cause'] ? OF_CAUSE : []),
  ...(need === 'fraud' ? OF_CALLS : OF_FRAUD),
  ...(OF_RETURNING[Number(answers['level.search'] ?? 0)] ?? []),
]

/** Everything is looked at and walked once, and all is asked of that. */
describe('all content', () => {
  let checked: CheckedContent
  let walked: Walked
  beforeAll(() => {
    const at = Date.now()
    checked = checkContent(ROOT, join(ROOT, 'src'), at)
    walked = walkContent(checked.content as Content, at)
  }, 900_000)

  it('reaches every bar, but for those that are open work', () => {
    const results = contentResults(checked, walked, Date.now())
    const missed = results.filter(({ ok }) => !ok).map(({ id }) => id)
    expect(missed).toEqual(NOT_REACHED)
  }, 900_000)

  it('is walked through every state that a person can come into, and all of it is proved', () => {
    expect(walked.problems).toEqual([])
    expect(walked.walks.length).toBeGreaterThan(20)
    for (const walk of walked.walks) {
      const place = `${walk.need} in ${walk.region}, ${JSON.stringify(walk.answers)}`
      expect(walk.states, place).toBeGreaterThan(1_000)
      expect(walk.proved, place).toBe(walk.states)
      if (isTelling(walk))
        expect([...walk.missed].sort(), `${place}: steps that nobody comes to`).toEqual(
          besideThe(walk).sort(),
        )
    }
  })
})

describe('npm run content', () => {
  afterAll(removeBase)

  it('-- --json prints results with a bar each, and issues', async () => {
    const { code, stdout } = await cli('--json', '--root', baseFolder(true))
    const { results, issues, ...rest } = JSON.parse(stdout)
    expect(rest).toEqual({})
    expect(results.map(({ id }: { id: string }) => id)).toEqual(Object.keys(CONTENT_ROWS))
    for (const result of results) expect(Object.keys(result)).toEqual(['id', 'name', 'value', 'bar', 'ok'])
    const faults = issues.filter(({ severity }: { severity: string }) => severity === 'fault').length
    expect(results.find(({ id }: { id: string }) => id === 'faults').value).toBe(faults)
    expect(code).toBe(1)
  }, 240_000)

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
