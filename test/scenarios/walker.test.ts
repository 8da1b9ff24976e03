import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { type Walk, walksOf } from '../../src/application/content-check/walk-content.ts'
import { Walker } from '../../src/application/content-check/walker.ts'
import { textsCalledBy } from '../../src/domain/scenario/inspect/texts.ts'

/**
 * Every state that a person can come into (promises.md 4 and 5), of a few needs: the check of all content walks every one of
 * them, and counts every answer and every way (`branches`, `walkable` of `npm run content -- --json`).
 */
const content = loadContent(fileURLToPath(new URL('../..', import.meta.url)))
const { track } = content
const regions = [...content.regions.keys()]
const needs = [...content.needs.keys()]

/** Sunday noon in Yekaterinburg. */
const TODAY = Date.parse('2026-11-22T12:00:00+05:00')

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

/** Steps for whoever walked the way before: never, once, twice. */
const OF_RETURNING = [['start.pace', 'inform.known'], ['inform.known'], []] as const

/** A need like most, the one whose calls end otherwise, and every walk that differs by more than the need. */
const isTried = ({ need, region, answers }: Walk): boolean =>
  need === 'passport' || need === 'fraud' || region !== regions[0] || Object.keys(answers).length > 0

describe('every reachable state', () => {
  const lines: string[] = []
  afterAll(() => process.stdout.write(`${lines.join('\n')}\n`))

  it.each(walksOf(content).filter(isTried))('$need in $region, $answers', ({ need, region, answers }) => {
    const started = performance.now()
    const walker = new Walker(content, region, TODAY)
    walker.walk(need, 7, { answers })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    lines.push(`${need}, ${region}: ${walker.states} states, ${seconds} s`)
    expect([...walker.problems]).toEqual([])
    expect(walker.states).toBeGreaterThan(1_000)
    expect(walker.proved).toBe(walker.states)
    const missed = [...track.steps.keys()].filter((step) => !walker.branches.has(step))
    const beside = [
      ...(answers['cause'] ? OF_CAUSE : []),
      ...(need === 'fraud' ? OF_CALLS : OF_FRAUD),
      ...(OF_RETURNING[Number(answers['level.search'] ?? 0)] ?? []),
    ]
    expect(missed.sort(), 'steps that nobody comes to').toEqual(beside.sort())
  })
})

describe('every clerk', () => {
  it.each(needs)('of %s hears and answers everything', (need) => {
    const walker = new Walker(content, regions[0] as string, TODAY)
    walker.rehearse(need)
    const { required } = textsCalledBy({
      track,
      school: content.school,
      needs: [content.needs.get(need)].flatMap((each) => each ?? []),
      regions: [],
      scenes: Object.values(content.scenes),
    })
    const lines = [...required].filter((key) => /^scenes\.|^needs\..*\.(answers|objections)\./.test(key))
    expect(lines.length).toBeGreaterThan(50)
    expect(
      lines.filter((key) => !walker.texts.has(key)),
      'lines that nobody hears',
    ).toEqual([])
    expect([...walker.problems]).toEqual([])
  })
})
