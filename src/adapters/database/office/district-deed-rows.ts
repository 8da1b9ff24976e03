import type pg from 'pg'
import type { DistrictDeedChange } from '../../../application/ports/office/district-deed-change.ts'
import type {
  DistrictDeedDesk,
  DistrictDeedLine,
  DistrictDeedOnPaper,
} from '../../../application/ports/office/district-deed-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { DISTRICT_DEEDS, type DistrictDeed } from '../../../domain/caseload/district-deed.ts'
import { iso } from '../iso.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell, sealed, touches, type Writers, type Writing } from './writing.ts'

const notePlaceOf = (id: string): string => cell('district_deeds', 'note', id)

interface Row extends Omit<DistrictDeedLine, 'by' | 'words'> {
  readonly key: Buffer | null
  readonly name: Buffer | null
  readonly note: Buffer | null
}

const SELECT = `
select d.id, d.district_id as district, d.staff_id as staff, d.kind, d.day, d.note, d.partners, s.key, s.name,
  floor(extract(epoch from d.at) * 1000)::float8 as "recordedAt", d.withdrawn_at is not null as "isWithdrawn"
from district_deeds d left join staff s on s.id = d.staff_id where d.kind = any($2)`

type CountedRow = Pick<DistrictDeedOnPaper, 'districtName' | 'visited' | 'registered'>

/** $1 actor, $2 day, $3 from, $4 to, $5 kinds. */
const OF_DAYS = `
select d.id, d.district_id as district, d.staff_id as staff, d.kind, d.day, d.note, d.partners, s.key, s.name,
  floor(extract(epoch from d.at) * 1000)::float8 as "recordedAt", false as "isWithdrawn", r.name as "districtName",
  (select count(distinct v.citizen_id)::int from standing_deeds v where v.kind = 'visit' and v.staff_id = d.staff_id
    and v.day = d.day and v.district_id = d.district_id and v.outcome is distinct from 'not_reached') as visited,
  (select count(*)::int from citizens c where c.district_id = d.district_id and c.registered_on = d.day) as registered
from district_deeds d join districts r on r.id = d.district_id left join staff s on s.id = d.staff_id
where d.district_id in (select district_id from reach($1, $2)) and d.day between $3 and $4 and d.withdrawn_at is null
  and d.kind = any($5) order by d.day, d.at, d.id limit 1000`

/** What was done for districts, in PostgreSQL. */
export class PostgresDistrictDeedDesk implements DistrictDeedDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async latest(district: string, most: number): Promise<readonly DistrictDeedLine[]> {
    const { rows } = await this.#pool.query<Row>(
      `${SELECT} and d.district_id = $1 order by d.day desc, d.at desc, d.id limit $3`,
      [district, DISTRICT_DEEDS, most],
    )
    return rows.map((row) => this.#opened(row))
  }

  async find(id: string): Promise<DistrictDeedLine | null> {
    const { rows } = await this.#pool.query<Row>(`${SELECT} and d.id = $1`, [id, DISTRICT_DEEDS])
    return rows[0] ? this.#opened(rows[0]) : null
  }

  async ofDays(
    { id }: Pick<Actor, 'id'>,
    from: LocalDate,
    to: LocalDate,
    day: LocalDate,
  ): Promise<readonly DistrictDeedOnPaper[]> {
    const { rows } = await this.#pool.query<Row & CountedRow>(OF_DAYS, [id, day, from, to, DISTRICT_DEEDS])
    return rows.map(({ districtName, visited, registered, ...row }) => ({
      ...this.#opened(row),
      districtName,
      visited,
      registered,
    }))
  }

  async has(district: string, kind: DistrictDeed, staff: string, day: string): Promise<boolean> {
    const { rows } = await this.#pool.query(
      `select 1 from district_deeds
       where district_id = $1 and kind = $2 and staff_id = $3 and day = $4 and withdrawn_at is null limit 1`,
      [district, kind, staff, day],
    )
    return rows.length > 0
  }

  #opened({ key, name, note, ...row }: Row): DistrictDeedLine {
    return {
      ...row,
      by: key && name && this.#vault.open(key, staffNamePlace(row.staff), name),
      words: key && note && this.#vault.open(key, notePlaceOf(row.id), note),
    }
  }
}

type Writes = Writers<DistrictDeedChange>

const record: Writes['record_district_deed'] = async (writing, deed) => {
  const { id, district, kind, by, day, at, note, partners } = deed
  const { rows } = await writing.client.query<{ key: Buffer }>('select key from staff where id = $1', [by])
  const [owner] = rows
  if (!owner) return false
  await touches(
    writing,
    `insert into district_deeds (id, district_id, staff_id, kind, day, at, note, partners) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, district, by, kind, day, iso(at), sealed(writing, owner.key, notePlaceOf(id), note), [...partners]],
  )
  // A duty is answered by what was done in its own period: it counts from the period's first day.
  await touches(
    writing,
    `update tasks set state = 'done', done_at = $4, done_by = $3, result = 'deed', revision = revision + 1,
       params = params || jsonb_build_object('deed', $6::text)
     where district_id = $1 and citizen_id is null and state = 'open' and closed_by = $2 and coalesce(base, made_on) <= $5`,
    [district, kind, by, iso(at), day, id],
  )
  return true
}

const reopen = ({ client }: Writing, deed: string) =>
  client.query<{ id: string }>(
    `update tasks set state = 'open', result = null, done_at = null, done_by = null, revision = revision + 1,
       params = (params - 'deed') || jsonb_build_object('reopened', coalesce((params ->> 'reopened')::int, 0) + 1)
     where state = 'done' and citizen_id is null and params ->> 'deed' = $1 returning id`,
    [deed],
  )

const withdraw: Writes['withdraw_district_deed'] = async (writing, { id, by, at }) => {
  const isWithdrawn = await touches(
    writing,
    'update district_deeds set withdrawn_at = $3 where id = $1 and staff_id = $2 and withdrawn_at is null',
    [id, by, iso(at)],
  )
  if (!isWithdrawn) return false
  const { rows } = await reopen(writing, id)
  for (const task of rows)
    await touches(writing, 'insert into task_events (task_id, staff_id, at, event) values ($1, $2, $3, $4)', [
      ...[task.id, by, iso(at), JSON.stringify({ type: 'task_reopened' })],
    ])
  return true
}

/** Writers of what was done for districts. */
export const DISTRICT_DEED_WRITERS: Writes = {
  record_district_deed: record,
  withdraw_district_deed: withdraw,
}
