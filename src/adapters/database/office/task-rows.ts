import type pg from 'pg'
import { z } from 'zod'
import type {
  TaskDesk,
  TaskEvent,
  TaskFilter,
  TaskLine,
} from '../../../application/ports/office/task-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import { seesField } from '../../../domain/access/fields.ts'
import type { Role } from '../../../domain/access/role.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { notePlace, resultPlace, taskEventWordsPlace } from './caseload-words.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell } from './writing.ts'

const Sealed = z.instanceof(Buffer).nullable()

const TaskRow = z.object({
  id: z.string(),
  kind: z.string(),
  citizen: z.string().nullable(),
  case: z.string().nullable(),
  district: z.string().nullable(),
  department: z.string(),
  assignee: z.string().nullable(),
  lent: z.boolean(),
  due: z.string().nullable(),
  rule: z.string().nullable(),
  base: z.string().nullable(),
  approximate: z.boolean(),
  urgency: z.enum(['at_once', 'soon', 'usual']),
  closedBy: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  postponed: z.number(),
  state: z.enum(['open', 'done', 'cancelled']),
  result: z.string().nullable(),
  madeOn: z.string(),
  revision: z.number(),
  key: Sealed,
  name: Sealed,
  phone: Sealed,
  note: Sealed,
  resultWords: Sealed,
  madeBy: z.string().nullable(),
  doneBy: z.string().nullable(),
  doneAt: z.number().nullable(),
  warnOn: z.array(z.string()),
  makerKey: Sealed,
})

/** Columns of a task `t` with its citizen `c`. */
export const TASK_COLUMNS = `t.id, t.kind, t.citizen_id as citizen, t.case_id as "case", t.district_id as district,
  coalesce(d.department_id, '') as department, t.assignee_id as assignee, t.due, t.rule, t.base, t.approximate, t.urgency,
  t.closed_by as "closedBy", t.params, t.postponed, t.state, t.result, t.made_on as "madeOn", t.revision, c.key, c.name, c.phone, t.note,
  t.result_words as "resultWords", t.made_by as "madeBy", t.done_by as "doneBy",
  floor(extract(epoch from t.done_at) * 1000)::float8 as "doneAt", t.warn_on as "warnOn",
  (select m.key from staff m where m.id = t.made_by) as "makerKey"`

/** The most urgent first, then by day; without a day last. */
export const TASK_ORDER = `array_position(array['at_once', 'soon', 'usual'], t.urgency), t.due nulls last, t.id`

/** Opens a task's row for a reader: words about a person only where their role sees notes. */
export const taskOfRow = (row: unknown, vault: Vault, reader: Role): TaskLine => {
  const { key, name, phone, note, resultWords, makerKey, ...task } = TaskRow.parse(row)
  const own = key ?? makerKey
  const seesWords = task.citizen === null || seesField(reader, 'note')
  const open = (place: string, sealed: Buffer | null): string | null =>
    sealed === null ? null : vault.open(own, place, sealed)
  return {
    ...task,
    name: key === null ? null : open(cell('citizens', 'name', task.citizen ?? ''), name),
    phone:
      key === null || !seesField(reader, 'phone')
        ? null
        : open(cell('citizens', 'phone', task.citizen ?? ''), phone),
    note: seesWords ? open(notePlace(task.id), note) : null,
    resultWords: seesWords ? open(resultPlace(task.id), resultWords) : null,
  }
}

/** A task `t` is in sight: of the own districts, or handed to the actor or to the head whose work they do. */
const IN_SIGHT = `(t.assignee_id = $1 or t.assignee_id in (select owner_id from stands_for_head($2) where staff_id = $1)
  or t.district_id in (select district_id from reach($1, $2)))
  and exists (select 1 from staff where id = $1 and state = 'active' and role <> 'administrator')`

const FROM = `from tasks t left join citizens c on c.id = t.citizen_id left join districts d on d.id = t.district_id`
const SELECT = `select ${TASK_COLUMNS}, t.district_id is null or t.district_id not in (select district_id from reach($1, $2)) as lent ${FROM}`

/** Tasks in PostgreSQL. */
export class PostgresTaskDesk implements TaskDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async list(actor: Actor, filter: TaskFilter, day: LocalDate): Promise<readonly TaskLine[]> {
    const { rows } = await this.#pool.query(
      `${SELECT} where ${IN_SIGHT} and ($3::text is null or t.citizen_id = $3) and ($4::text is null or t.case_id = $4)
         and ($5 = 'any' or t.state = 'open') and ($6::text is null or t.due <= $6 or t.urgency = 'at_once')
         and ($7::text is null or t.due >= $7) and ($8 = 'all' or t.assignee_id is null or t.assignee_id = $1)
       order by ${TASK_ORDER} limit 500`,
      [
        ...[actor.id, day, filter.citizen ?? null, filter.case ?? null],
        ...[filter.state ?? 'open', filter.dueUntil ?? null, filter.dueFrom ?? null, filter.whose ?? 'all'],
      ],
    )
    return rows.map((row) => taskOfRow(row, this.#vault, actor.role))
  }

  async find(actor: Actor, task: string, day: LocalDate): Promise<TaskLine | null> {
    const { rows } = await this.#pool.query(`${SELECT} where ${IN_SIGHT} and t.id = $3`, [
      actor.id,
      day,
      task,
    ])
    return rows[0] ? taskOfRow(rows[0], this.#vault, actor.role) : null
  }

  async lateFor(head: Actor, day: LocalDate): Promise<readonly TaskLine[]> {
    const { rows } = await this.#pool.query(
      `${SELECT} where ${IN_SIGHT} and t.state = 'open' and t.head_on <= $2 order by t.head_on desc, t.id limit 500`,
      [head.id, day],
    )
    return rows.map((row) => taskOfRow(row, this.#vault, 'head'))
  }

  async dutiesOf(
    department: string,
    rule: string,
    base: LocalDate,
  ): Promise<readonly { readonly id: string; readonly revision: number }[]> {
    const { rows } = await this.#pool.query<{ id: string; revision: number }>(
      `select t.id, t.revision from tasks t join staff s on s.id = t.assignee_id
       where s.department_id = $1 and t.rule = $2 and t.base = $3 and t.state = 'open' and t.kind like 'duty.%' order by t.id`,
      [department, rule, base],
    )
    return rows
  }

  async history(task: string): Promise<readonly TaskEvent[]> {
    const { rows } = await this.#pool.query<{
      at: Date
      staff: string | null
      key: Buffer | null
      name: Buffer | null
      event: Record<string, unknown>
      own: Buffer | null
      words: Buffer | null
    }>(
      `select e.at, e.staff_id as staff, s.key, s.name, e.event, e.words, coalesce(c.key, m.key) as own
       from task_events e join tasks t on t.id = e.task_id left join staff s on s.id = e.staff_id
       left join citizens c on c.id = t.citizen_id left join staff m on m.id = t.made_by
       where e.task_id = $1 order by e.id`,
      [task],
    )
    return rows.map(({ at, staff, key, name, event, own, words }) => ({
      at: at.getTime(),
      by: staff && key && name ? this.#vault.open(key, staffNamePlace(staff), name) : null,
      event,
      words: words === null ? null : this.#vault.open(own, taskEventWordsPlace(task), words),
    }))
  }
}
