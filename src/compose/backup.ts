import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { KeyRing } from '../adapters/crypto/key-ring.ts'
import { vault } from '../adapters/crypto/vault.ts'
import { PostgresBackups } from '../adapters/database/backup-rows.ts'
import { sealOf } from '../adapters/database/check-seal.ts'
import { type Dumped, dumpDatabase } from '../adapters/database/dump/dump-database.ts'
import type { DumpHead } from '../adapters/database/dump/dump-text.ts'
import { isEmpty, isInUse, loadDump } from '../adapters/database/dump/load-dump.ts'
import { PrismaClient } from '../adapters/database/generated/client.ts'
import { migrate } from '../adapters/database/migrate.ts'
import { type AuditVerdict, verifyAudit } from '../adapters/database/office/audit-rows.ts'
import { readAge, writeAge } from '../adapters/files/age-file.ts'
import type { Backups } from '../application/ports/backups.ts'
import type { KeyStore } from '../application/ports/key-store.ts'
import type { Log } from '../application/ports/log.ts'
import { Problem } from '../application/problem.ts'
import { ROOT } from '../root.ts'
import { openKeys } from './keys.ts'

const MIGRATIONS = join(ROOT, 'prisma', 'migrations')

const sum = (counts: Dumped): number => Object.values(counts).reduce((total, count) => total + count, 0)

/** Where the copy of the store of keys lies: one, the newest, whatever number of dumps there is. */
export const keysFileIn = (folder: string): string => join(folder, 'keys', 'persons.keys.age')

interface BackupParts {
  readonly pool: pg.Pool
  readonly store: KeyStore | null
  readonly folder: string
  readonly recipient: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** What a backup came to. */
export interface BackedUp {
  readonly file: string
  readonly bytes: number
  readonly rows: number
  /** Null – keys stand in the rows. */
  readonly keysFile: string | null
}

async function* oneText(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/**
 * Writes the database to `<folder>/posrednik-<moment>.sql.gz.age` and the store of keys, apart, over its last copy. The database
 * first: the copy of the keys then opens everybody who is in it.
 */
export const makeBackup = async ({ pool, store, folder, recipient, at }: BackupParts): Promise<BackedUp> => {
  const stamp = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const file = join(folder, `posrednik-${stamp}.sql.gz.age`)
  let counts: Dumped = {}
  const dump = dumpDatabase(pool, at, (dumped) => {
    counts = dumped
  })
  const bytes = await writeAge(file, recipient, dump)
  const keys = await store?.read()
  const keysFile = keys ? keysFileIn(folder) : null
  if (keys && keysFile) await writeAge(keysFile, recipient, oneText(keys))
  await new PostgresBackups(pool).note({ at, file, bytes, rows: sum(counts) })
  return { file, bytes, rows: sum(counts), keysFile }
}

/** Backups of this database as the product makes and remembers them. */
export const backupsOf = (parts: Omit<BackupParts, 'at'>): Backups => ({
  lastAt: async () => (await new PostgresBackups(parts.pool).last())?.at ?? null,
  make: (at) => makeBackup({ ...parts, at }),
})

/** Puts a copy of the keys where there are none: of a store that was lost. @throws Problem where there is one */
export const restoreKeys = async (store: KeyStore, file: string, identity: string): Promise<void> => {
  if ((await store.read()) !== null)
    throw new Problem(
      'There is a store of keys already: it knows of deletions that the copy does not. Restore without --keys.',
    )
  const pieces: Uint8Array[] = []
  for await (const piece of await readAge(file, identity)) pieces.push(piece)
  await store.write(Buffer.concat(pieces).toString())
}

interface RestoreParts {
  readonly pool: pg.Pool
  readonly store: KeyStore | null
  readonly dataKey: Buffer
  readonly file: string
  readonly identity: string
  /** Whether what is in the database now may go. */
  readonly isOver: boolean
  readonly log: Log
}

/** What a restore came to. */
export interface Restored {
  /** The moment that the backup shows. */
  readonly at: string
  readonly rows: number
  readonly audit: AuditVerdict
}

/** @throws Problem when what is in the backup could not be read with these keys */
const assertOpens = async (head: DumpHead, store: KeyStore | null, dataKey: Buffer): Promise<void> => {
  const ring = store && (await KeyRing.open(store, dataKey))
  if (head.keys !== null && ring?.id !== head.keys)
    throw new Problem(
      `The keys of this backup's people stand in another store (${head.keys}): set KEYS_DIR or KEYS_URL to it, or add --keys FILE where it was lost.`,
    )
  const seal = sealOf(vault(dataKey, ring)).toString('hex')
  if (head.seal !== null && head.seal !== seal)
    throw new Problem('DATA_KEY is not the key that this backup is sealed with: set that key.')
}

/**
 * Makes the database what the backup says, brings it up to date, and deletes once more whoever was deleted since. Breaking off
 * before the end of the load leaves the database as it was; after it, the next start does the rest.
 * @throws Problem when the database is not empty and may not be written over, or the backup cannot be read
 */
export const restoreBackup = async (parts: RestoreParts): Promise<Restored> => {
  const { pool, store, dataKey, file, identity, isOver, log } = parts
  if (!isOver && !(await isEmpty(pool)))
    throw new Problem(
      'This database is not empty: stop the product and add --over, and all that is in it goes.',
    )
  if (!existsSync(file)) throw new Problem(`There is no ${file}.`)
  if (await isInUse(pool)) throw new Problem('The product works on this database: stop every replica first.')
  const accept = (found: DumpHead): Promise<void> => assertOpens(found, store, dataKey)
  const { head, counts } = await loadDump(pool, MIGRATIONS, await readAge(file, identity), accept)
  await migrate(pool, MIGRATIONS)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
  await openKeys({ pool, prisma, store, dataKey }, log).finally(() => prisma.$disconnect())
  return { at: head.at, rows: sum(counts), audit: await verifyAudit(pool) }
}
