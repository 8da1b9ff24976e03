import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { Problem } from '../../application/problem.ts'

interface Migration {
  readonly name: string
  readonly sql: string
  /** SHA-256 of the file, as Prisma's own command line records it. */
  readonly checksum: string
}

/** Any number that nothing else of ours locks on: two processes that start together migrate one after the other. */
const LOCK = 7_215_201

/** Prisma's own table: `prisma migrate` run by hand finds what was applied here and the other way round. */
const TABLE = `create table if not exists "_prisma_migrations" (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

const readMigrations = (folder: string): Migration[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))

/** Checksums by the name that each has here: a folder may have been named anew since it was applied. */
const namedAsHere = (
  applied: readonly Pick<Migration, 'name' | 'checksum'>[],
  migrations: readonly Migration[],
): Map<string, string> => {
  const here = new Set(migrations.map(({ name }) => name))
  const there = new Set(applied.map(({ name }) => name))
  const anew = migrations.filter(({ name }) => !there.has(name))
  const nameOf = ({ name, checksum }: Pick<Migration, 'name' | 'checksum'>): string =>
    here.has(name) ? name : (anew.find((each) => each.checksum === checksum)?.name ?? name)
  return new Map(applied.map((each) => [nameOf(each), each.checksum]))
}

const appliedIn = async (
  database: Pick<pg.Pool, 'query'>,
  migrations: readonly Migration[],
): Promise<Map<string, string>> => {
  const { rows } = await database.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from "_prisma_migrations"
     where rolled_back_at is null and finished_at is not null`,
  )
  return namedAsHere(rows, migrations)
}

const run = async (client: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> => {
  await client.query(sql)
  await client.query(
    `insert into "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
     values ($1, $2, $3, now(), 1)`,
    [randomUUID(), checksum, name],
  )
}

const apply = async (client: pg.ClientBase, migration: Migration): Promise<void> => {
  await client.query('begin')
  await run(client, migration)
  await client.query('commit')
}

const assertKnown = (applied: Map<string, string>, migrations: readonly Migration[]): void => {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const [name, checksum] of applied) {
    if (!known.has(name)) {
      throw new Problem(
        `The database is newer than this program (it has "${name}"): start the newer version, or restore a backup of this one's time with "npm run restore" (docs/operating.md, upgrade).`,
      )
    }
    if (known.get(name) !== checksum) {
      throw new Problem(
        `Migration "${name}" was changed after it was applied: restore its file, add a new one instead.`,
      )
    }
  }
}

/**
 * Brings the database up to the migrations of a folder. Safe when several processes start at once: they wait for each
 * other. Needs no Prisma command line.
 * @returns names of the migrations that were applied now.
 * @throws Problem when the database is newer than this program or an applied migration was changed.
 */
export const migrate = async (pool: pg.Pool, folder: string): Promise<string[]> => {
  const migrations = readMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(TABLE)
    const applied = await appliedIn(client, migrations)
    assertKnown(applied, migrations)
    const missing = migrations.filter(({ name }) => !applied.has(name))
    for (const migration of missing) await apply(client, migration)
    return missing.map(({ name }) => name)
  } finally {
    // A session's lock goes with its connection: closing it also undoes a migration that broke off.
    client.release(true)
  }
}

/**
 * Names of migrations that a database lacks; changes nothing.
 * @throws Problem when the database is newer than this program or an applied migration was changed.
 */
export const missingMigrations = async (pool: pg.Pool, folder: string): Promise<string[]> => {
  const migrations = readMigrations(folder)
  const { rows: tables } = await pool.query<{ there: boolean }>(
    `select to_regclass('"_prisma_migrations"') is not null as there`,
  )
  if (!tables[0]?.there) return migrations.map(({ name }) => name)
  const applied = await appliedIn(pool, migrations)
  assertKnown(applied, migrations)
  return migrations.map(({ name }) => name).filter((name) => !applied.has(name))
}

/**
 * Applies these migrations of a folder and no others to an empty database, within the caller's transaction.
 * @throws Problem when this program does not have one of them, or has another of its name
 */
export const applyMigrations = async (
  client: pg.ClientBase,
  folder: string,
  wanted: readonly { readonly name: string; readonly checksum: string }[],
): Promise<void> => {
  const migrations = readMigrations(folder)
  const known = namedAsHere(wanted, migrations)
  assertKnown(known, migrations)
  await client.query(TABLE)
  for (const migration of migrations) if (known.has(migration.name)) await run(client, migration)
}
