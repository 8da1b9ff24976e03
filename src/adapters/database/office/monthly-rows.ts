import type pg from 'pg'
import { z } from 'zod'
import type { Told } from '../../../application/ports/office/changes.ts'
import type {
  EndedRow,
  MonthlyDue,
  MonthlyRound,
  MonthlyRow,
  MonthlyWriting,
  MonthRecord,
  NewlyEscalated,
} from '../../../application/ports/office/monthly-round.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { spreadOf } from '../../../domain/people/monthly-contact.ts'
import { iso } from '../iso.ts'
import { inTransaction } from './in-transaction.ts'
import { missedBefore } from './missed-before.ts'
import { replanned } from './writing.ts'

const Day = z.string().nullable()

/** What says whether a month's contact is owed to a person. */
const OwedRow = z.object({
  citizen: z.string(),
  seniorFrom: Day,
  hasDisability: z.boolean(),
  registeredOn: z.string(),
  presence: z.enum(['present', 'away', 'moved', 'died', 'refused']),
  presenceFrom: Day,
  presenceUntil: Day,
})

const StandingRow = OwedRow.extend({
  canBeAsked: z.boolean(),
  askedOn: Day,
  askedAgainOn: Day,
  callTaskOn: Day,
  listedOn: Day,
  escalatedOn: Day,
  contactedOn: Day,
  missedBefore: z.boolean(),
})

const EndedRowShape = OwedRow.extend({
  isUnconfirmed: z.boolean(),
  isReached: z.boolean(),
  hasPhone: z.boolean(),
  hasChat: z.boolean(),
  hasWorker: z.boolean(),
  tries: z.number(),
  unreached: Day,
  answer: Day,
  askedOn: Day,
  callTaskOn: Day,
})

/** The mark under which the round remembers when it last came to its end. */
const MARK = 'monthly_round'

/** The category that the asks are switched off by. */
const CATEGORY = 'care'

/**
 * Whether a person can be asked in a chat: linked, willing, by consent, not blocked – and no ask of the month came back.
 * Reads `c` (citizen), `p` (person); $1 the month.
 */
const CAN_BE_ASKED = `coalesce(c.asks_welcome and p.consent is not null and p.address is not null and not p.blocked
  and not '${CATEGORY}' = any(p.muted) and not exists (select 1 from reminders r where r.person_id = p.id
    and r.subject in ('c' || c.id || '.ask_' || replace($1, '-', '_'), 'c' || c.id || '.again_' || replace($1, '-', '_'))
    and r.state in ('failed', 'blocked')), false)`

/** $1 month, $2 day, $3 the last one of the page before, $4 page size. */
const PAGE = `
select c.id as citizen, c.senior_from as "seniorFrom", c.disability is not null as "hasDisability",
  c.registered_on as "registeredOn", c.state as presence, c.state_from as "presenceFrom", c.state_until as "presenceUntil",
  ${CAN_BE_ASKED} as "canBeAsked", m.asked_on as "askedOn", m.asked_again_on as "askedAgainOn",
  m.call_task_on as "callTaskOn", m.listed_on as "listedOn", m.escalated_on as "escalatedOn", m.done_on as "contactedOn",
  ${missedBefore('c', '$1')} as "missedBefore"
from citizens c left join people p on p.id = c.person_id left join monthly_contacts m on m.citizen_id = c.id and m.month = $1
where c.id > $3 and (c.senior_from <= $2 or c.disability is not null) and c.registered_on <= $2 and m.done_on is null
order by c.id limit $4`

/** $1 month, $2 its last day, $3 the last one of the page before, $4 page size. */
const ENDED = `
select c.id as citizen, c.senior_from as "seniorFrom", c.disability is not null as "hasDisability",
  c.registered_on as "registeredOn", c.state as presence, c.state_from as "presenceFrom", c.state_until as "presenceUntil",
  c.unconfirmed_by is not null as "isUnconfirmed", m.done_on is not null as "isReached", c.phone is not null as "hasPhone",
  c.person_id is not null as "hasChat", exists (select 1 from works($2) w where w.district_id = c.district_id) as "hasWorker",
  (select count(*)::int from standing_deeds d where d.citizen_id = c.id and d.outcome = 'not_reached' and left(d.day, 7) = $1)
    as tries, m.unreached, m.answer, m.asked_on as "askedOn", m.call_task_on as "callTaskOn"
from citizens c left join monthly_contacts m on m.citizen_id = c.id and m.month = $1
where c.id > $3 and (c.senior_from <= $2 or c.disability is not null) and c.registered_on <= $2 order by c.id limit $4`

