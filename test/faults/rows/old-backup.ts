import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../../../src/adapters/database/generated/client.ts'
import { newIdentity } from '../../../src/adapters/files/age-file.ts'
import { keyFile } from '../../../src/adapters/files/key-file.ts'
import { makeBackup, restoreBackup } from '../../../src/compose/backup.ts'
import { openKeys, tendOnce } from '../../../src/compose/keys.ts'
import { createBareDatabase } from '../../support/database.ts'
import { execute, openPool } from '../support/databases.ts'
import type { RowTools } from '../support/ground.ts'
import { PLAN_DUE } from '../support/scene.ts'
import { DATA_KEY } from '../support/settings.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

const SIZES = {
  full: { people: 120, deleted: 40, before: 30, after: 70 },
  tiny: { people: 20, deleted: 5, before: 5, after: 12 },
}

const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

/**
 * F28: in mid-run a backup is made, people are deleted, more is sent, and the database is lost. The restored one knows nobody of
 * those who were deleted, doubles nothing that was sent since, and tells whoever is still owed.
 */
export const oldBackup = async (tools: RowTools): Promise<Verdict> => {
  const scene = await tools.scene()
  const { people, deleted, before, after } = SIZES[tools.size]
  const store = keyFile(join(scene.folder, 'keys'))
  const victim = { keysDir: join(scene.folder, 'keys') }
  const { identity, recipient } = await newIdentity()
  await scene.enrol(people, PLAN_DUE)
  const gone = (await scene.enrol(deleted)).map(({ id }) => id)
  scene.slow(20)
  const first = await scene.spawn({ ...victim, reminders: { perSecond: 60 } }).sending()
  await scene.untilArrived(before)
  const at = scene.now()
  const { file } = await makeBackup({
    pool: scene.pool,
    store,
    folder: join(scene.folder, 'backups'),
    recipient,
    at,
  })

  const prisma = new PrismaClient({ adapter: new PrismaPg(scene.pool, { disposeExternalPool: false }) })
  const { ring } = await openKeys({ pool: scene.pool, prisma, store, dataKey: DATA_KEY }, SILENT)
  await prisma.$disconnect()
  if (!ring) throw new Error('there is no ring')
  await scene.pool.query('delete from people where id = any($1)', [gone])
  await tendOnce({ pool: scene.pool, ring, clock: { now: () => scene.now() }, log: SILENT })
  await scene.untilArrived(after)
  await first.kill()
  await execute(
    tools.ground.url,
    `drop database ${new URL(scene.databaseUrl).pathname.slice(1)} with (force)`,
  )

  const { url } = await createBareDatabase(tools.ground.url)
  const pool = openPool(url, tools.leftovers)
  const restored = await restoreBackup({
    pool,
    store,
    dataKey: DATA_KEY,
    file,
    identity,
    isOver: false,
    log: SILENT,
  })
  scene.useDatabase(url)
  const promises = new Promises()
  const { rows } = await pool.query('select 1 from people where id = any($1)', [gone])
  promises.expect(rows.length === 0, `${rows.length} people who were deleted came back`)
  promises.expect(restored.audit.whole, 'the record is broken')
  await scene.spawn(victim).sending()
  await scene.untilSettled()
  const verdict = await scene.verdict(4)
  return { ...verdict, broken: [...verdict.broken, ...promises.broken] }
}
