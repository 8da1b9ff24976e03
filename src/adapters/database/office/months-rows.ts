import type pg from 'pg'
import type { MissedLine, MonthFigure, MonthsDesk } from '../../../application/ports/office/months-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import { seesField } from '../../../domain/access/fields.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { missedInARow } from './missed-before.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell } from './writing.ts'

/** The contact of a recorded month `r`, whenever it was recorded. */
const DONE = 'left join monthly_contacts m on m.citizen_id = r.citizen_id and m.month = r.month'

/** $1 actor, $2 month, $3 day. */
const MISSED = `
select r.citizen_id as citizen, c.key, c.name as sealed, c.phone as "sealedPhone", r.district_id as district, r.staff_id as staff, s.key as "staffKey",
  s.name as "staffSealed", r.why, r.tries, m.done_on as "lateOn",
  ${missedInARow('c', "to_char(($2 || '-01')::date + interval '1 month', 'YYYY-MM')")} as "missedInARow",
  c.state in ('refused', 'moved', 'died') and c.unconfirmed_by is null and coalesce(c.state_from, '') <= $3 as "isGone"
from month_records r join citizens c on c.id = r.citizen_id left join staff s on s.id = r.staff_id ${DONE}
where r.month = $2 and r.why is not null and r.district_id in (select district_id from reach($1, $3))
order by r.district_id, r.citizen_id`

/** $1 department, $2 how many months. */
const MONTHS = `
with told as (select distinct r.month from month_records r join districts d on d.id = r.district_id
  where d.department_id = $1 order by r.month desc limit $2)
select r.month, r.district_id as district, d.name as "districtName", s.id as staff, s.key as "staffKey", s.name as "staffSealed",
  count(*)::int as "all", count(m.done_on)::int as reached
from month_records r join told on told.month = r.month join districts d on d.id = r.district_id and d.department_id = $1
left join staff s on s.id = r.staff_id ${DONE}
group by r.month, r.district_id, d.name, s.id order by r.month desc, d.name, r.district_id`

interface Sealed {
  readonly staff: string | null
  readonly staffKey: Buffer | null
  readonly staffSealed: Buffer | null
}

/** Months that are over in PostgreSQL. */
export class PostgresMonthsDesk implements MonthsDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async missed(actor: Actor, month: string, day: LocalDate): Promise<readonly MissedLine[]> {
    const { rows } = await this.#pool.query<
      Omit<MissedLine, 'name' | 'phone' | 'staffName'> &
        Sealed & { key: Buffer; sealed: Buffer; sealedPhone: Buffer | null }
    >(MISSED, [actor.id, month, day])
    return rows.map((row) => ({
      citizen: row.citizen,
      name: this.#vault.open(row.key, cell('citizens', 'name', row.citizen), row.sealed),
      phone:
        row.sealedPhone === null || !seesField(actor.role, 'phone')
          ? null
          : this.#vault.open(row.key, cell('citizens', 'phone', row.citizen), row.sealedPhone),
      district: row.district,
      staffName: this.#staffName(row),
      why: row.why,
      tries: row.tries,
      lateOn: row.lateOn,
      missedInARow: row.missedInARow,
      isGone: row.isGone,
    }))
  }

  async months(department: string, most: number): Promise<readonly MonthFigure[]> {
    const { rows } = await this.#pool.query<Omit<MonthFigure, 'staffName'> & Sealed>(MONTHS, [
      department,
      most,
    ])
    return rows.map((row) => ({
      month: row.month,
      district: row.district,
      districtName: row.districtName,
      staffName: this.#staffName(row),
      all: row.all,
      reached: row.reached,
    }))
  }

  #staffName({ staff, staffKey, staffSealed }: Sealed): string | null {
    return staff === null || staffKey === null || staffSealed === null
      ? null
      : this.#vault.open(staffKey, staffNamePlace(staff), staffSealed)
  }
}
