import type pg from 'pg'
import { z } from 'zod'
import type {
  Handover,
  Letter,
  Stuck,
  TalkingDesk,
  Undelivered,
} from '../../../application/ports/office/talking-desk.ts'
import type { StoredTalk } from '../../../application/ports/talk-store.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { comparableName } from '../../../domain/people/same-person.ts'
import { isTrack } from '../is-track.ts'
import { iso } from '../iso.ts'
import { talkOfRow } from '../talk-rows.ts'
import { staffNamePlace } from './staff-writers.ts'
import { letterPlace } from './talking-writers.ts'
import { cell } from './writing.ts'

const Sealed = z.instanceof(Buffer).nullable()

const HandoverRow = z.object({
  id: z.string(),
  person: z.string(),
  citizen: z.string().nullable(),
  district: z.string().nullable(),
  department: z.string().nullable(),
  task: z.string().nullable(),
  isTaskOpen: z.boolean(),
  staff: z.string().nullable(),
  staffPerson: z.string().nullable(),
  place: z.object({
    talk: z.string().nullable(),
    need: z.string().nullable(),
    stage: z.string().nullable(),
    step: z.string().nullable(),
    why: z.string(),
  }),
  state: z.enum(['waiting', 'open', 'closed']),
  openedAt: z.number(),
  heardAt: z.number(),
  isAnswered: z.boolean(),
  isReachable: z.boolean(),
  key: Sealed,
  name: Sealed,
  phone: Sealed,
  staffKey: Sealed,
  staffSealedName: Sealed,
})

const HANDOVER = `
select h.id, h.person_id as person, h.citizen_id as citizen, c.district_id as district,
  coalesce(d.department_id, h.department_id) as department, h.task_id as task, coalesce(t.state = 'open', false) as "isTaskOpen",
  h.staff_id as staff, case when s.state = 'active' then s.person_id end as "staffPerson", h.place, h.state,
  floor(extract(epoch from h.opened_at) * 1000)::float8 as "openedAt",
  floor(extract(epoch from h.heard_at) * 1000)::float8 as "heardAt", h.answered as "isAnswered",
  p.consent is not null and p.address is not null and not p.blocked as "isReachable",
  c.key, c.name, c.phone, s.key as "staffKey", s.name as "staffSealedName"
from handovers h join people p on p.id = h.person_id left join citizens c on c.id = h.citizen_id
left join districts d on d.id = c.district_id left join staff s on s.id = h.staff_id left join tasks t on t.id = h.task_id`

/** The rule of access for calls: the task's own one, and heads of the department that was called. $1 actor, $2 day. */
const IN_SIGHT = `exists (select 1 from staff a where a.id = $1 and a.state = 'active' and a.role <> 'administrator' and (
  t.assignee_id = a.id or h.staff_id = a.id or c.district_id in (select district_id from reach($1, $2))
  or coalesce(d.department_id, h.department_id) in (select department_id from acts_as_head($2) where staff_id = a.id)))`

const TALK = `
select k.id, k.session, encode(k.own_words, 'base64') as "ownWords",
  floor(extract(epoch from k.updated_at) * 1000)::float8 as "updatedAt", k.revision, p.key
from talks k join people p on p.id = k.person_id`

/** Calls, talks through the bot, letters and broken glasses in PostgreSQL. */
export class PostgresTalkingDesk implements TalkingDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async find(handover: string): Promise<Handover | null> {
    return (await this.#handovers('where h.id = $1', [handover]))[0] ?? null
  }

  async inSight(actor: Actor, handover: string, day: LocalDate): Promise<Handover | null> {
    return (await this.#handovers(`where ${IN_SIGHT} and h.id = $3`, [actor.id, day, handover]))[0] ?? null
  }

  async ofPerson(person: string): Promise<Handover | null> {
    return (await this.#handovers("where h.person_id = $1 and h.state <> 'closed'", [person]))[0] ?? null
  }

  async ofTask(task: string): Promise<Handover | null> {
    return (await this.#handovers('where h.task_id = $1 order by h.opened_at desc', [task]))[0] ?? null
  }

  talk(id: string): Promise<StoredTalk | null> {
    return this.#talk('where k.id = $1 and p.consent is not null', id)
  }

  currentTalk(person: string): Promise<StoredTalk | null> {
    return this.#talk('where p.id = $1 and k.id = p.current_talk', person)
  }

  async letter(id: string): Promise<Letter | null> {
    const { rows } = await this.#pool.query<{ to: string; handover: string; words: Buffer; key: Buffer }>(
      `select l.person_id as "to", l.handover_id as handover, l.words, p.key from letters l join people p on p.id = l.person_id
       where l.id = $1`,
      [id],
    )
    const [row] = rows
    if (!row) return null
    const { to, handover, key, words } = row
    return { to, handover, words: this.#vault.open(key, letterPlace(id), words) }
  }

  async undelivered(): Promise<readonly Undelivered[]> {
    const { rows } = await this.#pool.query<Undelivered>(
      `select distinct h.id as handover, case when l.person_id = h.person_id then s.person_id else h.person_id end as writer
       from letters l join handovers h on h.id = l.handover_id left join staff s on s.id = h.staff_id and s.state = 'active'
       join reminders r on r.rule = 'letter' and r.subject = l.id
       where r.state in ('blocked', 'failed', 'expired', 'suppressed')`,
    )
    return rows
  }

  async departments(): Promise<readonly string[]> {
    const { rows } = await this.#pool.query<{ id: string }>(
      `select d.id from departments d where exists (
         select 1 from staff s where s.department_id = d.id and s.role = 'head' and s.state = 'active') order by d.name, d.id`,
    )
    return rows.map(({ id }) => id)
  }

  unanswered(before: number): Promise<readonly Handover[]> {
    return this.#handovers(
      "where h.state = 'waiting' and h.told_head_at is null and h.task_id is not null and h.opened_at <= $1",
      [iso(before)],
    )
  }

