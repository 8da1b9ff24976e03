import type pg from 'pg'
import {
  type DoubtDesk,
  MOST_ALIKE,
  type OpenDoubt,
  type SettledDoubt,
} from '../../../application/ports/office/doubt-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { CellDoubt, KeptDoubt } from '../../../domain/people/import-doubt.ts'
import { iso } from '../iso.ts'
import { doubtPlace, HAS_HISTORY } from './doubt-writers.ts'
import { visible } from './scope.ts'

const OPEN = `from register_doubts o join citizens c on c.id = o.citizen_id
  where o.state = 'open' and c.state in ('present', 'away') and ${visible('c', 1, 2, 3)}`

/** Of one list and one kind, of people whose birth is known as exactly: the same answer fits them. */
const ALIKE = `select o.id, o.citizen_id as citizen, c.key, o.doubt
  from register_doubts o join citizens c on c.id = o.citizen_id, register_doubts asked join citizens who on who.id = asked.citizen_id
  where asked.id = $3 and o.state = 'open' and o.what = asked.what and o.import_id = asked.import_id
    and c.state in ('present', 'away') and c.district_id in (select district_id from reach($1, $2))
    and length(coalesce(c.birth_date, '')) = length(coalesce(who.birth_date, ''))
  order by o.id = asked.id desc, o.citizen_id, o.id limit ${MOST_ALIKE}`

const SETTLED = `select o.id, o.citizen_id as citizen, c.key, o.doubt, o.settled_at as "settledAt"
  from register_doubts o join citizens c on c.id = o.citizen_id
  where o.settled_by = $1 and o.settled_with = $2 and o.state = 'settled' and octet_length(o.doubt) > 0 order by o.id`

interface DoubtRow {
  readonly id: string
  readonly citizen: string
  readonly key: Buffer
  readonly doubt: Buffer
}

/** How long an answer is kept with its words: as long as its day can last. */
const UNDO_HOURS = 24

const FORGET = `update register_doubts set doubt = ''
  where state = 'settled' and octet_length(doubt) > 0 and settled_at < $1::timestamptz - interval '${UNDO_HOURS} hours'`

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

  async next(
    actor: Actor,
    day: LocalDate,
    at: number,
    after: readonly string[] = [],
  ): Promise<OpenDoubt | null> {
    const { rows } = await this.#pool.query<DoubtRow>(
      `select o.id, o.citizen_id as citizen, c.key, o.doubt ${OPEN} and o.id <> all($4) and o.citizen_id <> all($4)
       order by o.put_off_at nulls first, o.citizen_id, o.id limit 1`,
      [actor.id, day, iso(at), after],
    )
    const [row] = rows
    return row ? this.#asked(row) : null
  }

  async alike(actor: Actor, day: LocalDate, doubt: string): Promise<readonly OpenDoubt[]> {
    const { rows } = await this.#pool.query<DoubtRow>(ALIKE, [actor.id, day, doubt])
    return rows.map((row) => this.#asked(row))
  }

  async settledWith(actor: Actor, press: string): Promise<readonly SettledDoubt[]> {
    const { rows } = await this.#pool.query<DoubtRow & { settledAt: Date }>(SETTLED, [actor.id, press])
    return rows.flatMap((row) => {
      const { undo } = KeptDoubt.parse(this.#opened(row))
      return undo === undefined ? [] : [{ ...this.#asked(row), undo, at: row.settledAt.getTime() }]
    })
  }

  async forgetSettled(at: number): Promise<void> {
    await this.#pool.query(FORGET, [iso(at)])
  }

  #opened({ id, key, doubt }: DoubtRow): unknown {
    return JSON.parse(this.#vault.open(key, doubtPlace(id), doubt))
  }

  #asked(row: DoubtRow): OpenDoubt {
    return { id: row.id, citizen: row.citizen, ...CellDoubt.parse(this.#opened(row)) }
  }
}
