import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../src/adapters/database/migrate.ts'
import { ROOT } from '../../src/root.ts'

/** From the project's folder: compiled, as for the bench, this file lies elsewhere. */
const MIGRATIONS = join(ROOT, 'prisma', 'migrations')

/** An empty database of ours, as every migration left it: copying it is quicker than migrating anew. */
const TEMPLATE = 'posrednik_template'

const connected = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

const run = async (url: string, sql: string): Promise<void> => {
  const client = await connected(url)
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

const urlOf = (cluster: string, name: string): string => {
  const url = new URL(cluster)
  url.pathname = `/${name}`
  return url.href
}

/** How many things of each kind the migrations made: what a test built besides shows here. */
const SHAPE = `(select string_agg(n::text, ' ') from (
  select count(*) as n from pg_class where relnamespace = 'public'::regnamespace
  union all select count(*) from pg_proc where pronamespace = 'public'::regnamespace
  union all select count(*) from pg_trigger where not tgisinternal
  union all select count(*) from pg_constraint where connamespace = 'public'::regnamespace
  union all select count(*) from pg_namespace where nspname !~ '^pg_') counted)`

/** Makes what {@link createDatabase} copies, with its shape as a comment on the schema; once a cluster. */
export const makeTemplate = async (cluster: string): Promise<void> => {
  await run(cluster, `create database ${TEMPLATE}`)
  const pool = new pg.Pool({ connectionString: urlOf(cluster, TEMPLATE), max: 1 })
  await migrate(pool, MIGRATIONS)
  await pool.query(`do $$ begin execute format('comment on schema public is %L', ${SHAPE}); end $$`)
  await pool.end()
}

/** One connection to a database for everything that a test looks up in it; one that a test cuts is opened anew. */
const lookouts = new Map<string, pg.Pool>()

const lookout = (url: string): pg.Pool => {
  const pool = lookouts.get(url) ?? new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0 })
  if (!lookouts.has(url)) pool.on('error', () => undefined)
  lookouts.set(url, pool)
  return pool
}

/** Rows of a database of the tests. */
export const rows = async <T extends object>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<T[]> => (await lookout(url).query(sql, [...values])).rows as T[]

const CUT = `select pg_terminate_backend(pid, 5000) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`

const EMPTY = `do $$ declare name text; filled text[] := '{}'; has boolean; begin
  for name in select quote_ident(tablename) from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' loop
    execute format('select exists (select 1 from %s)', name) into has;
    if has then filled := filled || name; end if;
  end loop;
  if filled <> '{}' then execute format('truncate %s cascade', array_to_string(filled, ', ')); end if;
  for name in select quote_ident(sequencename) from pg_sequences where schemaname = 'public' and last_value is not null loop
    execute format('alter sequence %s restart', name);
  end loop;
end $$`

/** Nobody is in it and nothing is in it any more; false – a test built something that the migrations did not. */
const emptied = async (url: string): Promise<boolean> => {
  const client = await connected(url)
  try {
    await client.query(CUT)
    const { rows } = await client.query(
      `select obj_description('public'::regnamespace) = ${SHAPE} as "isOurs"`,
    )
    if (!rows[0]?.isOurs) return false
    // The log of access forbids to be emptied, to anybody but us here.
    await client.query('set session_replication_role = replica')
    await client.query(EMPTY)
    return true
  } finally {
    await client.end()
  }
}

const closeLookout = async (url: string): Promise<void> => {
  const pool = lookouts.get(url)
  lookouts.delete(url)
  await pool?.end()
}

interface TestDatabase {
  readonly url: string
  /** Nobody needs it any more. */
  drop(): Promise<void>
}

const created = async (cluster: string, template: string): Promise<string> => {
  const name = `test_${randomBytes(6).toString('hex')}`
  await run(cluster, `create database ${name} template ${template}`)
  return name
}

const dropped = (cluster: string, name: string): Promise<void> =>
  run(cluster, `drop database if exists ${name} with (force)`)

/** Databases of this worker that are empty again, by cluster: to make and to drop one takes longer than most tests. */
const spare = new Map<string, string[]>()

const giveBack = async (cluster: string, name: string): Promise<void> => {
  const url = urlOf(cluster, name)
  await closeLookout(url)
  if (await emptied(url)) spare.set(cluster, [...(spare.get(cluster) ?? []), name])
  else await dropped(cluster, name)
}

/** A database in a cluster, migrated, with nothing in it. */
export const createDatabase = async (cluster: string): Promise<TestDatabase> => {
  const name = spare.get(cluster)?.pop() ?? (await created(cluster, TEMPLATE))
  return { url: urlOf(cluster, name), drop: () => giveBack(cluster, name) }
}

/** A new database in a cluster that nobody migrated yet. */
export const createBareDatabase = async (cluster: string): Promise<TestDatabase> => {
  const name = await created(cluster, 'template1')
  const url = urlOf(cluster, name)
  return {
    url,
    drop: async () => {
      await closeLookout(url)
      await dropped(cluster, name)
    },
  }
}
