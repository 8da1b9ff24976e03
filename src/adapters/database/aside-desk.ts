import type pg from 'pg'
import { z } from 'zod'
import {
  ASIDE_DAYS,
  type AsideCounts,
  type AsideDesk,
  type AsideRow,
} from '../../application/ports/aside-store.ts'

const Row = z.object({
  id: z.number(),
  at: z.date(),
  kind: z.string(),
  reason: z.string(),
  tries: z.number(),
  state: z.enum(['aside', 'retry', 'emptied']),
})

const COUNTS = `
select (count(*) filter (where state = 'waiting'))::int as waiting, (count(*) filter (where state in ('aside', 'retry')))::int as aside
from set_aside_updates`

/** Tried again it gets a name of ours, which no messenger gives: its own counts as handled. */
const RETRY = `
update set_aside_updates set state = 'retry', update_id = 'again:' || nextval('set_aside_tries') where id = $1 and state = 'aside'`

const DAY = 86_400_000

/** Words go, and whose they were. $1 until when those of people with consent go, $2 the others. */
const EMPTY = `
update set_aside_updates a set state = 'emptied', sealed = '', chat_key = ''
where a.state = 'aside' and a.at < case when exists (
  select 1 from people p where p.chat_key = a.chat_key and p.consent is not null) then $1::timestamptz else $2::timestamptz end`

/** Set-aside updates in PostgreSQL as the operator looks at them: nothing here opens what was sealed. */
export class PostgresAsideDesk implements AsideDesk {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async counts(): Promise<AsideCounts> {
    const { rows } = await this.#pool.query<AsideCounts>(COUNTS)
    return rows[0] ?? { waiting: 0, aside: 0 }
  }

  async list(most: number): Promise<readonly AsideRow[]> {
    const { rows } = await this.#pool.query(
      `select id::int, at, kind, reason, tries, state from set_aside_updates where state <> 'waiting' order by id limit $1`,
      [most],
    )
    return rows.map((row) => {
      const { at, ...rest } = Row.parse(row)
      return { ...rest, at: at.getTime() }
    })
  }

  retry(id: number): Promise<boolean> {
    return this.#changed(RETRY, id)
  }

  async emptyOld(at: number): Promise<number> {
    const before = (days: number): string => new Date(at - days * DAY).toISOString()
    const { rowCount } = await this.#pool.query(EMPTY, [
      before(ASIDE_DAYS.withConsent),
      before(ASIDE_DAYS.without),
    ])
    return rowCount ?? 0
  }

  drop(id: number): Promise<boolean> {
    return this.#changed(`delete from set_aside_updates where id = $1 and state <> 'waiting'`, id)
  }

  async #changed(text: string, id: number): Promise<boolean> {
    if (!Number.isSafeInteger(id)) return false
    const { rowCount } = await this.#pool.query(text, [id])
    return (rowCount ?? 0) > 0
  }
}
