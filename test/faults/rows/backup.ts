import { copyDatabase, execute } from '../support/databases.ts'
import { composeEngine } from '../support/engine.ts'
import type { RowTools } from '../support/ground.ts'
import { PLAN_DUE, type Scene } from '../support/scene.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

/**
 * People whose reminders were planned before the backup was made; those told about before it and planned after it, of whom
 * it holds the reasons and no reminders; and how many were sent before the database is lost: all of the first and some of
 * the second.
 */
const SIZES = {
  full: { planned: 160, unplanned: 80, sent: 200 },
  tiny: { planned: 20, unplanned: 60, sent: 30 },
}
type Counts = (typeof SIZES)['full']

/** Last night: nearly everything is planned, nothing was sent. */
const night = async (scene: Scene, { planned, unplanned }: Counts): Promise<void> => {
  await scene.enrol(planned, PLAN_DUE)
  const { planner } = composeEngine({
    pool: scene.pool,
    apiRoot: scene.door.url,
    journal: `${scene.folder}/night`,
    clock: { now: () => scene.now() },
  })
  await planner.planAll()
  await scene.enrol(unplanned, PLAN_DUE)
}

/**
 * F24: the database is lost in mid-run and restored from last night's backup. The journal on the machine's disk keeps what
 * was sent from going out again; the planner finds what the backup does not know.
 */
export const restoredBackup = async (tools: RowTools): Promise<Verdict> => {
  const { url } = tools.ground
  const scene = await tools.scene()
  const counts = SIZES[tools.size]
  await night(scene, counts)
  const backup = await copyDatabase(url, scene.databaseUrl)
  const before = await scene.spawn({ reminders: { perSecond: 80 } }).sending()
  await scene.untilArrived(counts.sent)
  await before.stop()
  const sent = scene.arrived
  await execute(url, `drop database ${new URL(scene.databaseUrl).pathname.slice(1)} with (force)`)
  scene.useDatabase(await copyDatabase(url, backup))
  const after = await scene.spawn().sending()
  await scene.untilSettled()
  const promises = new Promises()
  promises.expect(
    sent < counts.planned + counts.unplanned,
    'everything was sent before the database was lost',
  )
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
