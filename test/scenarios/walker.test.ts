import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { loadContent } from '../../src/adapters/content/load-content.ts'
import { walksOf } from '../../src/application/content-check/walk-content.ts'
import { Walker } from '../../src/application/content-check/walker.ts'
import { branchesOf } from '../../src/domain/scenario/inspect/branches.ts'
import { textsCalledBy } from '../../src/domain/scenario/inspect/texts.ts'

/** Every state of every need that a person can come into (promises.md 4 and 5), within half a minute. */
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

describe('every reachable state', () => {
  const lines: string[] = []
  const taken = new Set<string>()
  afterAll(() => process.stdout.write(`${lines.join('\n')}\n`))

  it.each(walksOf(content))('$need in $region, $answers', ({ need, region, answers }) => {
    const started = performance.now()
    const walker = new Walker(content, region, TODAY)
    walker.walk(need, 7, { answers })
    for (const branch of walker.branches) taken.add(branch)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    lines.push(`${need}, ${region}: ${walker.states} states, ${seconds} s`)
    expect([...walker.problems]).toEqual([])
    expect(walker.states).toBeGreaterThan(1_000)
    expect(walker.proved).toBe(walker.states)
    const missed = [...track.steps.keys()].filter((step) => !walker.branches.has(step))
    const beside = [...(answers['cause'] ? OF_CAUSE : []), ...(need === 'fraud' ? OF_CALLS : OF_FRAUD)]
    expect(missed.sort(), 'steps that nobody comes to').toEqual(beside.sort())
  })

  it('together they take every answer and every way', () => {
    const all = branchesOf(track, [...content.needs.values()])
    expect(all.size).toBeGreaterThan(500)
    expect([...all].filter((branch) => !taken.has(branch))).toEqual([])
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
