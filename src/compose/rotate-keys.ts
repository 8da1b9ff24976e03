import type pg from 'pg'
import type { KeyRing } from '../adapters/crypto/key-ring.ts'
import { resealAsides } from '../adapters/database/aside-rows.ts'
import { isInUse } from '../adapters/database/dump/load-dump.ts'
import { whileKeysRest } from '../adapters/database/key-lock.ts'
import { keysByMaster, moveKeys, waitingBy } from '../adapters/database/move-keys.ts'
import { resealOwnForms } from '../adapters/database/office/own-form-rows.ts'
import type { Vault } from '../application/ports/vault.ts'
import { Problem } from '../application/problem.ts'
import { TEND_MS } from './keys.ts'

interface Rotation {
  readonly pool: pg.Pool
  readonly ring: KeyRing
  readonly vault: Vault
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>
  /** Told how far it is. */
  readonly onStep: (line: string) => void
}

/** A running product knows of a change after this time. */
const KNOWN_MS = 2 * TEND_MS

/** The master key to go on with: one that an earlier call made and did not finish with, else a new one. */
const wanted = async (pool: pg.Pool, ring: KeyRing): Promise<number> =>
  whileKeysRest(pool, async () => {
    await ring.refresh()
    const made = ring.masters.find((number) => number > ring.current)
    if (made !== undefined) return made
    const keys = await keysByMaster(pool)
    const isUnfinished = [...keys.keys()].some((number) => number !== ring.current)
    return isUnfinished ? ring.current : ring.addMaster()
  })

/**
 * Wraps every key by a new master key, beside the running product. Breaking off anywhere loses nothing – each key is wrapped in
 * the old way or in the new one, and both open –; the next call goes on. The old master key stays until it is told to go: older
 * backups need it.
 * @returns the number in use, and how many keys were wrapped anew
 */
export const rotateKeys = async (rotation: Rotation): Promise<{ master: number; moved: number }> => {
  const { pool, ring, vault, wait, onStep } = rotation
  const isRunning = await isInUse(pool)
  const master = await wanted(pool, ring)
  if (master !== ring.current) {
    onStep(`Master key ${master} is made.`)
    // Every process has it before the first row needs it.
    if (isRunning) await wait(KNOWN_MS)
    await whileKeysRest(pool, () => ring.use(master))
  }
  let moved = 0
  for (;;) {
    const now =
      (await moveKeys(pool, ring)) +
      (await resealAsides(pool, vault, master)) +
      (await resealOwnForms(pool, vault, master))
    moved += now
    if (now > 0) onStep(`Wrapped anew: ${moved}.`)
    if (now === 0) return { master, moved }
    // A process that has not heard of it yet wraps by the old one.
    if (isRunning) await wait(KNOWN_MS)
  }
}

/** Forgets an old master key for good. @throws Problem while anything here is wrapped by it */
export const forgetMaster = async (pool: pg.Pool, ring: KeyRing, master: number): Promise<void> => {
  await whileKeysRest(pool, async () => {
    await ring.refresh()
    if (!ring.masters.includes(master)) throw new Problem(`There is no master key ${master}.`)
    if (master >= ring.current) throw new Problem(`Master key ${master} is in use: rotate first.`)
    const left = ((await keysByMaster(pool)).get(master) ?? 0) + (await waitingBy(pool, master))
    if (left > 0) throw new Problem(`${left} rows are still sealed by master key ${master}: rotate first.`)
    await ring.forget(master)
  })
}
