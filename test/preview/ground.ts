import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../src/adapters/database/embedded-postgres.ts'
import { createDatabase, makeTemplate } from '../support/database.ts'
import { fillDistrict } from './district.ts'
import { Rehearsal } from './rehearsal.ts'
import { RehearsedBot } from './rehearsed-bot.ts'

/** A bot in a district of its own, and how it ends. */
export interface Ground {
  readonly bot: RehearsedBot
  close(): Promise<void>
}

/** Opens a bot over a new database of a cluster with the district in it. */
export const openGround = async (cluster: string): Promise<Ground> => {
  const database = await createDatabase(cluster)
  const filling = new pg.Pool({ connectionString: database.url, max: 1 })
  await fillDistrict(filling, database.url)
  await filling.end()
  const pool = await Rehearsal.open(database.url)
  const bot = await RehearsedBot.open(pool)
  return {
    bot,
    close: async () => {
      await bot.close()
      await pool.close()
      await database.drop()
    },
  }
}

/** Starts a PostgreSQL of its own, as the product does, and takes it away again. */
export const withCluster = async <T>(work: (cluster: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'posrednik-preview-'))
  chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres(folder)
  try {
    await makeTemplate(postgres.url)
    return await work(postgres.url)
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
