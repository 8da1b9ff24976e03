import { setTimeout as sleep } from 'node:timers/promises'
import { startRedis, type TestRedis } from '../../support/redis.ts'
import type { RowTools } from '../support/ground.ts'
import type { Enrolled } from '../support/people.ts'
import { PLAN_DUE, type Scene, SOON, SOON_RULE } from '../support/scene.ts'
import { NOON } from '../support/settings.ts'
import { until } from '../support/until.ts'
import { Promises, type Verdict } from '../support/verdict.ts'
import type { Victim } from '../support/victim.ts'

/** The product's own: what a loss of Redis may cost is counted in it. */
const SWEEP_MS = 5_000
/** A sweep is made up for a little after it was due; the rest is the machine's. */
const MOST_DELAY = 1.5
const SIZES = { full: { people: 120, downMs: 30_000 }, tiny: { people: 24, downMs: 1_000 } }
const BEFORE_NOON_MS = 60_000

interface RedisScene {
  readonly scene: Scene
  readonly redis: TestRedis
  readonly victim: Victim
  /** Those whose reminder falls due at noon. */
  readonly soon: readonly Enrolled[]
}

/** A sender with its alarm clock in Redis, in the middle of a bulk; more falls due at noon. */
const inMidRun = async (tools: RowTools): Promise<RedisScene> => {
  const redis = await startRedis({ args: ['--maxmemory-policy', 'noeviction'] })
  tools.leftovers.add(() => redis.stop())
  const scene = await tools.scene({ startsAt: NOON - BEFORE_NOON_MS })
  const { people } = SIZES[tools.size]
  await scene.enrol(people, PLAN_DUE)
  const soon = await scene.enrol(people, SOON)
  const reminders = { alarms: true, sweepMs: SWEEP_MS, perSecond: 40 }
  const victim = scene.spawn({ redisUrl: redis.url, reminders, changes: SOON_RULE, polls: true })
  await victim.sending()
  await scene.untilArrived(people / 3)
  return { scene, redis, victim, soon }
}

/** Moves the clocks to a moment before noon, lets noon come, and says how late the first of its reminders was. */
const delayAtNoon = async ({ scene, victim, soon }: RedisScene, beforeMs: number): Promise<number> => {
  if (scene.now() < NOON - beforeMs) scene.jump(NOON - beforeMs - scene.now(), victim)
  const chats = new Set(soon.map(({ chat }) => chat))
  const first = () =>
    scene.playground.ledger
      .of('sendMessage')
      .find(({ chatId, effect }) => effect && chats.has(chatId as number))
  await until('a message after noon', () => first() !== undefined)
  return Math.round((first()?.at ?? Number.POSITIVE_INFINITY) - NOON)
}

const judged = async ({ scene }: RedisScene, delayMs: number, promises: Promises): Promise<Verdict> => {
  await scene.untilSettled()
  const verdict = await scene.verdict(0)
  const late = delayMs > MOST_DELAY * SWEEP_MS
  promises.expect(!late, `what fell due meanwhile came ${delayMs} ms late`)
  return {
    ...verdict,
    broken: [...verdict.broken, ...promises.broken],
    detail: { ...verdict.detail, delayMs },
  }
}

/** F7: FLUSHALL in mid-run. */
export const redisFlushed = async (tools: RowTools): Promise<Verdict> => {
  const run = await inMidRun(tools)
  await run.redis.flush()
  return judged(run, await delayAtNoon(run, 4_000), new Promises())
}

const REPLY_WITHIN_MS = 5_000

/** Whether somebody who writes now is answered. */
const isAnswered = async (scene: Scene): Promise<boolean> => {
  const person = scene.playground.addPerson({ key: 'talker', firstName: 'Talker', language: 'ru' })
  scene.talkers.add(person.id)
  person.start()
  return person
    .waitFor(() => true, { timeoutMs: REPLY_WITHIN_MS })
    .then(() => true)
    .catch(() => false)
}

/** F8: Redis is away for thirty seconds; replies and reminders go on, also when it is back. */
export const redisDown = async (tools: RowTools): Promise<Verdict> => {
  const run = await inMidRun(tools)
  const { scene, redis } = run
  const { people, downMs } = SIZES[tools.size]
  const promises = new Promises()
  await redis.kill()
  const from = performance.now()
  promises.expect(await isAnswered(scene), 'nobody answered while Redis was away')
  const delayMs = await delayAtNoon(run, 1_000)
  await sleep(Math.max(0, downMs - (performance.now() - from)))
  await redis.restart()
  await scene.enrol(people / 4, PLAN_DUE)
  return judged(run, delayMs, promises)
}

/** F9: Redis is out of memory and evicts nothing: it takes no more alarms. */
export const redisFull = async (tools: RowTools): Promise<Verdict> => {
  const run = await inMidRun(tools)
  const promises = new Promises()
  await run.redis.configure('maxmemory', '1mb')
  const delayMs = await delayAtNoon(run, 4_000)
  promises.expect(run.victim.isAlive, `the process ended: ${run.victim.lastWords}`)
  return judged(run, delayMs, promises)
}
