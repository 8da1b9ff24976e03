import type pg from 'pg'
import type {
  DistrictLeft,
  LastAsk,
  LeftLine,
  LeftPage,
  MonthlyDesk,
  OwnDeed,
} from '../../../application/ports/office/monthly-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import { seesField } from '../../../domain/access/fields.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { missedBefore, missedInARow } from './missed-before.ts'
import { owed } from './owed.ts'
import { untouched } from './reopen-tasks.ts'
import { cell } from './writing.ts'

/** Whoever is left in the districts of an employee. $1 actor, $2 day, $3 district or null. */
const LEFT = `
from citizens c join districts d on d.id = c.district_id
left join monthly_contacts m on m.citizen_id = c.id and m.month = left($2, 7)
where c.district_id in (select district_id from reach($1, $2)) and ($3::text is null or c.district_id = $3)
  and m.done_on is null and ${owed('c', 2)}`

/** Whom nobody reached in the month before first, those of several months before all; then whose contact lies furthest back. */
const LIST_ORDER = '"missedBefore" desc, "missedInARow" desc, "lastContact" nulls first, citizen'

const LINES = `
with found as materialized (
  select c.id as citizen, c.key, c.name as sealed, c.phone as "sealedPhone", d.name as "districtName", c.person_id is not null as "hasChat",
    m.asked_on as "askedOn", m.asked_again_on as "askedAgainOn", m.answer, m.call_task_on as "callTaskOn",
    m.escalated_on as "escalatedOn", m.unreached, ${missedBefore('c', '$2')} as "missedBefore",
    ${missedInARow('c', 'left($2, 7)')} as "missedInARow", (select max(e.day) from standing_deeds e where e.citizen_id = c.id and e.is_contact) as "lastContact" ${LEFT})
select * from found order by ${LIST_ORDER} offset $4 limit $5`

/** The first in the order of {@link LINES} who was not tried on the day; $4 whom it follows. */
const NEXT_LEFT = `
with found as materialized (
  select c.id as citizen, ${missedBefore('c', '$2')} as "missedBefore", ${missedInARow('c', 'left($2, 7)')} as "missedInARow",
    (select max(e.day) from standing_deeds e where e.citizen_id = c.id and e.is_contact) as "lastContact",
    exists (select 1 from standing_deeds e where e.citizen_id = c.id and e.day = $2) as tried ${LEFT})
select (select citizen from found where not tried and citizen <> $4 order by ${LIST_ORDER} limit 1) as next,
  (select count(*)::int from found) as left`

const districtCounts = (which: string): string => `
select d.id as district, d.name, count(c.id)::int as "all", count(c.id) filter (where m.done_on is null)::int as "left",
  count(c.id) filter (where m.done_on is null and m.escalated_on is not null)::int as escalated
from districts d left join citizens c on c.district_id = d.id and ${owed('c', 2)}
left join monthly_contacts m on m.citizen_id = c.id and m.month = left($2, 7)
where ${which} group by d.id, d.name order by d.name, d.id`

const OF_ACTOR = districtCounts('d.id in (select district_id from reach($1, $2))')
const OF_DEPARTMENT = districtCounts('d.department_id = $1')

/** The last thing that was sent to a person by itself; whether they or the bot said anything since. $1 person. */
const LAST_ASK = `
select r.id::int as reminder, r.rule, r.subject, not exists (
    select 1 from turns t where t.person_id = $1 and t.at >= r.settled_at)
  and not exists (select 1 from reminders o where o.person_id = $1 and o.state = 'sent' and o.settled_at > r.settled_at)
  as "isLastSaid"
from reminders r where r.person_id = $1 and r.state = 'sent' and r.rule = any($2) order by r.settled_at desc, r.id desc limit 1`

/** The rules by which people are asked how they are. */
const ASKS = ['monthly_ask', 'monthly_again']

