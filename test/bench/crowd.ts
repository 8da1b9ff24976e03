import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { connect } from '../../src/adapters/database/connect.ts'
import { startEmbeddedPostgres } from '../../src/adapters/database/embedded-postgres.ts'
import { migrate } from '../../src/adapters/database/migrate.ts'
import { PostgresOutbox } from '../../src/adapters/database/outbox.ts'
import { Planner } from '../../src/application/delivery/plan-reminders.ts'
import type { Log } from '../../src/application/ports/log.ts'
import { workingCalendar } from '../../src/domain/calendar/working-calendar.ts'
import { ROOT } from '../../src/root.ts'
import { benchContent } from './dialog.ts'

export const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
export const ZONE = 'Asia/Yekaterinburg'
export const DATA_KEY = Buffer.alloc(32, 1)
/** Everybody's action falls on this day, and its reminder is due at ten. */
export const DAY = '2026-11-25'
/** Five hours before anything is due: the planner's moment. */
export const BEFORE = Date.parse(`${DAY}T05:00:00+05:00`)
/** Everything is due: the sender's moment. */
export const NOON = Date.parse(`${DAY}T12:00:00+05:00`)

/** A database of a bench. */
export interface BenchDatabase {
  readonly url: string
  readonly pool: pg.Pool
}

/** A PostgreSQL of its own with fsync on, and databases on it; `close` takes all of it away. */
export interface BenchServer {
  /** A new database with all tables, e.g. `plan_large`. */
  database(name: string): Promise<BenchDatabase>
  close(): Promise<void>
}

/** Starts the PostgreSQL that the product starts. */
export const benchServer = async (): Promise<BenchServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'posrednik-bench-'))
  chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres(folder)
  const pools: pg.Pool[] = []
  const open = async (url: string): Promise<pg.Pool> => {
    const pool = await connect(url, SILENT, 3)
    pools.push(pool)
    return pool
  }
  const main = await open(postgres.url)
  return {
    database: async (name) => {
      await main.query(`create database ${name}`)
      const url = urlOf(postgres.url, name)
      const pool = await open(url)
      await migrate(pool, join(ROOT, 'prisma', 'migrations'))
      return { url, pool }
    },
    close: async () => {
      for (const pool of pools) await pool.end()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The address of another database on the same server. */
const urlOf = (server: string, name: string): string => {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** So many people who can be told, each with one action of a plan on {@link DAY}. Their addresses open for nobody yet. */
export const fillCrowd = async (pool: pg.Pool, people: number): Promise<void> => {
  await pool.query(
    `insert into people (id, chat_key, key, address, consent, consent_asked, seen_at, created_at)
     select 'p' || n, sha256(n::text::bytea), 'key', 'address', 'ru-1', true, '2026-11-01', '2026-11-01'
     from generate_series(1, $1) n`,
    [people],
  )
  await pool.query(
    `insert into occasions (id, person_id, kind, date, time, said_at)
     select 't' || n || '.plan0', 'p' || n, 'plan_action', $2, '', '2026-11-01' from generate_series(1, $1) n`,
    [people, DAY],
  )
  await pool.query('vacuum analyze people, occasions')
}

/** Gives addresses that open to people whose reminders are due first. */
export const openAddresses = async (pool: pg.Pool, most: number): Promise<void> => {
  const sealing = vault(DATA_KEY)
  const key = sealing.newKey()
  const { rows } = await pool.query<{ person: string }>(
    `select person_id as person from reminders where state = 'planned' order by look_at, id limit $1`,
    [most],
  )
  const people = rows.map(({ person }) => person)
  const addresses = people.map((person) => sealing.seal(key, `people.address:${person}`, person.slice(1)))
  await pool.query(
    `update people set key = $1, address = a.address from unnest($2::text[], $3::bytea[]) as a(id, address)
     where people.id = a.id`,
    [key, people, addresses],
  )
}

/** The product's own outbox and planner over a database of the bench. */
export const benchPlanner = (pool: pg.Pool): { outbox: PostgresOutbox; planner: Planner } => {
  const { reminders: rules, manners, years } = benchContent()
  const outbox = new PostgresOutbox({
    pool,
    rules,
    manners,
    zone: ZONE,
    vault: vault(DATA_KEY),
    leaseMs: 60_000,
  })
  const calendar = workingCalendar(years, [])
  return { outbox, planner: new Planner({ outbox, rules, calendar, clock: { now: () => BEFORE } }) }
}
