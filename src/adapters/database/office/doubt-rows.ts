import type pg from 'pg'
import type { DoubtDesk, OpenDoubt } from '../../../application/ports/office/doubt-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { CellDoubt } from '../../../domain/people/import-doubt.ts'
import { doubtPlace, HAS_HISTORY } from './doubt-writers.ts'
import { visible } from './scope.ts'

const OPEN = `from register_doubts o join citizens c on c.id = o.citizen_id
  where o.state = 'open' and c.state in ('present', 'away') and ${visible('c', 1, 2, 3)}`

const iso = (at: number): string => new Date(at).toISOString()

/** What lists left open, in PostgreSQL. */
export class PostgresDoubtDesk implements DoubtDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async count(actor: Actor, day: LocalDate, at: number): Promise<number> {
    const { rows } = await this.#pool.query<{ n: number }>(`select count(*)::int as n ${OPEN}`, [
      ...[actor.id, day, iso(at)],
    ])
    return rows[0]?.n ?? 0
  }

  async standing(citizen: string): Promise<{ open: number; hasHistory: boolean }> {
    const { rows } = await this.#pool.query<{ open: number; hasHistory: boolean }>(
      `select ${HAS_HISTORY} as "hasHistory",
         (select count(*)::int from register_doubts where citizen_id = $1 and state = 'open') as open`,
      [citizen],
    )
    return rows[0] ?? { open: 0, hasHistory: false }
  }

  async next(actor: Actor, day: LocalDate, at: number, after = ''): Promise<OpenDoubt | null> {
    const { rows } = await this.#pool.query<{ id: string; citizen: string; key: Buffer; doubt: Buffer }>(
      `select o.id, o.citizen_id as citizen, c.key, o.doubt ${OPEN} and o.id <> $4 and o.citizen_id <> $4
       order by o.put_off_at nulls first, o.citizen_id, o.id limit 1`,
      [actor.id, day, iso(at), after],
    )
    const [row] = rows
    if (!row) return null
    const opened = JSON.parse(this.#vault.open(row.key, doubtPlace(row.id), row.doubt))
    return { id: row.id, citizen: row.citizen, ...CellDoubt.parse(opened) }
  }
}
