import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { revive } from '../adapters/content/load-content.ts'
import { grantApp } from '../adapters/database/app-role.ts'
import { PostgresAsideStore } from '../adapters/database/aside-rows.ts'
import { connect } from '../adapters/database/connect.ts'
import { PostgresDefinitionArchive } from '../adapters/database/definition-archive.ts'
import { PrismaClient } from '../adapters/database/generated/client.ts'
import { migrate, missingMigrations } from '../adapters/database/migrate.ts'
import { holdOwner } from '../adapters/database/owner.ts'
import { PostgresReminderDesk } from '../adapters/database/reminder-desk.ts'
import { PostgresTalkStore } from '../adapters/database/talk-store.ts'
import type { Content } from '../application/ports/content.ts'
import { ROOT } from '../root.ts'
import { openKeys } from './keys.ts'
import type { BotParts } from './parts.ts'

const MIGRATIONS = join(ROOT, 'prisma', 'migrations')

/** Brings the tables up to date: by their owner, where that is somebody else than who works with them. */
const migrated = async (pool: pg.Pool, { ownerUrl, databaseUrl, log }: BotParts): Promise<string[]> => {
  if (!ownerUrl) {
    const missing = await missingMigrations(pool, MIGRATIONS)
    return missing.length === 0 ? [] : migrate(pool, MIGRATIONS)
  }
  const owner = await connect(ownerUrl, log, 2)
  try {
    const applied = await migrate(owner, MIGRATIONS)
    await grantApp(owner, decodeURIComponent(new URL(databaseUrl).username))
    return applied
  } finally {
    await owner.end()
  }
}

/** The database with everything that is kept in it. */
export const openStore = async (parts: BotParts, bot: string, content: Content) => {
  const { log } = parts
  const pool = await connect(parts.databaseUrl, log, parts.poolSize)
  const applied = await migrated(pool, parts)
  if (applied.length > 0) log.info('migrated', { migrations: applied.length })
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
  const keys = { pool, prisma, store: parts.keys ?? null, dataKey: parts.dataKey }
  const { sealing, ring, auditKey } = await openKeys(keys, log)
  const owner = await holdOwner(parts.databaseUrl, log)
  const archive = new PostgresDefinitionArchive(prisma, content.pinnedTexts, revive(content))
  await archive.keep(content.track.version, content.trackSource)
  await archive.keep(content.school.version, content.schoolSource)
  const store = new PostgresTalkStore({ pool, prisma, vault: sealing, bot, owner: owner.id })
  const desk = new PostgresReminderDesk(prisma)
  const asides = new PostgresAsideStore({ pool, vault: sealing, bot, owner: owner.id })
  const close = async (): Promise<void> => {
    await owner.release()
    await prisma.$disconnect()
    await pool.end()
  }
  return { pool, store, archive, desk, asides, sealing, ring, auditKey, close }
}