  silent(before: number): Promise<readonly Handover[]> {
    return this.#handovers(
      "where (h.state = 'open' or (h.state = 'waiting' and h.task_id is null)) and h.heard_at <= $1",
      [iso(before)],
    )
  }

  async stuck(before: number): Promise<readonly Stuck[]> {
    const { rows } = await this.#pool.query<Stuck>(
      `select c.id as citizen, c.district_id as district, k.id as talk, k.need, k.step,
         floor(extract(epoch from k.updated_at) * 1000)::float8 as "updatedAt"
       from citizens c join people p on p.id = c.person_id join talks k on k.id = p.current_talk
       where p.consent is not null and p.staff_id is null and p.handover is null and k.status in ('active', 'paused')
         and ${isTrack('k.need')} and k.updated_at <= $1 and c.state not in ('died', 'moved', 'refused')
         and not exists (select 1 from tasks t where t.key = 'stuck|' || k.id || '|' || k.step)
       order by c.id`,
      [iso(before)],
    )
    return rows
  }

  async named(department: string, name: string, year: string): Promise<readonly string[]> {
    const { rows } = await this.#pool.query<{ id: string; key: Buffer; name: Buffer }>(
      `select c.id, c.key, c.name from citizens c join districts d on d.id = c.district_id
       where d.department_id = $1 and left(c.birth_date, 4) = $2 order by c.id`,
      [department, year],
    )
    const wanted = comparableName(name)
    const opened = ({ id, key, name: sealed }: (typeof rows)[number]): string =>
      this.#vault.open(key, cell('citizens', 'name', id), sealed)
    return rows.filter((row) => comparableName(opened(row)) === wanted).map(({ id }) => id)
  }

  async glass(id: string): ReturnType<TalkingDesk['glass']> {
    const { rows } = await this.#pool.query<{
      staff: string
      citizen: string
      reason: string
      until: Date
      key: Buffer
      name: Buffer
    }>(
      `select b.staff_id as staff, b.citizen_id as citizen, b.reason, b.until_at as until, c.key, c.name
       from break_glasses b join citizens c on c.id = b.citizen_id where b.id = $1`,
      [id],
    )
    const [row] = rows
    if (!row) return null
    const { staff, citizen, reason, until, key, name } = row
    return {
      staff,
      citizen,
      reason,
      until: until.getTime(),
      name: this.#vault.open(key, cell('citizens', 'name', citizen), name),
    }
  }

  async #talk(where: string, value: string): Promise<StoredTalk | null> {
    const { rows } = await this.#pool.query<{ key: Buffer }>(`${TALK} ${where}`, [value])
    const [row] = rows
    return row ? talkOfRow(row, row.key, this.#vault) : null
  }

  async #handovers(where: string, values: readonly unknown[]): Promise<Handover[]> {
    const { rows } = await this.#pool.query(`${HANDOVER} ${where}`, [...values])
    return rows.map((row) => this.#opened(HandoverRow.parse(row)))
  }

  #opened({ key, name, phone, staffKey, staffSealedName, ...row }: z.infer<typeof HandoverRow>): Handover {
    const { citizen, staff } = row
    return {
      ...row,
      name: key && name && citizen ? this.#vault.open(key, cell('citizens', 'name', citizen), name) : null,
      phone:
        key && phone && citizen ? this.#vault.open(key, cell('citizens', 'phone', citizen), phone) : null,
      staffName:
        staffKey && staffSealedName && staff
          ? this.#vault.open(staffKey, staffNamePlace(staff), staffSealedName)
          : null,
    }
  }
}