/** $1 records as JSON, $2 month, $3 its last day. */
const RECORD = `
insert into month_records (citizen_id, month, district_id, staff_id, why, tries)
select c.id, $2, c.district_id, (select min(w.staff_id) from works($3) w where w.district_id = c.district_id), g.why, g.tries
from jsonb_to_recordset($1::jsonb) as g(citizen text, why text, tries int) join citizens c on c.id = g.citizen order by c.id
on conflict (citizen_id, month) do nothing`

/** $1 month, $2 day. */
const MISSED_IN = `
with missed as materialized (select distinct r.district_id from month_records r
  left join monthly_contacts m on m.citizen_id = r.citizen_id and m.month = r.month
  where r.month = $1 and r.why is not null and m.done_on is null)
select s.person_id as person from staff s where s.state = 'active' and s.person_id is not null and (
  s.id in (select w.staff_id from works($2) w join missed on missed.district_id = w.district_id)
  or (s.id in (select staff_id from hears_as_head($2)) and s.department_id in (select d.department_id from districts d join missed on missed.district_id = d.id)))
order by person`

/**
 * Marks, in the order of the people's ids so that two rounds at once do not wait for each other crosswise. A row whose month
 * is done meanwhile is passed over; its lock makes a deed that comes now wait until the ask and the task are there to be
 * settled by it. $1 what is due as JSON, $2 month, $3 day.
 */
const WRITE_MARKS = `
insert into monthly_contacts as m (citizen_id, month, asked_on, asked_again_on, call_task_on, listed_on, escalated_on)
select g.citizen, $2, case when g.ask then $3 end, case when g.again then $3 end, case when g.call then $3 end,
  case when g.list then $3 end, case when g.escalate then $3 end
from jsonb_to_recordset($1::jsonb) as g(citizen text, ask boolean, again boolean, call boolean, list boolean, escalate boolean)
join citizens c on c.id = g.citizen order by g.citizen
on conflict (citizen_id, month) do update set asked_on = coalesce(m.asked_on, excluded.asked_on),
  asked_again_on = coalesce(m.asked_again_on, excluded.asked_again_on),
  call_task_on = coalesce(m.call_task_on, excluded.call_task_on), listed_on = coalesce(m.listed_on, excluded.listed_on),
  escalated_on = coalesce(m.escalated_on, excluded.escalated_on)
where m.done_on is null returning citizen_id`

/** Asks of those whose marks were taken, and their reminders planned anew. $2 month, $3 day, $4 from when on. */
const WRITE_ASKS = replanned(`
  insert into occasions (id, person_id, kind, date, time, said_at)
  select 'c' || c.id || case when g.ask then '.ask_' else '.again_' end || replace($2, '-', '_'), c.person_id,
    case when g.ask then 'monthly_ask' else 'monthly_again' end, $3, '', $4
  from jsonb_to_recordset($1::jsonb) as g(citizen text, ask boolean, again boolean) join citizens c on c.id = g.citizen
  where (g.ask or g.again) and c.person_id is not null on conflict (id) do nothing`)

/** Calls; one that was off because its person was away is on again. $2 month, $3 day, $4 by when. */
const WRITE_CALLS = `
insert into tasks as t (id, key, kind, citizen_id, district_id, due, base, urgency, closed_by, params, made_on)
select g.task, 'monthly_call|' || $2 || '|' || c.id, 'monthly_call', c.id, c.district_id, $4, $3,
  case when ${missedBefore('c', '$2')} then 'soon' else 'usual' end, 'contact',
  jsonb_build_object('month', $2::text, 'why', g.why), $3
from jsonb_to_recordset($1::jsonb) as g(citizen text, task text, call boolean, why text) join citizens c on c.id = g.citizen
where g.call on conflict (key) do update set state = 'open', due = excluded.due, base = excluded.base, made_on = excluded.made_on,
  district_id = excluded.district_id, result = null, done_at = null, done_by = null, revision = t.revision + 1
where t.state = 'cancelled'`

/** From the day of the list on a call is more than usual. $2 month. */
const WRITE_LIST = `
update tasks t set urgency = 'soon', revision = revision + 1
from jsonb_to_recordset($1::jsonb) as g(citizen text, list boolean)
where g.list and t.key = 'monthly_call|' || $2 || '|' || g.citizen and t.state = 'open' and t.urgency = 'usual'`

