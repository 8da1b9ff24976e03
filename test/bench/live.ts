import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { TELEGRAM_RATE_LIMITS } from '../../src/adapters/playground/api/rate-limit.ts'
import { REMINDER_SETTINGS } from '../../src/compose/reminders.ts'
import { toolsFor } from '../faults/support/ground.ts'
import { Leftovers } from '../faults/support/leftovers.ts'
import { PLAN_DUE, type Scene } from '../faults/support/scene.ts'
import { until } from '../faults/support/until.ts'
import { startRedis } from '../support/redis.ts'
import { atLeast, atMost, type Result, round } from './measure.ts'
import type { Setting } from './setting.ts'

/** A scene of a figure; everything in it ends with the measurement. */
const onScene = async <T>(
  at: Setting,
  options: Parameters<ReturnType<typeof toolsFor>['scene']>[0],
  run: (scene: Scene) => Promise<T>,
): Promise<T> => {
  const leftovers = new Leftovers()
  at.leftovers.add(() => leftovers.clear())
  const scene = await toolsFor(await at.ground(), leftovers, at.size).scene(options)
  const measured = await run(scene)
  await leftovers.clear()
  return measured
}

const sends = (scene: Scene) => scene.playground.ledger.of('sendMessage').filter(({ effect }) => effect)

/** People who are told something in bulk, people who talk meanwhile, and how many notices make a bulk. */
const SIZES = {
  full: { bulk: 500, talkers: 240, least: 20, backlog: 600, before: 100 },
  tiny: { bulk: 40, talkers: 8, least: 1, backlog: 60, before: 20 },
}

/** Bulk keeps the pace that it may keep, and never runs into the server's own (promises.md P8). */
export const pace = (at: Setting): Promise<Result> =>
  onScene(at, { rateLimits: TELEGRAM_RATE_LIMITS }, async (scene) => {
    const { bulk } = SIZES[at.size]
    await scene.enrol(bulk, PLAN_DUE)
    await scene.spawn({ reminders: REMINDER_SETTINGS }).sending()
    await scene.untilArrived(bulk, 60_000)
    const times = sends(scene).map((entry) => entry.at)
    const perSecond = ((bulk - 1) * 1_000) / ((times.at(-1) as number) - (times[0] as number))
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
export const replyUnderBulk = (at: Setting): Promise<Result> =>
  onScene(at, { rateLimits: TELEGRAM_RATE_LIMITS }, async (scene) => {
    const { bulk, talkers: count, least } = SIZES[at.size]
    const talkers = (await scene.enrol(count)).map(({ id }) => id)
    const part = (n: number): string[] => talkers.slice((n * count) / 4, ((n + 1) * count) / 4)
    await scene.spawn({ reminders: REMINDER_SETTINGS, polls: true }).sending()
    await latencies(scene, part(0))
    const idle = await latencies(scene, part(1))
    await scene.enrol(bulk * 2, PLAN_DUE)
    await until('bulk under way', () => scene.arrived > count, 30_000)
    const before = scene.arrived
    const busy = await latencies(scene, part(2))
    const meanwhile = scene.arrived - before - busy.length
    if (meanwhile < least) throw new Error(`only ${meanwhile} notices went out beside the replies`)
    const ratio = p95(busy) / p95(idle)
    const detail = {
      p95_idle_ms: round(p95(idle), 2),
      p95_bulk_ms: round(p95(busy), 2),
      notices_meanwhile: meanwhile,
    }
    return atMost('reply-under-bulk', 'p95 of replies: during bulk / idle', ratio, 1.5, detail)
  })

const LEASE_MS = 4_000

const IN_HANDS = `select id, fence from reminders where state in ('claimed', 'dispatching')`
const STILL_IN_HANDS = `select 1 from reminders r join unnest($1::bigint[], $2::int[]) as h(id, fence)
  on r.id = h.id and r.fence = h.fence where r.state in ('claimed', 'dispatching')`

/** Milliseconds from a kill until somebody sends again, and until all that the dead one had in its hands is settled. */
const afterKill = (at: Setting): Promise<{ first: number; hands: number }> =>
  onScene(at, {}, async (scene) => {
    const reminders = { perSecond: 50, leaseMs: LEASE_MS, requestMs: 1_800, sweepMs: 300 }
    const { backlog, before } = SIZES[at.size]
    await scene.enrol(backlog, PLAN_DUE)
    const victim = await scene.spawn({ reminders }).sending()
    const standby = await scene.spawn({ reminders }).up()
    await scene.untilArrived(before)
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
const afterFlush = async (at: Setting): Promise<number> => {
  const redis = await startRedis()
  at.leftovers.add(() => redis.stop())
  const startsAt = Date.parse('2026-11-23T09:59:40+05:00')
  return await onScene(at, { startsAt }, async (scene) => {
    await scene.enrol(20, PLAN_DUE)
    await scene.spawn({ redisUrl: redis.url, reminders: { ...REMINDER_SETTINGS } }).sending()
    const due = Date.parse('2026-11-23T10:00:00+05:00')
    await until('a moment before it is due', () => scene.now() > due - 2_000, 40_000)
    await redis.flush()
    await scene.untilArrived(1, 40_000)
    return (sends(scene)[0]?.at as number) - due
  })
}

/** A dead sender and a lost Redis cost a lease and a sweep, and nothing else (promises.md P12). */
export const recovery = async (at: Setting): Promise<Result> => {
  const { first, hands } = await afterKill(at)
  const late = await afterFlush(at)
  const kill = Math.max(first, hands) / LEASE_MS
  const flush = late / REMINDER_SETTINGS.sweepMs
  const detail = {
    first_send_ms: round(first, 0),
    hands_empty_ms: round(hands, 0),
    lease_ms: LEASE_MS,
    after_flushall: round(flush),
    late_ms: late,
    sweep_ms: REMINDER_SETTINGS.sweepMs,
    bar_after_flushall: '<= 1.5',
  }
  const result = atMost('recovery', 'after kill -9: first send and hands empty / lease', kill, 1.3, detail)
  return { ...result, ok: result.ok && flush <= 1.5 }
}
