import type pg from 'pg'
import type { Day, DayDesk, MonthLeft } from '../../../application/ports/office/day-desk.ts'
import type { TaskLine } from '../../../application/ports/office/task-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Role } from '../../../domain/access/role.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { missedBefore, missedInARow } from './missed-before.ts'
import { owed, unconfirmed } from './owed.ts'
import { TASK_COLUMNS, TASK_ORDER, taskOfRow } from './task-rows.ts'
import { cell } from './writing.ts'

/** Tasks told in a day at most: whoever has more is told how many. */
const MOST_TASKS = 200

/**
 * Every task with whoever has to do it: the one it was handed to, whoever stands in for that head, or whoever works its district. $1 staff, $2 day, $3 until.
 */
const TASKS = `
with work as materialized (select district_id, staff_id from works($2) where staff_id = any($1)),
mine as (
  select assignee_id as staff, id from tasks
  where state = 'open' and assignee_id = any($1) and (due <= $3 or urgency = 'at_once' or $2 = any(warn_on))
  union all
  select h.staff_id, t.id from stands_for_head($2) h join tasks t on t.assignee_id = h.owner_id
  where h.staff_id = any($1) and t.state = 'open' and (t.due <= $3 or t.urgency = 'at_once' or $2 = any(t.warn_on))
  union all
  select w.staff_id, t.id from work w join tasks t on t.district_id = w.district_id
  where t.state = 'open' and t.assignee_id is null and (t.due <= $3 or t.urgency = 'at_once' or $2 = any(t.warn_on))),
placed as (
  select mine.staff, t.id, row_number() over (partition by mine.staff order by ${TASK_ORDER}) as place
  from mine join tasks t on t.id = mine.id)
select placed.staff, s.role as reader, ${TASK_COLUMNS}, false as lent
from placed join staff s on s.id = placed.staff join tasks t on t.id = placed.id left join citizens c on c.id = t.citizen_id
left join districts d on d.id = t.district_id where placed.place <= ${MOST_TASKS} order by placed.staff, placed.place`

/** How many of the month's contacts are owed and left, by employee. $1 staff, $2 day. */
const MONTHS = `
with work as materialized (select district_id, staff_id from works($2) where staff_id = any($1)),
counted as (
  select c.district_id, count(*) filter (where ${owed('c', 2)})::int as "all",
    count(*) filter (where ${owed('c', 2)} and m.done_on is null)::int as "left",
    count(*) filter (where ${unconfirmed('c', 2)} and m.done_on is null)::int as unconfirmed
  from citizens c left join monthly_contacts m on m.citizen_id = c.id and m.month = left($2, 7)
  where c.district_id in (select district_id from work) and (${owed('c', 2)} or ${unconfirmed('c', 2)})
  group by c.district_id)
select work.staff_id as staff, sum("all")::int as "all", sum("left")::int as "left", sum(unconfirmed)::int as unconfirmed
from work join counted on counted.district_id = work.district_id group by work.staff_id`

/** Names told in a day at most. */
const MOST_NAMES = 5

/** Whom nobody reached in the month before, and not yet in this one. $1 staff, $2 day. */
const AGAIN = `
with work as materialized (select district_id, staff_id from works($2) where staff_id = any($1)),
placed as (
  select work.staff_id as staff, c.id, c.key, c.name, row_number() over (
    partition by work.staff_id order by ${missedInARow('c', 'left($2, 7)')} desc, c.id) as place
  from work join citizens c on c.district_id = work.district_id
  left join monthly_contacts m on m.citizen_id = c.id and m.month = left($2, 7)
  where m.done_on is null and ${owed('c', 2)} and ${missedBefore('c', '$2')})
select staff, id, key, name from placed where place <= ${MOST_NAMES} order by staff, place`

/** Days of employees in PostgreSQL: three statements, however many they are. */
export class PostgresDayDesk implements DayDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async days(staff: readonly string[], day: LocalDate, dueUntil: LocalDate): Promise<readonly Day[]> {
    const tasks = await this.#pool.query<{ staff: string; reader: Role }>(TASKS, [staff, day, dueUntil])
    const months = await this.#pool.query<MonthLeft & { staff: string }>(MONTHS, [staff, day])
    const again = await this.#pool.query<{ staff: string; id: string; key: Buffer; name: Buffer }>(AGAIN, [
      staff,
      day,
    ])
    const names = new Map<string, string[]>(staff.map((id) => [id, []]))
    for (const row of again.rows)
      names.get(row.staff)?.push(this.#vault.open(row.key, cell('citizens', 'name', row.id), row.name))
    const byStaff = new Map<string, TaskLine[]>(staff.map((id) => [id, []]))
    for (const row of tasks.rows) byStaff.get(row.staff)?.push(taskOfRow(row, this.#vault, row.reader))
    const left = new Map(
      months.rows.map((row) => [row.staff, { all: row.all, left: row.left, unconfirmed: row.unconfirmed }]),
    )
    return staff.map((id) => ({
      staff: id,
      tasks: byStaff.get(id) ?? [],
      month: { ...(left.get(id) ?? { all: 0, left: 0, unconfirmed: 0 }), again: names.get(id) ?? [] },
    }))
  }
}
