import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { listen } from '../../src/adapters/http/server.ts'
import { type JobStanding, jobStandings } from '../../src/application/operator/job-standing.ts'
import { watchJobs } from '../../src/application/operator/watch-jobs.ts'
import type { ComposedBot } from '../../src/compose.ts'
import { rows } from '../support/database.ts'
import { recordingLog, TestWorld, TODAY } from '../support/world.ts'
import { HOUR } from './ground.ts'

let world: TestWorld
let bot: ComposedBot
beforeAll(async () => {
  world = await TestWorld.open(inject('postgresUrl'))
  bot = await world.startBot({}, false)
})
afterAll(() => world.close())
beforeEach(() => rows(world.databaseUrl, 'delete from job_hours'))

/** Runs of a job in each of the hours before now, e.g. `ran('plan', 6, 24)`. */
const ran = async (job: string, anHour: number, hours: number): Promise<void> => {
  for (let hour = 0; hour <= hours; hour += 1)
    await rows(world.databaseUrl, 'insert into job_hours values ($1, $2, $3, 0)', [
      job,
      new Date(TODAY - hour * HOUR).toISOString(),
      hour === 0 ? 0 : anHour,
    ])
}

const operator = (expected: Record<string, number>) => ({
  ...bot.reminders.desk.operator,
  expected: new Map(Object.entries(expected)),
})

const standing = async (expected: Record<string, number>): Promise<JobStanding | undefined> =>
  (await jobStandings(operator(expected)))[0]

describe('expected against actual runs', () => {
  test('a service of more than a day expects all of them', async () => {
    await ran('plan', 6, 30)
    expect(await standing({ plan: 144 })).toMatchObject({ expected: 144, runs: 144, isBehind: false })
  })

  test('a younger one its share, from its first full hour', async () => {
    await ran('plan', 6, 5)
    expect(await standing({ plan: 144 })).toMatchObject({ expected: 24, runs: 24, isBehind: false })
    expect(await standing({ watch: 1 })).toMatchObject({ expected: 0, runs: 0, isBehind: false })
  })

  test('one that has just begun, or never ran, expects nothing', async () => {
    expect(await standing({ plan: 144 })).toMatchObject({ expected: 0, runs: 0, isBehind: false })
    await ran('plan', 6, 0)
    expect(await standing({ plan: 144 })).toMatchObject({ expected: 0, isBehind: false })
  })

  test('a tenth less is behind, one run at the edge is not', async () => {
    await ran('plan', 5, 30)
    expect(await standing({ plan: 144 })).toMatchObject({ runs: 120, isBehind: true })
    await rows(world.databaseUrl, 'delete from job_hours')
    await ran('plan', 7, 2)
    expect(await standing({ plan: 8 * 24 })).toMatchObject({ expected: 8, runs: 7, isBehind: false })
  })
})

describe('the daily look', () => {
  test('tells of a job that stood still, and of no other', async () => {
    await ran('sweep', 720, 30)
    const log = recordingLog()
    const behind = await watchJobs(operator({ sweep: 17_280, plan: 144, watch: 1 }), log)
    expect(behind.map(({ job }) => job)).toEqual(['plan'])
    expect(log.lines).toEqual([
      { level: 'warn', event: 'job_behind', fields: { job: 'plan', expected: 144, runs: 0 } },
    ])
  })

  test('counts itself, and a job that is switched off is not missed', async () => {
    const log = recordingLog()
    await ran('plan', 6, 30)
    expect(await watchJobs(operator({ sweep: 0, plan: 144, watch: 1 }), log)).toEqual([])
    expect(log.lines).toEqual([])
    expect(await standing({ watch: 1 })).toMatchObject({ expected: 1, runs: 1 })
  })
})

test('it is rung for every morning in the region’s zone', async () => {
  const ringing = await world.startBot({ reminders: { alarms: true, sweepMs: 60_000 } }, false)
  ringing.reminders.start()
  await expect.poll(() => ringing.reminders.alarms(), { timeout: 20_000 }).toMatchObject({ connected: true })
  const server = await listen(0, '127.0.0.1', [ringing.reminders.board], recordingLog())
  const answer = await fetch(`http://127.0.0.1:${server.port}/board/api/job-schedulers`)
  const { schedulers } = (await answer.json()) as { schedulers: object[] }
  await server.close()
  expect(schedulers).toContainEqual(
    expect.objectContaining({ id: 'watch', pattern: '0 6 * * *', tz: 'Asia/Yekaterinburg' }),
  )
})
