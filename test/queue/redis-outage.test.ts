import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BullAlarmClock } from '../../src/adapters/queue/alarm-clock-options.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { createOpener } from './ground.ts'
import { createHeardLog } from './heard-log.ts'
import { createRings, type Rings } from './rings.ts'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** How long a promise took, in milliseconds. */
const taken = async (work: Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work
  return performance.now() - start
}

let attempts = 0

/** Wakes again and again until one gets through, as the service's sweep would. */
const wakeUntilHeard = async (clock: BullAlarmClock, rings: Rings): Promise<void> => {
  const isThere = async () => {
    attempts += 1
    const id = `try-${attempts}`
    await clock.wake(id, 0)
    await pause(50)
    return rings.heard.some((each) => each.startsWith('try-'))
  }
  await expect.poll(isThere, { timeout: 20_000 }).toBe(true)
}

const SWEEP = [{ name: 'sweep', every: 200 }] as const

describe('alarm clock while Redis fails', () => {
  let redis: TestRedis
  const opener = createOpener()
  const ground = () => ({ store: { kind: 'redis', url: redis.url } as const })
  beforeEach(async () => {
    redis = await startRedis()
  })
  afterEach(async () => {
    await opener.closeAll()
    await redis.stop()
  })

  it('goes on by itself after Redis was away for two seconds and came back empty', async () => {
    const rings = createRings()
    const log = createHeardLog()
    const clock = await opener.clock(ground(), { ...rings, log, recurring: SWEEP })
    await rings.until('sweep')
    await redis.kill()
    expect(await taken(clock.wake('lost', 0))).toBeLessThan(1_500)
    expect(await taken(clock.heal())).toBeLessThan(3_000)
    expect(await clock.state()).toEqual({ connected: false, waiting: 0, delayed: 0, failed: 0 })
    await pause(2_000)
    const before = rings.times('sweep')
    await redis.restart()
    await wakeUntilHeard(clock, rings)
    await rings.until('sweep', before + 2)
    expect(log.of('queue_error').filter(({ kind }) => kind === 'connection')).toHaveLength(1)
    expect(log.of('queue_error').find(({ kind }) => kind === 'wake')).toMatchObject({ times: 1 })
    expect(log.of('redis_may_evict')).toEqual([])
  })

  it('starts without Redis and heals when it comes', async () => {
    await redis.kill()
    const rings = createRings()
    const log = createHeardLog()
    const clock = await opener.clock(ground(), { ...rings, log, recurring: SWEEP })
    expect(log.of('queue_unreachable')).toHaveLength(1)
    await clock.wake('lost', 0)
    await redis.restart()
    await rings.until('sweep', 2)
    await wakeUntilHeard(clock, rings)
    expect(rings.times('lost')).toBe(0)
  })

  it('closes in time when Redis was never there', async () => {
    await redis.kill()
    const clock = await opener.clock(ground(), { ...createRings(), recurring: SWEEP })
    expect(await taken(clock.close())).toBeLessThan(3_000)
  })

  it('closes in time when Redis went away', async () => {
    const rings = createRings()
    const clock = await opener.clock(ground(), { ...rings, recurring: SWEEP })
    await rings.until('sweep')
    await redis.kill()
    expect(await taken(clock.close())).toBeLessThan(3_000)
  })

  it('answers and closes in time when Redis is there and does not answer', async () => {
    const rings = createRings()
    const clock = await opener.clock(ground(), { ...rings, recurring: SWEEP })
    await rings.until('sweep')
    const admin = new Redis(redis.url)
    await admin.client('PAUSE', 8_000)
    admin.disconnect()
    expect(await taken(clock.wake('lost', 0))).toBeLessThan(1_500)
    expect(await taken(clock.close())).toBeLessThan(3_000)
    expect(await taken(clock.wake('too-late', 0))).toBeLessThan(1_500)
  })

  it('swallows a Redis out of memory, says so, and rings again when there is room', async () => {
    const rings = createRings()
    const log = createHeardLog()
    const clock = await opener.clock(ground(), { ...rings, log, recurring: SWEEP })
    await rings.until('sweep')
    await redis.configure('maxmemory', '1mb')
    await clock.wake('lost', 0)
    await clock.wake('lost-too', 0)
    expect(log.of('queue_error').find(({ kind }) => kind === 'wake')).toMatchObject({
      fault: 'OOM',
      times: 1,
    })
    await pause(1_000)
    await redis.configure('maxmemory', '0')
    const before = rings.times('sweep')
    await wakeUntilHeard(clock, rings)
    // A ring that Redis could not book its successor for is stuck until somebody notices.
    const isBack = async () => {
      await clock.heal()
      return rings.times('sweep') >= before + 2
    }
    await expect.poll(isBack, { timeout: 20_000, interval: 500 }).toBe(true)
  })

  it('warns of a Redis that may throw jobs away', async () => {
    await redis.configure('maxmemory-policy', 'allkeys-lru')
    const log = createHeardLog()
    await opener.clock(ground(), { ...createRings(), log })
    expect(await log.until('redis_may_evict')).toMatchObject({ policy: 'allkeys-lru' })
  })
})

describe('alarm clock with a guarded Redis', () => {
  const opener = createOpener()
  let redis: TestRedis
  afterEach(async () => {
    await opener.closeAll()
    await redis.stop()
  })

  it('says that it may not ask for the eviction policy', async () => {
    redis = await startRedis({ args: ['--rename-command', 'CONFIG', ''] })
    const log = createHeardLog()
    const rings = createRings()
    const clock = await opener.clock({ store: { kind: 'redis', url: redis.url } }, { ...rings, log })
    await log.until('redis_policy_unknown')
    await wakeUntilHeard(clock, rings)
  })

  it('logs a wrong password without the password', async () => {
    redis = await startRedis({ args: ['--requirepass', 'right-one'] })
    const log = createHeardLog()
    const url = redis.url.replace('redis://', 'redis://:wrong-one@')
    const clock = await opener.clock(
      { store: { kind: 'redis', url } },
      { ...createRings(), log, recurring: SWEEP },
    )
    await clock.wake('lost', 0)
    await log.until('queue_error')
    expect(await clock.state()).toMatchObject({ connected: false })
    expect(JSON.stringify(log.lines)).not.toMatch(/wrong-one|right-one|redis:\/\//)
  })
})
