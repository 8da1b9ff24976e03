import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../../../src/adapters/database/generated/client.ts'
import { keysByMaster } from '../../../src/adapters/database/move-keys.ts'
import { keyFile } from '../../../src/adapters/files/key-file.ts'
import { openKeys } from '../../../src/compose/keys.ts'
import { rotateKeys } from '../../../src/compose/rotate-keys.ts'
import type { RowTools } from '../support/ground.ts'
import { PLAN_DUE } from '../support/scene.ts'
import { DATA_KEY, QUICK } from '../support/settings.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

const SIZES = { full: { people: 200, before: 40 }, tiny: { people: 30, before: 5 } }

/** A process of the run hears of a change of the keys after so long. */
const TEND_MS = 150

const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

/**
 * F29: the keys are rotated while reminders go out; the rotation breaks off, the sender is killed, both begin again. Every address
 * opens all the time.
 */
export const rotatedKeys = async (tools: RowTools): Promise<Verdict> => {
  const scene = await tools.scene()
  const { people, before } = SIZES[tools.size]
  const victim = { keysDir: join(scene.folder, 'keys'), tendMs: TEND_MS, reminders: { perSecond: 60 } }
  await scene.enrol(people, PLAN_DUE)
  scene.slow(20)
  const first = await scene.spawn(victim).sending()
  await scene.untilArrived(before)

  const prisma = new PrismaClient({ adapter: new PrismaPg(scene.pool, { disposeExternalPool: false }) })
  const keys = { pool: scene.pool, prisma, store: keyFile(victim.keysDir), dataKey: DATA_KEY }
  const { ring, sealing } = await openKeys(keys, SILENT)
  await prisma.$disconnect()
  if (!ring) throw new Error('there is no ring')
  const promises = new Promises()
  const rotation = { pool: scene.pool, ring, vault: sealing, wait: () => sleep(TEND_MS * 4) }
  const broke = await rotateKeys({
    ...rotation,
    onStep: () => {
      throw new Error('killed')
    },
  }).catch((error: Error) => error)
  promises.expect(broke instanceof Error, 'the rotation did not break off')
  await first.kill()
  const second = await scene.spawn(victim).sending()
  const { master } = await rotateKeys({ ...rotation, onStep: () => undefined })
  await scene.untilSettled()
  const wrapped = await keysByMaster(scene.pool)
  promises.expect(
    wrapped.get(master) === people,
    `${wrapped.get(master) ?? 0} of ${people} keys are wrapped anew`,
  )
  promises.expect(second.isAlive, 'the sender did not outlive the rotation')
  const verdict = await scene.verdict(QUICK.inFlight)
  return { ...verdict, broken: [...verdict.broken, ...promises.broken] }
}
