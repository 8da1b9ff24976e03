import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { TELEGRAM_RATE_LIMITS } from '../../src/adapters/playground/api/rate-limit.ts'
import { REMINDER_SETTINGS } from '../../src/compose-reminders.ts'
import { startGround, toolsFor } from '../faults/support/ground.ts'
import { Leftovers } from '../faults/support/leftovers.ts'
import { PLAN_DUE, type Scene } from '../faults/support/scene.ts'
import { until } from '../faults/support/until.ts'
import { startRedis } from '../support/redis.ts'
import { atLeast, atMost, type Result, round } from './measure.ts'

/** A scene on a PostgreSQL of its own; everything in it ends with the measurement. */
const onScene = async <T>(
  options: Parameters<ReturnType<typeof toolsFor>['scene']>[0],
  run: (scene: Scene) => Promise<T>,
): Promise<T> => {
  const leftovers = new Leftovers()
  try {
    return await run(await toolsFor(await startGround(leftovers), leftovers).scene(options))
  } finally {
    await leftovers.clear()
  }
}

const sends = (scene: Scene) => scene.playground.ledger.of('sendMessage').filter(({ effect }) => effect)

const BULK = 500

/** Bulk keeps the pace that it may keep, and never runs into the server's own (promises.md P8). */
export const pace = (): Promise<Result> =>
  onScene({ rateLimits: TELEGRAM_RATE_LIMITS }, async (scene) => {
    await scene.enrol(BULK, PLAN_DUE)
    await scene.spawn({ reminders: REMINDER_SETTINGS }).sending()
    await scene.untilArrived(BULK, 60_000)
    const at = sends(scene).map((entry) => entry.at)
    const perSecond = ((BULK - 1) * 1_000) / ((at.at(-1) as number) - (at[0] as number))
    const refused = scene.playground.ledger.entries.filter(({ errorCode }) => errorCode === 429).length
    const detail = {
      per_second: round(perSecond),
      allowed: REMINDER_SETTINGS.perSecond,
      answers_429: refused,
    }
    const share = perSecond / REMINDER_SETTINGS.perSecond
    const result = atLeast(
      'pace',
      'bulk achieved / allowed, 30/s and 1/s a chat enforced',
      share,
      0.97,
      detail,
    )
    return { ...result, ok: result.ok && refused === 0 }
  })

const TALKERS = 240

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] as number

/** Replies have room for five a second beside bulk (promises.md 6): people here come at four. */
const BETWEEN_MS = 250

/** Milliseconds from a person's words to the answer on their screen, one person after another. */
const latencies = async (scene: Scene, talkers: readonly string[]): Promise<number[]> => {
  const taken: number[] = []
  for (const key of talkers) {
    const person = scene.playground.person(key)
    const from = performance.now()
    person.say('помощь')
    await person.waitFor(() => true, { timeoutMs: 20_000 })
    taken.push(performance.now() - from)
    await sleep(BETWEEN_MS)
  }
  return taken
}

/** People who talk with the bot do not feel that bulk is running (promises.md P8). */
export const replyUnderBulk = (): Promise<Result> =>
  onScene({ rateLimits: TELEGRAM_RATE_LIMITS }, async (scene) => {
    const talkers = (await scene.enrol(TALKERS)).map(({ id }) => id)
    const part = (n: number): string[] => talkers.slice((n * TALKERS) / 4, ((n + 1) * TALKERS) / 4)
    await scene.spawn({ reminders: REMINDER_SETTINGS, polls: true }).sending()
    await latencies(scene, part(0))
    const idle = await latencies(scene, part(1))
    await scene.enrol(BULK * 2, PLAN_DUE)
    await until('bulk under way', () => scene.arrived > TALKERS, 30_000)
    const before = scene.arrived
    const busy = await latencies(scene, part(2))
    const bulk = scene.arrived - before - busy.length
    if (bulk < 20) throw new Error(`only ${bulk} notices went out beside the replies`)
    const ratio = p95(busy) / p95(idle)
    const detail = {
      p95_idle_ms: round(p95(idle), 2),
      p95_bulk_ms: round(p95(busy), 2),
      notices_meanwhile: bulk,
    }
    return atMost('reply-under-bulk', 'p95 of replies: during bulk / idle', ratio, 1.5, detail)
  })

const LEASE_MS = 4_000

const IN_HANDS = `select id, fence from reminders where state in ('claimed', 'dispatching')`
const STILL_IN_HANDS = `select 1 from reminders r join unnest($1::bigint[], $2::int[]) as h(id, fence)
  on r.id = h.id and r.fence = h.fence where r.state in ('claimed', 'dispatching')`

/** Milliseconds from a kill until somebody sends again, and until all that the dead one had in its hands is settled. */
const afterKill = (): Promise<{ first: number; hands: number }> =>
  onScene({}, async (scene) => {
    const reminders = { perSecond: 50, leaseMs: LEASE_MS, requestMs: 1_800, sweepMs: 300 }
    await scene.enrol(600, PLAN_DUE)
    const victim = await scene.spawn({ reminders }).sending()
    const standby = await scene.spawn({ reminders }).up()
    await scene.untilArrived(100)
    await victim.kill()
    const from = performance.now()
    const { rows: held } = await scene.pool.query<{ id: string; fence: number }>(IN_HANDS)
    const arrived = scene.arrived
    await scene.untilArrived(arrived + 1, 30_000)
    const first = performance.now() - from
    await until(
      'hands of the dead empty',
      async () => {
        const { rows } = await scene.pool.query(STILL_IN_HANDS, [
          held.map(({ id }) => id),
          held.map(({ fence }) => fence),
        ])
        return rows.length === 0
      },
      30_000,
    )
    const hands = performance.now() - from
    await standby.end()
    return { first, hands }
  })

/** Milliseconds that a reminder is late whose wake-up was lost with all of Redis. */
const afterFlush = async (): Promise<number> => {
  const redis = await startRedis()
  try {
    const startsAt = Date.parse('2026-11-23T09:59:40+05:00')
    return await onScene({ startsAt }, async (scene) => {
      await scene.enrol(20, PLAN_DUE)
      await scene.spawn({ redisUrl: redis.url, reminders: { ...REMINDER_SETTINGS } }).sending()
      const due = Date.parse('2026-11-23T10:00:00+05:00')
      await until('a moment before it is due', () => scene.now() > due - 2_000, 40_000)
      await redis.flush()
      await scene.untilArrived(1, 40_000)
      return (sends(scene)[0]?.at as number) - due
    })
  } finally {
    await redis.stop()
  }
}

/** A dead sender and a lost Redis cost a lease and a sweep, and nothing else (promises.md P12). */
export const recovery = async (): Promise<Result> => {
  const { first, hands } = await afterKill()
  const late = await afterFlush()
  const kill = Math.max(first, hands) / LEASE_MS
  const flush = late / REMINDER_SETTINGS.sweepMs
  const detail = {
    ...{ first_send_ms: round(first, 0), hands_empty_ms: round(hands, 0), lease_ms: LEASE_MS },
    ...{
      after_flushall: round(flush),
      late_ms: late,
      sweep_ms: REMINDER_SETTINGS.sweepMs,
      bar_after_flushall: '<= 1.5',
    },
  }
  const result = atMost('recovery', 'after kill -9: first send and hands empty / lease', kill, 1.3, detail)
  return { ...result, ok: result.ok && flush <= 1.5 }
}