type SealedLine = Omit<LeftLine, 'name' | 'phone'> & {
  readonly key: Buffer
  readonly sealed: Buffer
  readonly sealedPhone: Buffer | null
}

/** Y-monthly in PostgreSQL, for whoever looks. */
export class PostgresMonthlyDesk implements MonthlyDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async left(
    actor: Actor,
    day: LocalDate,
    { district, offset, most }: Parameters<MonthlyDesk['left']>[2],
  ): Promise<LeftPage> {
    const scope = [actor.id, day, district]
    const counted = await this.#pool.query<{ n: number }>(`select count(*)::int as n ${LEFT}`, scope)
    const { rows } = await this.#pool.query<SealedLine>(LINES, [...scope, offset, most])
    const lines = rows.map(({ key, sealed, sealedPhone, ...line }) => ({
      ...line,
      name: this.#vault.open(key, cell('citizens', 'name', line.citizen), sealed),
      phone:
        sealedPhone === null || !seesField(actor.role, 'phone')
          ? null
          : this.#vault.open(key, cell('citizens', 'phone', line.citizen), sealedPhone),
    }))
    return { lines, all: counted.rows[0]?.n ?? 0 }
  }

  async nextLeft(
    actor: Actor,
    day: LocalDate,
    { after, district }: Parameters<MonthlyDesk['nextLeft']>[2],
  ): ReturnType<MonthlyDesk['nextLeft']> {
    const { rows } = await this.#pool.query<{ next: string | null; left: number }>(NEXT_LEFT, [
      ...[actor.id, day, district, after],
    ])
    return rows[0] ?? { next: null, left: 0 }
  }

  async leftByDistrict(actor: Actor, day: LocalDate): Promise<readonly DistrictLeft[]> {
    return (await this.#pool.query<DistrictLeft>(OF_ACTOR, [actor.id, day])).rows
  }

  async leftOfDepartment(department: string, day: LocalDate): Promise<readonly DistrictLeft[]> {
    return (await this.#pool.query<DistrictLeft>(OF_DEPARTMENT, [department, day])).rows
  }

  async lastAsk(person: string): Promise<LastAsk | null> {
    const { rows } = await this.#pool.query<LastAsk>(LAST_ASK, [person, ASKS])
    return rows[0] ?? null
  }

  async ownDeed(deed: string, staff: string): Promise<OwnDeed | null> {
    const { rows } = await this.#pool.query<Omit<OwnDeed, 'name'> & { key: Buffer; sealed: Buffer }>(
      `select d.citizen_id as citizen, d.kind, d.outcome, d.case_id as "case", d.day,
         floor(extract(epoch from d.at) * 1000)::float8 as "recordedAt", c.key, c.name as sealed,
         exists (select 1 from deed_withdrawals w where w.deed_id = d.id) as "isWithdrawn",
         (select count(*)::int from tasks t where t.citizen_id = d.citizen_id and t.state = 'done' and t.params ->> 'deed' = d.id) as closed,
         (select count(*)::int from tasks t where t.citizen_id = d.citizen_id and t.params ->> 'of' = d.id and t.state <> 'cancelled' and not (${untouched('t.')})) as "changedSince",
         d.is_contact and not exists (select 1 from standing_deeds s where s.citizen_id = d.citizen_id and s.is_contact
           and s.id <> d.id and left(s.day, 7) = left(d.day, 7)) as "isMonthOwed"
       from deeds d join citizens c on c.id = d.citizen_id where d.id = $1 and d.staff_id = $2`,
      [deed, staff],
    )
    const [row] = rows
    if (!row) return null
    const { key, sealed, ...found } = row
    return { ...found, name: this.#vault.open(key, cell('citizens', 'name', found.citizen), sealed) }
  }

  async hasDeed(deed: string): Promise<boolean> {
    return (await this.#pool.query('select 1 from deeds where id = $1', [deed])).rows.length > 0
  }
}
