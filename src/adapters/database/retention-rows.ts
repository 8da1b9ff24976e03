import type pg from 'pg'
import type { RetentionDesk } from '../../application/ports/retention-desk.ts'
import type { RetentionKind } from '../../domain/people/retention.ts'
import { iso } from './iso.ts'

/** So many rows a commit: nobody waits for it. */
const PAGE = 2_000

/** Rows of a table that are old enough. Only what is settled for good: what waits, is on its way or unclear never goes. */
interface Old {
  readonly table: string
  /** $1 the moment before which it is old. */
  readonly where: string
  /** What is emptied instead of deleting the row. */
  readonly emptied?: string
}

const OLD: Readonly<Record<RetentionKind, readonly Old[]>> = {
  turns: [{ table: 'turns', where: 'at < $1 and outgoing is null' }],
  letters: [{ table: 'letters', where: 'at < $1' }],
  settled_reminders: [
    {
      table: 'reminders',
      where:
        "settled_at < $1 and expires_at < $1 and state not in ('planned', 'claimed', 'dispatching', 'unknown')",
    },
  ],
  closed_operator_tasks: [{ table: 'human_tasks', where: 'closed_at < $1' }],
  invite_tries: [{ table: 'invite_tries', where: 'at < $1' }],
  used_links: [
    { table: 'links', where: 'expires_at < $1' },
    { table: 'paper_links', where: 'expires_at < $1' },
  ],
  service_figures: [
    { table: 'job_hours', where: 'hour < $1' },
    { table: 'backups', where: 'at < $1 and at < (select max(at) from backups)' },
  ],
  merged_cards: [{ table: 'merged_cards', where: 'at < $1' }],
  words_of_closed_cases: [
    {
      table: 'case_events',
      where: `words is not null and case_id in (select id from cases where closed_on is not null and closed_on::date < $1::timestamptz::date)`,
      emptied: 'words',
    },
    {
      table: 'cases',
      where: 'words is not null and closed_on is not null and closed_on::date < $1::timestamptz::date',
      emptied: 'words',
    },
  ],
}

const countOf = ({ table, where }: Old): string => `select count(*)::int as n from ${table} where ${where}`

const takeOf = ({ table, where, emptied }: Old): string => {
  const page = `ctid = any(array(select ctid from ${table} where ${where} limit ${PAGE} for update skip locked))`
  return emptied
    ? `update ${table} set ${emptied} = null where ${page}`
    : `delete from ${table} where ${page}`
}

const RECORD = `insert into audit (at, actor, action, object, outcome, reason)
values (clock_timestamp(), 'retention', 'take_away', $1, 'allowed', $2)`

/** Takes away what was kept long enough, in PostgreSQL. */
export class PostgresRetentionDesk implements RetentionDesk {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async count(kind: RetentionKind, before: number): Promise<number> {
    let count = 0
    for (const old of OLD[kind])
      count += (await this.#pool.query<{ n: number }>(countOf(old), [iso(before)])).rows[0]?.n ?? 0
    return count
  }

  async take(kind: RetentionKind, before: number): Promise<number> {
    let taken = 0
    for (const old of OLD[kind]) {
      for (let page = PAGE; page === PAGE; taken += page) page = await this.#takePage(kind, old, before)
    }
    return taken
  }

  async #takePage(kind: RetentionKind, old: Old, before: number): Promise<number> {
    const client = await this.#pool.connect()
    let fault: Error | undefined
    try {
      await client.query('begin')
      const taken = (await client.query(takeOf(old), [iso(before)])).rowCount ?? 0
      if (taken > 0)
        await client.query(RECORD, [
          `retention:${kind}`,
          `${taken} rows of ${old.table} before ${iso(before)}`,
        ])
      await client.query('commit')
      return taken
    } catch (error) {
      fault = error as Error
      throw error
    } finally {
      client.release(fault)
    }
  }
}
