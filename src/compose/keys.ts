import type pg from 'pg'
import { derive } from '../adapters/crypto/cell.ts'
import { KeyRing } from '../adapters/crypto/key-ring.ts'
import { vault } from '../adapters/crypto/vault.ts'
import { checkSeal } from '../adapters/database/check-seal.ts'
import { destroyAgain, destroyKeys } from '../adapters/database/destroy-keys.ts'
import type { PrismaClient } from '../adapters/database/generated/client.ts'
import { whileKeysRest } from '../adapters/database/key-lock.ts'
import { keyTable } from '../adapters/database/key-table.ts'
import { moveKeys } from '../adapters/database/move-keys.ts'
import { sealRecord } from '../adapters/database/office/audit-seals.ts'
import { replayDestroyed } from '../adapters/database/replay-destroyed.ts'
import type { AuditAnchors } from '../adapters/files/audit-anchors.ts'
import { keyFile } from '../adapters/files/key-file.ts'
import type { Clock } from '../application/ports/clock.ts'
import type { KeyStore } from '../application/ports/key-store.ts'
import type { Log } from '../application/ports/log.ts'
import type { Vault } from '../application/ports/vault.ts'
import { Problem } from '../application/problem.ts'
import type { KeyPlace } from '../config.ts'
import { every } from './real-time.ts'

/** The store of keys at its place; null – keys stand in the rows of the database. */
export const keyStoreAt = (place: KeyPlace | null): KeyStore | null => {
  if (place === null) return null
  return place.kind === 'folder' ? keyFile(place.folder) : keyTable(place.url)
}

interface Keys {
  readonly pool: pg.Pool
  readonly prisma: PrismaClient
  readonly store: KeyStore | null
  readonly dataKey: Buffer
}

const notedStore = async (client: Pick<pg.Pool, 'query'>): Promise<string | null> =>
  (await client.query<{ keys: string | null }>('select keys from seal')).rows[0]?.keys ?? null

const missing = (noted: string): Problem =>
  new Problem(
    `The keys of this database's people stand in another store (${noted}): set KEYS_DIR or KEYS_URL to it, or restore it from the keys file of a backup.`,
  )

/** The ring of the store that this database is sealed with, made and noted at the first start with one. */
const ringOf = ({ pool, prisma, store, dataKey }: Keys & { store: KeyStore }): Promise<KeyRing> =>
  whileKeysRest(pool, async (client) => {
    const noted = await notedStore(client)
    const found = await KeyRing.open(store, dataKey)
    if (noted !== null && found?.id !== noted) throw missing(noted)
    if (found === null) await checkSeal(prisma, vault(dataKey))
    // The store first: when this breaks off, the next start finds it and notes it.
    const ring = found ?? (await KeyRing.make(store, dataKey))
    await checkSeal(prisma, vault(dataKey, ring))
    await client.query('update seal set keys = $1', [ring.id])
    return ring
  })

/** Who seals what identifies people, and the ring of their keys where it stands apart. */
export interface OpenedKeys {
  readonly sealing: Vault
  readonly ring: KeyRing | null
  /** What the record of access is sealed with: in the store, or out of DATA_KEY; the same in both. */
  readonly auditKey: Buffer
}

const opened = (dataKey: Buffer, ring: KeyRing | null): OpenedKeys => ({
  sealing: vault(dataKey, ring),
  ring,
  auditKey: ring?.audit ?? derive(dataKey, 'audit'),
})

/**
 * Opens the keys that there are and makes none.
 * @throws Problem when DATA_KEY or the store is not the one that this database is sealed with
 */
export const findKeys = async ({ pool, prisma, store, dataKey }: Keys): Promise<OpenedKeys> => {
  const noted = await notedStore(pool)
  const ring = store && noted !== null ? await KeyRing.open(store, dataKey) : null
  if (noted !== null && ring?.id !== noted) throw missing(noted)
  const found = opened(dataKey, ring)
  await checkSeal(prisma, found.sealing)
  return found
}

/**
 * Opens the keys of a database that is to be worked with: makes the store where there is none yet, moves into it what still
 * stands in the rows, and deletes once more whoever was deleted after the backup that this database came from.
 * @throws Problem when DATA_KEY or the store is not the one that this database is sealed with
 */
export const openKeys = async (keys: Keys, log: Log): Promise<OpenedKeys> => {
  const { pool, store } = keys
  if (store === null) return findKeys(keys)
  const ring = await ringOf({ ...keys, store })
  // A copy of the store from before a deletion does not know of it; the database does.
  await destroyAgain(pool, ring.destroyed)
  const gone = await replayDestroyed(pool, ring)
  if (gone > 0) log.warn('deletions_replayed', { rows: gone })
  const moved = await moveKeys(pool, ring)
  if (moved > 0) log.info('keys_moved', { keys: moved })
  return opened(keys.dataKey, ring)
}

interface Tended {
  readonly pool: pg.Pool
  readonly ring: KeyRing | null
  readonly auditKey: Buffer
  readonly anchors: AuditAnchors
  readonly clock: Clock
  readonly log: Log
}

/** How soon the key of somebody who was deleted is destroyed, the record is sealed, and another process's change known here. */
export const TEND_MS = 15_000

/** Takes up what another process changed; destroys the keys of rows that were deleted. */
export const tendOnce = async ({
  pool,
  ring,
  clock,
  log,
}: Pick<Tended, 'pool' | 'clock' | 'log'> & { ring: KeyRing }): Promise<void> => {
  await ring.refresh()
  const destroyed = await destroyKeys(pool, ring, clock.now())
  if (destroyed > 0) log.info('keys_destroyed', { keys: destroyed })
}

/** Seals the record of access, and notes its sum outside the database once a day. */
export const sealOnce = async ({
  pool,
  auditKey,
  anchors,
  clock,
}: Pick<Tended, 'pool' | 'auditKey' | 'anchors' | 'clock'>): Promise<void> => {
  const seal = await sealRecord(pool, auditKey, clock.now())
  const day = new Date(clock.now()).toISOString().split('T')[0] ?? ''
  if (seal) await anchors.note({ day, entry: seal.entry, mac: seal.mac.toString('hex') })
}

/** Tends the keys and the record now and again; a store that is away holds up nothing else. @returns the end of it */
export const tendKeys = (tended: Tended, everyMs = TEND_MS): (() => void) => {
  const { ring, log } = tended
  const failed = (event: string) => (error: Error) => log.warn(event, { fault: error.name })
  return every(everyMs, () => {
    if (ring) tendOnce({ ...tended, ring }).catch(failed('keys_not_tended'))
    sealOnce(tended).catch(failed('record_not_sealed'))
  })
}
