import type pg from 'pg'
import type { FactChecked, FactDesk } from '../../../application/ports/office/fact-desk.ts'
import { FactCheck } from '../../../domain/organisations/fact-check.ts'
import type { Speaker } from '../../../domain/organisations/speaker.ts'
import { touches, type Writers } from './writing.ts'

/** Checked facts in PostgreSQL. */
export class PostgresFactDesk implements FactDesk {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async checks(region: string): Promise<readonly FactCheck[]> {
    const { rows } = await this.#pool.query<{ check: unknown }>(
      'select "check" from fact_checks where region = $1 order by at, id',
      [region],
    )
    return rows.map(({ check }) => FactCheck.parse(check))
  }

  async speaker(): Promise<Speaker | null> {
    const { rows } = await this.#pool.query<{ name: string; phone: string | null }>(
      'select name, phone from institutions order by id limit 2',
    )
    const [only] = rows
    return rows.length === 1 && only?.phone ? { name: only.name, phone: only.phone } : null
  }
}

/** Writers of checked facts. */
export const FACT_WRITERS: Writers<FactChecked> = {
  keep_fact_check: (writing, { id, region, staff, check, at }) =>
    touches(
      writing,
      'insert into fact_checks (id, region, staff_id, "check", at) values ($1, $2, $3, $4, $5)',
      [...[id, region, staff, JSON.stringify(check), new Date(at).toISOString()]],
    ),
}
