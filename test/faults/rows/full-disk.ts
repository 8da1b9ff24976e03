import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RowTools } from '../support/ground.ts'
import { journaledKeys } from '../support/journal.ts'
import { PLAN_DUE, type Scene } from '../support/scene.ts'
import { BOT } from '../support/settings.ts'
import { until } from '../support/until.ts'
import { Promises, type Verdict } from '../support/verdict.ts'

const SIZES = {
  full: { people: 300, before: 20, standstillMs: 2_000 },
  tiny: { people: 250, before: 5, standstillMs: 500 },
}
const FILLER_STEP = 1_024

/** A disk of 64 KB under the journal. @throws Error when this user may not mount one: nothing is shown without. */
const smallDisk = (scene: Scene): string => {
  const folder = join(scene.folder, `sent-${BOT}`)
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'pipe' })
  } catch (error) {
    throw new Error('a disk of 64 KB cannot be mounted: run the fault rows as root', { cause: error })
  }
  scene.leftovers.add(() => execFileSync('umount', ['-l', folder]))
  return folder
}

/** Fills a disk to the last byte. @returns the function that makes room again. */
const fill = (folder: string): (() => void) => {
  const file = join(folder, 'filler')
  for (;;) {
    try {
      writeFileSync(file, Buffer.alloc(FILLER_STEP, 1), { flag: 'a' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      return () => rmSync(file)
    }
  }
}

/** F13: the disk of the journal fills up: the sender stops before it sends, tells so, and goes on when there is room. */
export const fullDisk = async (tools: RowTools): Promise<Verdict> => {
  const scene = await tools.scene()
  const folder = smallDisk(scene)
  const { people, before, standstillMs } = SIZES[tools.size]
  await scene.enrol(people, PLAN_DUE)
  const victim = await scene.spawn({ reminders: { perSecond: 100 } }).sending()
  await scene.untilArrived(before)
  const makeRoom = fill(folder)
  await until('alarm', () =>
    victim.log.some((line) => line.event === 'journal_full' && line.level === 'error'),
  )
  const stoppedAt = scene.arrived
  await sleep(standstillMs)
  const promises = new Promises()
  promises.expect(scene.arrived === stoppedAt, `${scene.arrived - stoppedAt} messages went on a full disk`)
  promises.expect(stoppedAt < people, 'the disk was full too late')
  const noted = (await journaledKeys(folder)).length
  promises.expect(noted === stoppedAt, `${stoppedAt} messages were sent, ${noted} stand in the journal`)
  makeRoom()
  await victim.stop()
  scene.spawn()
  await scene.untilSettled()
  const verdict = await scene.verdict(0)
  return {
    ...verdict,
    broken: [...verdict.broken, ...promises.broken],
    detail: { ...verdict.detail, stoppedAt },
  }
}
