import type pg from 'pg'
import type {
  DistrictFactChange,
  DistrictFactDesk,
  DistrictFactLine,
} from '../../../application/ports/office/district-fact-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { DISTRICT_FACT_KINDS } from '../../../domain/district/district-fact.ts'
import { iso } from '../iso.ts'
import { staffNamePlace } from './staff-writers.ts'
import { touches, type Writers } from './writing.ts'

interface Row extends Omit<DistrictFactLine, 'by'> {
  readonly staff: string
  readonly key: Buffer | null
  readonly name: Buffer | null
}

/** $1 districts, $2 kinds. */
const NEWEST = `
select distinct on (f.district_id, f.kind) f.district_id as district, f.kind, f.value, f.checked_on as "checkedOn",
  f.staff_id as staff, s.key, s.name
from district_facts f left join staff s on s.id = f.staff_id
where f.district_id = any($1) and f.kind = any($2) order by f.district_id, f.kind, f.at desc, f.id desc`

/** What is known of districts, in PostgreSQL. */
export class PostgresDistrictFactDesk implements DistrictFactDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async of(districts: readonly string[]): Promise<readonly DistrictFactLine[]> {
    const { rows } = await this.#pool.query<Row>(NEWEST, [districts, DISTRICT_FACT_KINDS])
    return rows.map(({ staff, key, name, ...line }) => ({
      ...line,
      by: key && name && this.#vault.open(key, staffNamePlace(staff), name),
    }))
  }
}

/** Writers of what is known of districts. */
export const DISTRICT_FACT_WRITERS: Writers<DistrictFactChange> = {
  check_district_fact: (writing, { id, district, kind, value, by, day, at }) =>
    touches(
      writing,
      `insert into district_facts (id, district_id, kind, value, staff_id, checked_on, at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, district, kind, value, by, day, iso(at)],
    ),
}
