import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { scrape } from '../../src/adapters/http/scrape.ts'
import { type Gauge, gaugesOf } from '../../src/application/operator/gauges.ts'
import { rows } from '../support/database.ts'
import { recordingLog, TestWorld, TODAY } from '../support/world.ts'
import { HOUR, sow, sowTask } from './ground.ts'

const MINUTE = 60_000

let world: TestWorld
let numbers: (alarms?: Parameters<typeof gaugesOf>[1]) => Promise<readonly Gauge[]>
beforeAll(async () => {
  world = await TestWorld.open(inject('postgresUrl'))
  const bot = await world.startBot({}, false)
  numbers = (alarms = null) => gaugesOf(bot.reminders.desk.operator, alarms)
  const url = world.databaseUrl
  const at = (state: string, minutes: number, late = 0, reason: string | null = null) =>
    sow(url, { state, reason, due: TODAY - (minutes + late) * MINUTE, settled: TODAY - minutes * MINUTE })
  await at('sent', 60, 1)
  await at('sent', 90, 6)
  await at('sent', 25 * 60, 60)
  await at('suppressed', 30, 0, 'done')
  await at('suppressed', 40, 0, 'done')
  await at('suppressed', 50, 0, 'moved')
  await at('expired', 50, 0, 'stale')
  await at('unknown', 100, 0, 'ambiguous')
  await at('unknown', 40 * 24 * 60, 0, 'ambiguous')
  await sow(url, { due: TODAY + HOUR })
  await sow(url, { due: TODAY - 2 * MINUTE })
  await sow(url, { due: TODAY - 10 * MINUTE })
  await sow(url, { due: TODAY - 30 * MINUTE, lookAt: TODAY + HOUR, reason: 'slow_down' })
  await sow(url, { state: 'claimed', due: TODAY - 20 * MINUTE })
  await sowTask(url, null, null)
  await rows(
    url,
    `insert into job_hours values ('sweep', $1, 100, 2), ('plan', $2, 140, 0), ('plan', $3, 9, 0)`,
    [
      new Date(TODAY - 3 * HOUR).toISOString(),
      new Date(TODAY - 20 * HOUR).toISOString(),
      new Date(TODAY - 50 * HOUR).toISOString(),
    ],
  )
})
afterAll(() => world.close())

const found = (gauges: readonly Gauge[], name: string, labels?: Record<string, string>): number | undefined =>
  gauges.find((each) => each.name === name && JSON.stringify(each.labels) === JSON.stringify(labels))?.value

describe('the numbers of the reminders', () => {
  test('all open ones and those settled within a day, by state', async () => {
    const gauges = await numbers()
    const states = Object.fromEntries(
      gauges
        .filter(({ name }) => name === 'reminders')
        .map(({ labels, value }) => [labels?.['state'], value]),
    )
    expect(states).toEqual({
      planned: 4,
      claimed: 1,
      dispatching: 0,
      sent: 2,
      failed: 0,
      blocked: 0,
      expired: 1,
      suppressed: 3,
      unknown: 1,
    })
  })

  test('suppressed by reason, late, unknown, due, age of the oldest due, tasks', async () => {
    const gauges = await numbers()
    expect(found(gauges, 'reminders_suppressed', { reason: 'done' })).toBe(2)
    expect(found(gauges, 'reminders_suppressed', { reason: 'moved' })).toBe(1)
    expect(found(gauges, 'reminders_late')).toBe(4)
    expect(found(gauges, 'reminders_unknown')).toBe(2)
    expect(found(gauges, 'queue_depth', { queue: 'outbox_due' })).toBe(2)
    expect(found(gauges, 'reminders_oldest_due_seconds')).toBe(600)
    expect(found(gauges, 'human_tasks_open')).toBe(1)
  })

  test('expected against actual runs of every job', async () => {
    const gauges = await numbers()
    expect(found(gauges, 'job_runs', { job: 'plan' })).toBe(140)
    expect(found(gauges, 'job_expected', { job: 'plan' })).toBe(144)
    expect(found(gauges, 'job_runs', { job: 'sweep' })).toBe(100)
    expect(found(gauges, 'job_expected', { job: 'watch' })).toBe(1)
  })

  test('the queue, where this process looks after it', async () => {
    const gauges = await numbers({ connected: true, waiting: 3, delayed: 2, failed: 1 })
    expect(found(gauges, 'queue_connected')).toBe(1)
    expect(found(gauges, 'queue_depth', { queue: 'waiting' })).toBe(3)
    expect(found(await numbers(), 'queue_connected')).toBeUndefined()
  })

  test('as Prometheus reads them', async () => {
    const log = recordingLog()
    const text = await scrape({ counters: () => 'counted 1\n', gauges: numbers, log })()
    expect(text).toContain('counted 1\n')
    expect(text).toContain('# TYPE posrednik_reminders gauge\nposrednik_reminders{state="planned"} 4\n')
    expect(text).toContain('posrednik_reminders_suppressed{reason="done"} 2\n')
    expect(text).toContain('posrednik_metrics_complete 1\n')
    for (const line of text.trim().split('\n'))
      expect(line).toMatch(/^# TYPE [a-z_]+ gauge$|^[a-z_]+(\{[a-z_]+="[a-z_]+"\})? -?\d+$/)
  })
})

describe('a database that is away', () => {
  test('takes nothing from the counters, and that is told', async () => {
    const log = recordingLog()
    const gauges = () => Promise.reject(new TypeError('postgresql://user:secret@host'))
    const text = await scrape({ counters: () => 'counted 1\n', gauges, log })()
    expect(text).toBe('counted 1\n# TYPE posrednik_metrics_complete gauge\nposrednik_metrics_complete 0\n')
    expect(log.lines).toEqual([
      { level: 'warn', event: 'metrics_incomplete', fields: { fault: 'TypeError' } },
    ])
  })

  test('and one that does not answer is not waited for; scrapes at the same time ask once', async () => {
    let asked = 0
    const gauges = () => {
      asked += 1
      return new Promise<never>(() => undefined)
    }
    const read = scrape({ counters: () => '', gauges, log: recordingLog(), patienceMs: 50 })
    const texts = await Promise.all([read(), read()])
    expect(texts.every((text) => text.includes('posrednik_metrics_complete 0'))).toBe(true)
    expect(asked).toBe(1)
  })
})
