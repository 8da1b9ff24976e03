import pg from 'pg'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { createDatabase } from '../support/database.ts'
import { startRedis } from '../support/redis.ts'
import { alarmClockContract } from './alarm-clock.contract.ts'
import { createOpener } from './ground.ts'
import { createRings } from './rings.ts'

alarmClockContract('Redis', async () => {
  const redis = await startRedis()
  return { store: { kind: 'redis', url: redis.url }, lose: redis.flush, remove: redis.stop }
})

/** All that the queue keeps, but not which migrations were run. */
const LOSE = 'truncate bullmq.job, bullmq.scheduler, bullmq.meta, bullmq.event cascade'

alarmClockContract('PostgreSQL', async () => {
  const { url, drop } = await createDatabase(inject('postgresUrl'))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const remove = async () => {
    await client.end()
    await drop()
  }
  return { store: { kind: 'postgres', url }, lose: async () => void (await client.query(LOSE)), remove }
})

describe('alarm clock on a PostgreSQL of its own', () => {
  const opener = createOpener()
  afterEach(() => opener.closeAll())

  it('makes its tables once when replicas open at the same time, and is content with three connections', async () => {
    const { url, drop } = await createDatabase(inject('postgresUrl'))
    const open = () => opener.clock({ store: { kind: 'postgres', url } }, createRings())
    await Promise.all([open(), open(), open()])
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query(
      'select count(*)::int as used from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await client.end()
    await opener.closeAll()
    await drop()
    expect(rows[0].used).toBeLessThanOrEqual(9)
  })

  it('goes on after all its connections were cut', async () => {
    const { url, drop } = await createDatabase(inject('postgresUrl'))
    const rings = createRings()
    const recurring = [{ name: 'sweep', every: 200 }]
    const clock = await opener.clock({ store: { kind: 'postgres', url } }, { ...rings, recurring })
    await rings.until('sweep')
    const client = new pg.Client({ connectionString: inject('postgresUrl') })
    await client.connect()
    const name = new URL(url).pathname.slice(1)
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    await client.end()
    const before = rings.times('sweep')
    await rings.until('sweep', before + 3)
    await expect
      .poll(async () => {
        await clock.wake('after', 0)
        return rings.times('after')
      })
      .toBeGreaterThan(0)
    await opener.closeAll()
    await drop()
  })
})
