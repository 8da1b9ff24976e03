import pg from 'pg'
import { inject } from 'vitest'
import { createDatabase } from '../support/database.ts'
import { startRedis } from '../support/redis.ts'
import { alarmClockContract } from './alarm-clock.contract.ts'

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
