import { copyDatabase, execute } from '../support/databases.ts'
import { composeEngine } from '../support/engine.ts'
import type { RowTools } from '../support/ground.ts'
import { PLAN_DUE, type Scene } from '../support/scene.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

/** Planned before the backup was made. */
const PLANNED = 160
/** Told about before the backup, planned after it: it holds their reasons, not their reminders. */
const UNPLANNED = 80
/** Sent before the database is lost: all of the first and some of the second. */
const SENT = 200

/** Last night: nearly everything is planned, nothing was sent. */
const night = async (scene: Scene): Promise<void> => {
  await scene.enrol(PLANNED, PLAN_DUE)
  const { planner } = composeEngine({
    ...{ pool: scene.pool, apiRoot: scene.door.url, journal: `${scene.folder}/night` },
    clock: { now: () => scene.now() },
  })
  await planner.planAll()
  await scene.enrol(UNPLANNED, PLAN_DUE)
}

/**
 * F24: the database is lost in mid-run and restored from last night's backup. The journal on the machine's disk keeps what
 * was sent from going out again; the planner finds what the backup does not know.
 */
export const restoredBackup = async (tools: RowTools): Promise<Verdict> => {
  const { url } = tools.ground
  const scene = await tools.scene()
  await night(scene)
  const backup = await copyDatabase(url, scene.databaseUrl)
  const before = await scene.spawn({ reminders: { perSecond: 80 } }).sending()
  await scene.untilArrived(SENT)
  await before.stop()
  const sent = scene.arrived
  await execute(url, `drop database ${new URL(scene.databaseUrl).pathname.slice(1)} with (force)`)
  scene.useDatabase(await copyDatabase(url, backup))
  const after = await scene.spawn().sending()
  await scene.untilSettled()
  const promises = new Promises()
  promises.expect(sent < PLANNED + UNPLANNED, 'everything was sent before the database was lost')
  promises.expect(after.has('journal_replayed'), 'the journal was not replayed')
  const known = (await scene.rows()).filter(({ reason }) => reason === 'journal').length
  promises.expect(known === sent, `${sent} were sent before, ${known} are known from the journal`)
  const verdict = await scene.verdict(0)
  return {
    ...verdict,
    broken: [...verdict.broken, ...promises.broken],
    detail: { ...verdict.detail, sentBefore: sent },
  }
}
