import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../src/adapters/database/migrate.ts'

const MIGRATIONS = join(import.meta.dirname, '../../prisma/migrations')

/** An empty database of ours, as every migration left it: copying it is quicker than migrating anew. */
const TEMPLATE = 'posrednik_template'

const run = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

const urlOf = (cluster: string, name: string): string => {
  const url = new URL(cluster)
  url.pathname = `/${name}`
  return url.href
}

/** Makes what {@link createDatabase} copies; once a cluster. */
export const makeTemplate = async (cluster: string): Promise<void> => {
  await run(cluster, `create database ${TEMPLATE}`)
  const pool = new pg.Pool({ connectionString: urlOf(cluster, TEMPLATE), max: 1 })
  await migrate(pool, MIGRATIONS)
  await pool.end()
}

interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

const created = async (cluster: string, template: string): Promise<TestDatabase> => {
  const name = `test_${randomBytes(6).toString('hex')}`
  await run(cluster, `create database ${name} template ${template}`)
  return {
    url: urlOf(cluster, name),
    drop: () => run(cluster, `drop database if exists ${name} with (force)`),
  }
}

/** A new database in a cluster, migrated, with nothing in it. */
export const createDatabase = (cluster: string): Promise<TestDatabase> => created(cluster, TEMPLATE)

/** A new database in a cluster that nobody migrated yet. */
export const createBareDatabase = (cluster: string): Promise<TestDatabase> => created(cluster, 'template1')
