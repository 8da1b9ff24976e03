import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type { KeyRing } from '../adapters/crypto/key-ring.ts'
import { connect } from '../adapters/database/connect.ts'
import { startEmbeddedPostgres } from '../adapters/database/embedded-postgres.ts'
import { PrismaClient } from '../adapters/database/generated/client.ts'
import { migrate, missingMigrations } from '../adapters/database/migrate.ts'
import { jsonLog } from '../adapters/log/json-log.ts'
import type { Vault } from '../application/ports/vault.ts'
import { Problem } from '../application/problem.ts'
import { findKeys, keyStoreAt, openKeys } from '../compose/keys.ts'
import { type Config, keptDataKey, prepareDataDir } from '../config.ts'
import { ROOT } from '../root.ts'
import { findDatabase } from './reminders-database.ts'

/** The product's database, whether the product runs or not. */
export interface AdminDatabase {
  readonly pool: pg.Pool
  readonly vault: Vault
  /** The keys of persons where they stand apart. */
  readonly ring: KeyRing | null
  /** What the record of access is sealed with. */
  readonly auditKey: Buffer
  /** Names of migrations that were applied now, because it was asked for. */
  readonly applied: readonly string[]
  close(): Promise<void>
}

/**
 * The address of a database that runs, or of the embedded one, started for this command alone.
 * @param isMade whether one is made where there is none: to restore into
 */
export const reachDatabase = async (
  config: Config,
  isMade = false,
): Promise<{ url: string; stop: () => Promise<void> }> => {
  try {
    return { url: findDatabase(config), stop: async () => undefined }
  } catch (error) {
    const isThere = existsSync(join(config.dataDir, 'postgres', 'data', 'PG_VERSION'))
    if (!(error instanceof Problem) || !(isThere || isMade)) throw error
    prepareDataDir(config.dataDir)
    return startEmbeddedPostgres(config.dataDir)
  }
}

const MIGRATIONS = join(ROOT, 'prisma', 'migrations')

/** @throws Problem when the database lacks migrations: only who asked for it changes its tables */
const assertMigrated = async (pool: pg.Pool): Promise<void> => {
  const missing = await missingMigrations(pool, MIGRATIONS)
  if (missing.length === 0) return
  throw new Problem(
    `The database is older than this program (${missing.length} migrations): back it up, then "npm run admin -- migrate", or start the product.`,
  )
}

/**
 * Opens the database with the key that there is; makes neither.
 * @param migrates whether it may be brought up to date
 * @throws Problem when it cannot be reached, is not up to date, or DATA_KEY is not the one it was sealed with
 */
export const openDatabase = async (config: Config, migrates = false): Promise<AdminDatabase> => {
  const key = keptDataKey(config)
  const { url, stop } = await reachDatabase(config)
  const pool = await connect(url, jsonLog('silent'), 2)
  const close = async (): Promise<void> => {
    await pool.end()
    await stop()
  }
  try {
    const applied = migrates ? await migrate(pool, MIGRATIONS) : []
    await assertMigrated(pool)
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
    const keys = { pool, prisma, store: keyStoreAt(config.keys), dataKey: key }
    const { sealing, ring, auditKey } = migrates
      ? await openKeys(keys, jsonLog('silent'))
      : await findKeys(keys)
    await prisma.$disconnect()
    return { pool, vault: sealing, ring, auditKey, applied, close }
  } catch (error) {
    await close()
    throw error
  }
}
