import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Cluster } from '../support/cluster.ts'
import { groundOn, type RowTools } from '../support/ground.ts'
import { PLAN_DUE, type Scene } from '../support/scene.ts'
import { seeded } from '../support/until.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

/** People, and for how long the database is away or its sessions are ended. */
const SIZES = {
  full: { people: 400, before: 60, restarts: 2, downMs: 20_000, terminateMs: 7_000, exhaustMs: 4_000 },
  tiny: { people: 90, before: 20, restarts: 1, downMs: 3_000, terminateMs: 700, exhaustMs: 4_000 },
}
const LATENCY_MS = 25

/** A scene on a PostgreSQL of its own, which the other rows do not miss. */
const onOwnCluster = async (tools: RowTools): Promise<{ cluster: Cluster; scene: Scene }> => {
  const cluster = await Cluster.start(tools.leftovers)
  const scene = await tools.scene({ databaseUrl: await groundOn(cluster.url).database() })
  await scene.enrol(SIZES[tools.size].people, PLAN_DUE)
  return { cluster, scene }
}

const besides = (verdict: Verdict, { broken }: Promises, detail: Verdict['detail'] = {}): Verdict => ({
  ...verdict,
  broken: [...verdict.broken, ...broken],
  detail: { ...verdict.detail, ...detail },
})

/** F10: PostgreSQL crashes in mid-run and comes back at once, twice. What was sent stands in the journal: no duplicates. */
export const postgresRestart = async (tools: RowTools): Promise<Verdict> => {
  const { cluster, scene } = await onOwnCluster(tools)
  const { restarts, before } = SIZES[tools.size]
  scene.slow(LATENCY_MS)
  const victim = await scene.spawn().sending()
  for (let restart = 0; restart < restarts; restart += 1) {
    await scene.untilArrived(scene.arrived + before)
    await cluster.crash()
    await cluster.revive()
  }
  await scene.untilSettled()
  const promises = new Promises()
  promises.expect(victim.isAlive, `the process ended: ${victim.lastWords}`)
  return besides(await scene.verdict(0), promises)
}

/** Long enough for PostgreSQL to go down between a request and its answer. */
const ANSWER_MS = 1_200

/**
 * F11: PostgreSQL goes down between the sending of messages and their record, for twenty seconds; in the middle of them the
 * sender dies as well. Only the journal on its disk knows what was sent.
 */
export const postgresDown = async (tools: RowTools): Promise<Verdict> => {
  const { cluster, scene } = await onOwnCluster(tools)
  const victim = await scene.spawn().sending()
  const { before: first, downMs } = SIZES[tools.size]
  await scene.untilArrived(first)
  scene.slow(ANSWER_MS)
  let calls = 0
  const down = new Promise<void>((resolve, reject) => {
    // Calls from here on are answered late: the fourth of them is on the wire when the database goes.
    scene.door.onCall = () => {
      calls += 1
      if (calls === 4) cluster.crash().then(resolve, reject)
    }
  })
  await down
  const before = scene.arrived
  await sleep(downMs / 2)
  const unrecorded = scene.arrived - before
  await victim.kill()
  await sleep(downMs / 2)
  await cluster.revive()
  scene.playground.faults.clear()
  const successor = await scene.spawn().sending()
  await scene.untilSettled()
  const promises = new Promises()
  promises.expect(unrecorded > 0, 'no message was on the wire when the database went')
  promises.expect(successor.has('journal_replayed'), 'the journal was not replayed')
  return besides(await scene.verdict(0), promises, { unrecorded })
}

/** Ends some of the database's sessions, now these, now those. */
const terminateSome = async (scene: Scene, forMs: number): Promise<number> => {
  const random = seeded(7)
  let ended = 0
  for (const from = performance.now(); performance.now() - from < forMs; ) {
    const { rowCount } = await scene.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() order by hashint4(pid # $1) limit $2`,
      [random(1_000_000), 1 + random(3)],
    )
    ended += rowCount ?? 0
    await sleep(100 + random(200))
  }
  return ended
}

/** One more connection; null – the server has none left. */
const connection = async (url: string): Promise<pg.Client | null> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  const isTaken = await client.connect().then(
    () => true,
    () => false,
  )
  return isTaken ? client : null
}

/** Takes every connection that the server has, however long that takes. */
const takeAll = async (url: string): Promise<pg.Client[]> => {
  const taken: pg.Client[] = []
  for (let next = await connection(url); next !== null; next = await connection(url)) taken.push(next)
  return taken
}

/** Takes for a while each connection that comes free. */
const takeFreed = async (url: string, forMs: number): Promise<pg.Client[]> => {
  const taken: pg.Client[] = []
  for (const from = performance.now(); performance.now() - from < forMs; ) {
    const next = await connection(url)
    if (next) taken.push(next)
    else await sleep(20)
  }
  return taken
}

/** F12: sessions are ended in a loop, then all connections of the server are taken. */
export const connectionsCut = async (tools: RowTools): Promise<Verdict> => {
  const { cluster, scene } = await onOwnCluster(tools)
  scene.slow(LATENCY_MS)
  const victim = await scene.spawn({ reminders: { perSecond: 40 } }).sending()
  await scene.untilArrived(20)
  const { terminateMs, exhaustMs } = SIZES[tools.size]
  const ended = await terminateSome(scene, terminateMs)
  // Held from before: afterwards there is none to be had.
  const own = await scene.pool.connect()
  const all = await takeAll(cluster.url)
  const [freed] = await Promise.all([
    takeFreed(cluster.url, exhaustMs),
    sleep(exhaustMs / 2).then(() => endOthers(own)),
  ])
  own.release()
  const clients = [...all, ...freed]
  await Promise.all(clients.map((client) => client.end()))
  const taken = clients.length
  await scene.untilSettled()
  const promises = new Promises()
  promises.expect(victim.isAlive, `the process ended: ${victim.lastWords}`)
  promises.expect(taken > 100, `only ${taken} connections were taken`)
  return besides(await scene.verdict(0), promises, { ended, taken })
}

/** Ends what the sender has while there is nothing to be had. */
const endOthers = (own: pg.PoolClient): Promise<unknown> =>
  own.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
