import type pg from 'pg'
import { z } from 'zod'
import type {
  DistrictFactChange,
  DistrictFactDesk,
  DistrictFactLine,
  DistrictRegister,
} from '../../../application/ports/office/district-fact-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { DISTRICT_FACT_KINDS } from '../../../domain/district/district-fact.ts'
import { MemberFact } from '../../../domain/report/report-fact.ts'
import { iso } from '../iso.ts'
import { LIVES_HERE } from './reachable.ts'
import { MEMBERS } from './report-statements.ts'
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

/** Who lives in a district, in the groups of a day. $1 district, $2 day. */
const REGISTER = `
select c.id as citizen, f.family, coalesce(f.others, false) as "inFamily", c.birth_date as "birthDate",
  array_remove(array[case when c.senior_from <= $2 then 'senior' end, 'disability_' || c.disability], null)
    || coalesce(h.known, '{}') as categories
from citizens c
left join lateral (select m.family_id as family, exists (select 1 from family_members o
    where o.family_id = m.family_id and o.id <> m.id and (o.left_on is null or o.left_on > $2)) as others
  from family_members m where m.citizen_id = c.id and (m.left_on is null or m.left_on > $2)
  order by m.added_on, m.id limit 1) f on true
left join lateral (select array_agg(distinct o.what) as known from circumstances o
  where o.citizen_id = c.id and (o.from_day is null or o.from_day <= $2) and (o.until_day is null or o.until_day >= $2)) h on true
where c.district_id = $1 and ${LIVES_HERE} order by c.id`

const RegisterRow = z.object({
  citizen: z.string(),
  family: z.string().nullable(),
  inFamily: z.boolean(),
  birthDate: z.string().nullable(),
  categories: z.array(z.string()),
})

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

  async register(district: string, day: LocalDate): Promise<DistrictRegister> {
    const { rows } = await this.#pool.query(REGISTER, [district, day])
    const people = rows.map((row) => RegisterRow.parse(row))
    const families = [...new Set(people.flatMap(({ family }) => family ?? []))]
    const found = await this.#pool.query<object>(MEMBERS, [families, day])
    return { people, members: found.rows.map((row) => MemberFact.parse({ fact: 'member', ...row })) }
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