const dueValue = (due: readonly MonthlyDue[]): object[] =>
  due.map(({ citizen, steps, task }) => {
    const has = (name: string): boolean => steps.some(({ step }) => step === name)
    const call = steps.find(({ step }) => step === 'call_task')
    return {
      citizen,
      task,
      ask: has('ask'),
      again: has('ask_again'),
      call: call !== undefined,
      why: call && 'why' in call ? call.why : null,
      list: has('list'),
      escalate: has('escalate'),
    }
  })

/** The daily round of Y-monthly in PostgreSQL: some statements a page, however many people stand in it. */
export class PostgresMonthlyRound implements MonthlyRound {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async lastRun(): Promise<number | null> {
    const { rows } = await this.#pool.query<{ until: Date }>('select until from plan_marks where rule = $1', [
      MARK,
    ])
    return rows[0]?.until.getTime() ?? null
  }

  async keepRun(at: number): Promise<void> {
    await this.#pool.query(
      `insert into plan_marks (rule, until) values ($1, $2)
       on conflict (rule) do update set until = greatest(plan_marks.until, excluded.until)`,
      [MARK, iso(at)],
    )
  }

  async page(month: string, day: LocalDate, after: string, size: number): Promise<readonly MonthlyRow[]> {
    const { rows } = await this.#pool.query(PAGE, [month, day, after, size])
    return rows.map((row) => {
      const standing = StandingRow.parse(row)
      return { ...standing, spread: spreadOf(standing.citizen) }
    })
  }

  async write(due: readonly MonthlyDue[], { month, day, saidAt, callBy }: MonthlyWriting): Promise<void> {
    await inTransaction(this.#pool, async (client) => {
      const { rows } = await client.query<{ citizen_id: string }>(WRITE_MARKS, [
        JSON.stringify(dueValue(due)),
        month,
        day,
      ])
      const taken = new Set(rows.map(({ citizen_id: id }) => id))
      const value = JSON.stringify(dueValue(due.filter(({ citizen }) => taken.has(citizen))))
      await client.query(WRITE_ASKS, [value, month, day, iso(saidAt)])
      await client.query(WRITE_CALLS, [value, month, day, callBy])
      await client.query(WRITE_LIST, [value, month])
    })
  }

  async markEnded(citizens: readonly string[], month: string, day: LocalDate): Promise<void> {
    await this.#pool.query(
      `insert into monthly_contacts as m (citizen_id, month, listed_on, escalated_on)
       select c.id, $2, $3, $3 from citizens c where c.id = any($1) order by c.id
       on conflict (citizen_id, month) do update set listed_on = coalesce(m.listed_on, excluded.listed_on),
         escalated_on = coalesce(m.escalated_on, excluded.escalated_on) where m.done_on is null`,
      [citizens, month, day],
    )
  }

  async ended(month: string, last: LocalDate, after: string, size: number): Promise<readonly EndedRow[]> {
    const { rows } = await this.#pool.query(ENDED, [month, last, after, size])
    return rows.map((row) => EndedRowShape.parse(row))
  }

  async record(records: readonly MonthRecord[], month: string, last: LocalDate): Promise<void> {
    await this.#pool.query(RECORD, [JSON.stringify(records), month, last])
  }

  async missedIn(month: string, day: LocalDate): Promise<readonly string[]> {
    const { rows } = await this.#pool.query<{ person: string }>(MISSED_IN, [month, day])
    return rows.map(({ person }) => person)
  }

  async endCalls(before: string, at: number): Promise<void> {
    await this.#pool.query(
      `update tasks set state = 'cancelled', result = 'month_over', done_at = $2, revision = revision + 1
       where key >= 'monthly_call|' and key < 'monthly_call|' || $1 and state = 'open'`,
      [before, iso(at)],
    )
  }

  async escalatedAfter(day: LocalDate): Promise<readonly NewlyEscalated[]> {
    const { rows } = await this.#pool.query<NewlyEscalated>(
      `select d.department_id as department, m.month, max(m.escalated_on) as day
       from monthly_contacts m join citizens c on c.id = m.citizen_id join districts d on d.id = c.district_id
       where m.escalated_on > $1 and m.done_on is null group by d.department_id, m.month order by 1, 2`,
      [day],
    )
    return rows
  }

  async tell(notices: readonly Told[]): Promise<void> {
    const values = notices.map((told) => ({ ...told, due: iso(told.due), expires: iso(told.expires) }))
    await this.#pool.query(
      `insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, planned_at)
       select key, rule, person, subject, base, due, expires, due, due
       from jsonb_to_recordset($1::jsonb)
         as t(key text, rule text, person text, subject text, base text, due timestamptz, expires timestamptz)
       on conflict (key) do nothing`,
      [JSON.stringify(values)],
    )
  }
}
