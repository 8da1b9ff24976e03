import type pg from 'pg'
import type {
  CryDesk,
  CryLine,
  CrySaid,
  CryWords,
  HeadChats,
} from '../../../application/ports/office/cry-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { CRIES } from '../../../domain/caseload/cry.ts'
import { dangerIn } from '../../../domain/caseload/cry-order.ts'
import { taskEventWordsPlace } from './caseload-words.ts'
import { staffNamePlace } from './staff-writers.ts'
import { TASK_COLUMNS, taskOfRow } from './task-rows.ts'

/** The day from which it waits: of what an employee noted themselves, once its own day is over. */
const SINCE = `case when t.case_id is null and t.params ? 'from' then coalesce(t.due, t.made_on) else t.made_on end`

/** A moment after the last cry of a task `t`: what was done before it was done about something else. */
const afterCry = (moment: string): string =>
  `(not t.params ? 'cried_at' or ${moment} >= to_timestamp((t.params->>'cried_at')::float8 / 1000))`

/** What was done about a cry `t`: said, tried, put off; and whether somebody spoke with the person since. */
const DONE = `
  (select max(day) from (
    select t.params->>'taken_on' as day
    union all select d.day from standing_deeds d where d.citizen_id = t.citizen_id and d.staff_id is not null and d.day >= t.made_on
      and ${afterCry('d.at')} and d.id is distinct from t.params->>'from'
    union all select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD') from task_events e
      where e.task_id = t.id and e.event->>'type' = 'task_postponed' and ${afterCry('e.at')}) acts) as "actedOn",
  exists (select 1 from standing_deeds d where d.citizen_id = t.citizen_id and d.staff_id is not null and d.is_contact
    and d.day >= t.made_on and ${afterCry('d.at')} and d.id is distinct from t.params->>'from') as "isContacted"`

const SELECT = `select ${TASK_COLUMNS}, false as lent, ${SINCE} as since, ${DONE},
  coalesce(d.department_id, a.department_id) as "of"
  from tasks t left join citizens c on c.id = t.citizen_id left join districts d on d.id = t.district_id
  left join staff a on a.id = t.assignee_id`

/** $1 department, $2 kinds. */
const OPEN = `${SELECT} where t.state = 'open' and (t.kind = any($2) or (t.case_id is not null and t.urgency = 'at_once'))
  and coalesce(d.department_id, a.department_id) = $1
  and not exists (select 1 from handovers h where h.task_id = t.id and h.state = 'open') order by since desc, t.id limit 500`

interface Extra {
  readonly id: string
  readonly since: LocalDate
  readonly actedOn: LocalDate | null
  readonly isContacted: boolean
}

/** Cries for help in PostgreSQL. */
export class PostgresCryDesk implements CryDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async open(department: string, day: LocalDate): Promise<readonly CryLine[]> {
    const { rows } = await this.#pool.query<Extra>(OPEN, [department, CRIES])
    return Promise.all(rows.map((row) => this.#line(row, day)))
  }

  async find(task: string, day: LocalDate): Promise<CryLine | null> {
    const { rows } = await this.#pool.query<Extra>(`${SELECT} where t.id = $1`, [task])
    return rows[0] ? this.#line(rows[0], day) : null
  }

  async words(task: string): Promise<readonly CryWords[]> {
    const { rows } = await this.#pool.query<{ at: Date; words: Buffer; key: Buffer | null }>(
      `select e.at, e.words, coalesce(c.key, m.key) as key from task_events e join tasks t on t.id = e.task_id
       left join citizens c on c.id = t.citizen_id left join staff m on m.id = t.made_by
       where e.task_id = $1 and e.event->>'type' = 'citizen_wrote' and e.words is not null order by e.id`,
      [task],
    )
    return rows.map(({ at, words, key }) => ({
      words: this.#vault.open(key, taskEventWordsPlace(task), words),
      at: at.getTime(),
    }))
  }

  async awaited(citizen: string, from: LocalDate): Promise<string | null> {
    const { rows } = await this.#pool.query<{ id: string }>(
      `select id from tasks where citizen_id = $1 and kind = 'help' and state = 'open' and made_on >= $2
         and not params ? 'from' order by made_on desc, id desc limit 1`,
      [citizen, from],
    )
    return rows[0]?.id ?? null
  }

  async danger(person: string, kind: string): Promise<string | null> {
    const { rows } = await this.#pool.query<{ id: string }>(
      `select t.id from tasks t where t.state = 'open' and t.params ? 'danger' and (
         (t.kind = 'danger' and t.citizen_id in (select c.id from citizens c where c.person_id = $1))
         or t.params->>'handover' in (select h.id from handovers h where h.person_id = $1))
       order by t.params->>'danger' = $2 desc, t.made_on desc, t.id desc limit 1`,
      [person, kind],
    )
    return rows[0]?.id ?? null
  }

  async heads(day: LocalDate): Promise<readonly HeadChats[]> {
    const { rows } = await this.#pool.query<HeadChats>(
      `select d.id as department, coalesce(array_agg(s.person_id order by s.joined_at, s.id)
         filter (where s.person_id is not null), '{}') as persons
       from departments d
       left join staff s on s.department_id = d.id and s.id in (select staff_id from hears_as_head($1))
       group by d.id order by d.id`,
      [day],
    )
    return rows
  }

  async #line(row: Extra, day: LocalDate): Promise<CryLine> {
    const task = taskOfRow(row, this.#vault, 'head')
    const { since, actedOn, isContacted } = row
    return {
      task,
      since,
      actedOn,
      isContacted,
      isDanger: task.kind === 'danger' || dangerIn(task) !== null,
      read: await this.#said(task.params['read_by'], task.params['read_on']),
      taken: await this.#said(task.params['taken_by'], task.params['taken_on']),
      workers: await this.#workers(task.district, task.assignee, day),
    }
  }

  async #said(by: unknown, on: unknown): Promise<CrySaid | null> {
    if (typeof by !== 'string' || typeof on !== 'string') return null
    const [name] = await this.#names('select id, key, name from staff where id = $1', [by])
    return name === undefined ? null : { name, on }
  }

  /** Whoever has it in hand; else whoever works the district that day. */
  #workers(district: string | null, assignee: string | null, day: LocalDate): Promise<string[]> {
    return this.#names(
      `select s.id, s.key, s.name from staff s where s.state = 'active' and case when $2::text is not null then s.id = $2
         else s.id in (select staff_id from works($3) where district_id = $1) end order by s.id`,
      [district, assignee, day],
    )
  }

  async #names(sql: string, values: readonly unknown[]): Promise<string[]> {
    const { rows } = await this.#pool.query<{ id: string; key: Buffer; name: Buffer }>(sql, [...values])
    return rows.map(({ id, key, name }) => this.#vault.open(key, staffNamePlace(id), name))
  }
}
