import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { vault } from '../adapters/crypto/vault.ts'
import { checkSeal } from '../adapters/database/check-seal.ts'
import { connect } from '../adapters/database/connect.ts'
import { startEmbeddedPostgres } from '../adapters/database/embedded-postgres.ts'
import { PrismaClient } from '../adapters/database/generated/client.ts'
import { migrate } from '../adapters/database/migrate.ts'
import { jsonLog } from '../adapters/log/json-log.ts'
import type { Vault } from '../application/ports/vault.ts'
import { Problem } from '../application/problem.ts'
import { type Config, dataKeyOf, prepareDataDir } from '../config.ts'
import { ROOT } from '../root.ts'
import { findDatabase } from './reminders-database.ts'

/** The product's database, whether the product runs or not. */
export interface AdminDatabase {
  readonly pool: pg.Pool
  readonly vault: Vault
  close(): Promise<void>
}

/** The address of a database that runs, or of the embedded one, started for this command alone. */
const reached = async (config: Config): Promise<{ url: string; stop: () => Promise<void> }> => {
  try {
    return { url: findDatabase(config), stop: async () => undefined }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    prepareDataDir(config.dataDir)
    return startEmbeddedPostgres(config.dataDir)
  }
}

/**
 * Opens the database and brings it up to date.
 * @throws Problem when it cannot be reached, or DATA_KEY is not the one it was sealed with
 */
export const openDatabase = async (config: Config): Promise<AdminDatabase> => {
  const { url, stop } = await reached(config)
  const pool = await connect(url, jsonLog('silent'), 2)
  const close = async (): Promise<void> => {
    await pool.end()
    await stop()
  }
  try {
    await migrate(pool, join(ROOT, 'prisma', 'migrations'))
    const sealing = vault(dataKeyOf(config))
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
    await checkSeal(prisma, sealing)
    await prisma.$disconnect()
    return { pool, vault: sealing, close }
  } catch (error) {
    await close()
    throw error
  }
}
