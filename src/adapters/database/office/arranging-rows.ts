import type pg from 'pg'
import type {
  ArrangingDesk,
  Colleague,
  Cover,
  CoveredSpan,
  DistrictCard,
  HandBack,
  InviteLine,
} from '../../../application/ports/office/arranging-desk.ts'
import type { TaskLine } from '../../../application/ports/office/task-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { iso } from '../iso.ts'
import { colleagueOf, type SealedColleague, STAND_IN, type StandInRow, standInOf } from './colleague-row.ts'
import { TASK_COLUMNS, TASK_ORDER, taskOfRow } from './task-rows.ts'

interface Held extends SealedColleague {
  readonly district: string
  readonly is: 'owner' | 'worker'
}

interface CoverRow extends StandInRow {
  readonly assignment: string
  readonly district: string
  readonly districtName: string
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** Owners and workers of each district. $1 department, $2 day. */
const HELD = `
select a.district_id as district, 'owner' as "is", s.id, s.person_id as person, s.key, s.name
from assignments a join districts d on d.id = a.district_id join staff s on s.id = a.staff_id and s.state = 'active'
where d.department_id = $1 and a.kind = 'own' and a.from_day <= $2 and (a.until_day is null or a.until_day >= $2)
union all
select w.district_id, 'worker', s.id, s.person_id, s.key, s.name
from works($2) w join districts d on d.id = w.district_id join staff s on s.id = w.staff_id where d.department_id = $1`

const COVER = `
select a.id as assignment, d.id as district, d.name as "districtName", a.from_day as "from", a.until_day as "until",
  ${STAND_IN}
from assignments a join districts d on d.id = a.district_id join staff o on o.id = a.cover_for join staff s on s.id = a.staff_id
where a.kind = 'cover' and a.from_day <= coalesce(a.until_day, a.from_day)`

/** Districts and their days. $1 districts, $2 first days, $3 last days, $4 first moments, $5 moments after the last. */
const SPANS = `with span as materialized (
  select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])
    as s(district, from_day, until_day, starts_at, ends_at))`

const DEEDS = `${SPANS}
select e.kind, count(*)::int as n, count(distinct e.citizen_id) filter (where e.is_contact)::int as contacted
from span s join standing_deeds e on e.district_id = s.district
where e.day >= s.from_day and e.day <= s.until_day group by rollup (e.kind) order by n desc, e.kind`

const tasks = (where: string): string => `${SPANS}
select ${TASK_COLUMNS}, false as lent, count(*) over ()::int as n from span s join tasks t on t.district_id = s.district
left join citizens c on c.id = t.citizen_id left join districts d on d.id = t.district_id
where ${where} order by ${TASK_ORDER} limit $6`

const DONE = tasks(`t.state = 'done' and t.done_at >= s.starts_at and t.done_at < s.ends_at`)
const OPEN =
  tasks(`t.state = 'open' and t.assignee_id is null and s.from_day is not null and s.until_day is not null
  and s.starts_at is not null and s.ends_at is not null`)

/** Districts, covers and invites in PostgreSQL. */
export class PostgresArrangingDesk implements ArrangingDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async districts(department: string, day: LocalDate): Promise<readonly DistrictCard[]> {
    const { rows } = await this.#pool.query<{ id: string; name: string }>(
      'select id, name from districts where department_id = $1 order by name, id',
      [department],
    )
    const held = (await this.#pool.query<Held>(HELD, [department, day])).rows
    const of = (id: string, is: Held['is']): Colleague[] =>
      held
        .filter((each) => each.district === id && each.is === is)
        .map((each) => colleagueOf(this.#vault, each))
    return rows.map(({ id, name }) => ({ id, name, owners: of(id, 'owner'), workers: of(id, 'worker') }))
  }

  async covers(department: string, day: LocalDate): Promise<readonly Cover[]> {
    const { rows } = await this.#pool.query<CoverRow>(
      `${COVER} and d.department_id = $1 and (a.until_day is null or a.until_day >= $2) and s.state = 'active'
       order by a.from_day, d.name, a.id`,
      [department, day],
    )
    return rows.map((row) => this.#cover(row))
  }

  async coversEnded(owner: string, until: LocalDate): Promise<readonly Cover[]> {
    const { rows } = await this.#pool.query<CoverRow>(
      `${COVER} and a.cover_for = $1 and a.until_day = $2 order by d.name, a.id`,
      [owner, until],
    )
    return rows.map((row) => this.#cover(row))
  }

  async handBack(spans: readonly CoveredSpan[], most: number): Promise<HandBack> {
    const values = [
      ...[spans.map(({ district }) => district), spans.map(({ from }) => from)],
      ...[spans.map(({ until }) => until), spans.map(({ startsAt }) => iso(startsAt))],
      spans.map(({ endsAt }) => iso(endsAt)),
    ]
    type DeedRow = { kind: string | null; n: number; contacted: number }
    const deeds = (await this.#pool.query<DeedRow>(DEEDS, values)).rows
    const [done, doneCount] = await this.#tasks(DONE, [...values, most])
    const [open, openCount] = await this.#tasks(OPEN, [...values, most])
    return {
      deeds: deeds.flatMap(({ kind, n }) => (kind === null ? [] : [{ kind, n }])),
      contacted: deeds.find(({ kind }) => kind === null)?.contacted ?? 0,
      done,
      doneCount,
      open,
      openCount,
    }
  }

  async invites(department: string, at: number): Promise<readonly InviteLine[]> {
    const { rows } = await this.#pool.query<Omit<InviteLine, 'expires'> & { expires: Date }>(
      `select i.id, i.role, d.name as "districtName", i.expires_at as expires from invites i
       left join districts d on d.id = i.district_id
       where i.department_id = $1 and i.inviter_id is not null and i.redeemed_at is null and i.revoked_at is null
         and i.expires_at > $2 order by i.made_at desc, i.id`,
      [department, iso(at)],
    )
    return rows.map((row) => ({ ...row, expires: row.expires.getTime() }))
  }

  async #tasks(sql: string, values: readonly unknown[]): Promise<[TaskLine[], number]> {
    const { rows } = await this.#pool.query<{ n: number }>(sql, [...values])
    return [rows.map((row) => taskOfRow(row, this.#vault, 'specialist')), rows[0]?.n ?? 0]
  }

  #cover(row: CoverRow): Cover {
    const { assignment, district, districtName, from, until } = row
    return {
      assignment,
      district,
      districtName,
      from,
      until,
      ...standInOf(this.#vault, row),
    }
  }
}
