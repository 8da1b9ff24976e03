import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../../src/adapters/database/migrate.ts'
import { ROOT } from '../../../src/root.ts'
import { createBareDatabase } from '../../support/database.ts'
import type { Leftovers } from './leftovers.ts'

/** Runs one statement on a connection of its own. */
export const execute = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

const nameIn = (url: string): string => new URL(url).pathname.slice(1)

/** A copy of a database as it stands: what a backup is, and a restored one. Sessions in it are ended for the copy. */
export const copyDatabase = async (cluster: string, of: string): Promise<string> => {
  const name = `copy_${randomBytes(6).toString('hex')}`
  await execute(
    cluster,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${nameIn(of)}'`,
  )
  await execute(cluster, `create database ${name} template ${nameIn(of)}`)
  const url = new URL(cluster)
  url.pathname = `/${name}`
  return url.href
}

/** A database with all tables in it and nobody in them. */
export const emptyDatabase = async (cluster: string): Promise<string> => {
  const { url } = await createBareDatabase(cluster)
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    await migrate(pool, join(ROOT, 'prisma', 'migrations'))
  } finally {
    await pool.end()
  }
  return url
}

/** A pool of the harness's own: it survives what is done to the database. */
export const openPool = (url: string, leftovers: Leftovers, max = 4): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 5_000 })
  // Connections that a row cuts on purpose are no news.
  pool.on('error', () => undefined)
  leftovers.add(() => pool.end())
  return pool
}
