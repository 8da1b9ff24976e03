import type pg from 'pg'
import { z } from 'zod'
import type {
  Alert,
  AlertAudience,
  AlertDesk,
  SilentPerson,
} from '../../../application/ports/office/alert-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { AlertState } from '../../../domain/events/alert.ts'
import { CAN_BE_WRITTEN_TO, LIVES_HERE } from './reachable.ts'
import { cell } from './writing.ts'

const AlertRow = z.object({
  id: z.string(),
  department: z.string(),
  districts: z.array(z.string()),
  kind: z.string(),
  state: AlertState,
  askedBy: z.string(),
  told: z.number().nullable(),
})

const REACHABLE = `p.id is not null and ${CAN_BE_WRITTEN_TO}`

/** Warnings in PostgreSQL. */
export class PostgresAlertDesk implements AlertDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  alert(id: string): Promise<Alert | null> {
    return this.#one('id = $1', [id])
  }

  standing(asker: string, kind: string, since: number): Promise<Alert | null> {
    return this.#one("asked_by = $1 and kind = $2 and state <> 'refused' and asked_at >= $3::timestamptz", [
      ...[asker, kind, new Date(since).toISOString()],
    ])
  }

  async audience(districts: readonly string[]): Promise<AlertAudience> {
    const { rows } = await this.#pool.query<AlertAudience>(
      `select count(*) filter (where ${REACHABLE})::int as reachable,
         count(*) filter (where not (${REACHABLE}))::int as silent
       from citizens c left join people p on p.id = c.person_id
       where c.district_id = any($1::text[]) and ${LIVES_HERE}`,
      [[...districts]],
    )
    return rows[0] ?? { reachable: 0, silent: 0 }
  }

  async silent(
    { id }: Parameters<AlertDesk['silent']>[0],
    districts: readonly string[],
    day: string,
    { offset, most }: Parameters<AlertDesk['silent']>[3],
  ): Promise<readonly SilentPerson[]> {
    const { rows } = await this.#pool.query<{ id: string; key: Buffer; name: Buffer; phone: Buffer | null }>(
      `select c.id, c.key, c.name, c.phone from citizens c left join people p on p.id = c.person_id
       where c.district_id = any($3::text[]) and c.district_id in (select district_id from reach($1, $2))
         and ${LIVES_HERE} and not (${REACHABLE})
       order by c.birth_date nulls last, c.id offset $4 limit $5`,
      [id, day, [...districts], offset, most],
    )
    return rows.map(({ id: citizen, key, name, phone }) => ({
      citizen,
      name: this.#vault.open(key, cell('citizens', 'name', citizen), name),
      phone: phone === null ? null : this.#vault.open(key, cell('citizens', 'phone', citizen), phone),
    }))
  }

  async #one(where: string, values: readonly string[]): Promise<Alert | null> {
    const { rows } = await this.#pool.query(
      `select id, department_id as department, districts, kind, state, asked_by as "askedBy", told
       from alerts where ${where} order by asked_at desc limit 1`,
      [...values],
    )
    return rows[0] ? AlertRow.parse(rows[0]) : null
  }
}
