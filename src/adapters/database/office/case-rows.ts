import type pg from 'pg'
import { z } from 'zod'
import type {
  CaseDesk,
  CaseFilter,
  CaseHistory,
  CaseLine,
  CaseOnDesk,
  CaseTask,
  OwnProgress,
  ToldEvent,
} from '../../../application/ports/office/case-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import { type LocalDate, localMoment } from '../../../domain/calendar/local-date.ts'
import { CaseEvent } from '../../../domain/caseload/case-event.ts'
import { CaseState } from '../../../domain/caseload/case-state.ts'
import { CaseWords, NO_WORDS } from '../../../domain/caseload/case-words.ts'
import type { Consent, ConsentPurpose } from '../../../domain/caseload/consent.ts'
import { StoredTask } from '../../../domain/caseload/planned-task.ts'
import { Urgency } from '../../../domain/caseload/urgency.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { isTrack } from '../is-track.ts'
import { iso } from '../iso.ts'
import { caseEventWordsPlace, joinEvent } from './caseload-words.ts'
import { caseWordsPlace } from './caseload-writers.ts'
import { openMentor } from './mentor-rows.ts'
import { staffNamePlace } from './staff-writers.ts'
import { cell } from './writing.ts'

const Sealed = z.instanceof(Buffer)

const LineRow = z.object({
  id: z.string(),
  citizen: z.string(),
  key: Sealed,
  name: Sealed,
  technology: z.string(),
  stage: z.string(),
  status: z.enum(['open', 'paused', 'closed']),
  urgency: Urgency,
  curator: z.string(),
  nextDue: z.string().nullable(),
})

const DeskRow = LineRow.extend({
  district: z.string(),
  department: z.string(),
  lent: z.boolean(),
  state: CaseState,
  words: Sealed.nullable(),
  mentorKey: Sealed.nullable(),
  mentorFacts: Sealed.nullable(),
  revision: z.number(),
})

/**
 * A case `k` of a citizen `c` is in sight: of the own districts, led by the actor, mentored by them, with a task handed to the actor, or
 * behind a broken glass. $1 actor, $2 day, $3 moment.
 */
export const IN_SIGHT = `(c.district_id in (select district_id from reach($1, $2))
  or (exists (select 1 from staff s where s.id = $1 and s.state = 'active' and s.role <> 'administrator') and (
    (k.curator_id = $1 and k.status <> 'closed')
    or (k.status <> 'closed' and exists (select 1 from mentors m join staff r on r.id = m.staff_id
      where m.id = k.state->>'mentor' and m.staff_id = $1 and r.role = 'mentor'))
    or exists (select 1 from tasks t where t.case_id = k.id and t.assignee_id = $1 and t.state = 'open')
    or exists (select 1 from break_glasses b
      where b.staff_id = $1 and b.citizen_id = c.id and b.from_at <= $3::timestamptz and b.until_at > $3::timestamptz))))`

const LINE = `k.id, k.citizen_id as citizen, c.key, c.name, k.technology, k.stage, k.status, k.urgency, k.curator_id as curator,
  (select min(t.due) from tasks t where t.case_id = k.id and t.state = 'open') as "nextDue"`

const FROM = `from cases k join citizens c on c.id = k.citizen_id join districts d on d.id = c.district_id`

interface DeedBehind {
  readonly deed: string | null
  readonly note: Buffer | null
  readonly isWithdrawn: boolean
}

interface HistoryRow extends DeedBehind {
  readonly event: Record<string, unknown>
  readonly words: Buffer | null
  readonly key: Buffer
}

/** An event and its deed are written in one commit: person, employee, moment and kind are the same. $1 case. */
const HISTORY = `
select e.event, e.words, c.key, d.id as deed, d.note,
  exists (select 1 from deed_withdrawals w where w.deed_id = d.id) as "isWithdrawn"
from case_events e join cases k on k.id = e.case_id join citizens c on c.id = k.citizen_id
left join lateral (select d.id, d.note from deeds d where e.event->>'type' = 'deed_recorded' and d.citizen_id = c.id
  and d.at = e.at and d.staff_id = e.staff_id
  and (d.kind = e.event->>'deed' or (d.is_contact and e.event->>'deed' in ('contact', 'visit')))
  order by d.id limit 1) d on true
where e.case_id = $1 order by e.id`

/** Cases in PostgreSQL. */
export class PostgresCaseDesk implements CaseDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async list(actor: Actor, filter: CaseFilter, day: LocalDate, at: number): Promise<readonly CaseLine[]> {
    const { citizen = null, stage = null, urgency = null, own = false, closed = false } = filter
    const { rows } = await this.#pool.query(
      `select ${LINE} ${FROM} where ${IN_SIGHT} and ($4::text is null or k.citizen_id = $4)
         and ($5::text is null or k.stage = $5) and ($6::text is null or k.urgency = $6)
         and (not $7::boolean or k.curator_id = $1) and ($8::boolean or k.status <> 'closed')
       order by (k.status = 'closed'), array_position(array['at_once', 'soon', 'usual'], k.urgency), "nextDue" nulls last, k.id
       limit 500`,
      [actor.id, day, iso(at), citizen, stage, urgency, own, closed],
    )
    return rows.map((row) => this.#line(LineRow.parse(row)))
  }

  async find(actor: Actor, id: string, day: LocalDate, at: number): Promise<CaseOnDesk | null> {
    const { rows } = await this.#pool.query(
      `select ${LINE}, c.district_id as district, d.department_id as department, k.state, k.words, k.revision,
         m.key as "mentorKey", m.facts as "mentorFacts",
         c.district_id not in (select district_id from reach($1, $2)) as lent ${FROM}
       left join mentors m on m.id = k.state->>'mentor' where ${IN_SIGHT} and k.id = $4`,
      [actor.id, day, iso(at), id],
    )
    if (!rows[0]) return null
    const row = DeskRow.parse(rows[0])
    const { district, department, lent, state, revision } = row
    const words =
      row.words === null
        ? NO_WORDS
        : CaseWords.parse(JSON.parse(this.#vault.open(row.key, caseWordsPlace(id), row.words)))
    const { mentor } = state
    const mentorName =
      mentor !== null && row.mentorKey !== null && row.mentorFacts !== null
        ? openMentor(this.#vault, row.mentorKey, mentor, row.mentorFacts).name
        : ownEntry(words.names, mentor ?? '')
    return {
      ...this.#line(row),
      district,
      department,
      lent,
      state,
      mentorName: mentorName ?? null,
      words,
      revision,
      tasks: await this.#tasks(id),
    }
  }

  async history(id: string): Promise<CaseHistory> {
    const { rows } = await this.#pool.query<HistoryRow>(HISTORY, [id])
    const events = rows.map(({ event, words, key, ...row }): ToldEvent => {
      const told = words === null ? null : this.#vault.open(key, caseEventWordsPlace(id), words)
      return { event: CaseEvent.parse(joinEvent(event, told)), deed: this.#deed(key, row) }
    })
    const ids = events.flatMap(({ event }) => [event.by, ...namedIn(event)])
    return { events, names: await this.#names(ids) }
  }

  #deed(key: Buffer, { deed: id, note, isWithdrawn }: DeedBehind): ToldEvent['deed'] {
    if (id === null) return null
    const words = note === null ? null : this.#vault.open(key, cell('deeds', 'note', id), note)
    return { id, words, isWithdrawn }
  }

  async consent(citizen: string, purpose: ConsentPurpose): Promise<Consent | null> {
    const { rows } = await this.#pool.query<{ on: LocalDate; withdrawnOn: LocalDate | null }>(
      `select e.day as "on", (select min(w.day) from standing_deeds w where w.citizen_id = $1 and w.kind = 'consent_withdrawn'
           and w.outcome = $2 and w.at >= e.at) as "withdrawnOn"
       from standing_deeds e where e.citizen_id = $1 and e.kind = 'consent_recorded' and e.outcome = $2
       order by e.day desc, e.at desc limit 1`,
      [citizen, purpose],
    )
    return rows[0] ? { person: citizen, purpose, ...rows[0] } : null
  }

  async hasDeed(
    citizen: string,
    kind: string,
    staff: string,
    day: LocalDate,
    of: string | null,
  ): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `select 1 from standing_deeds where citizen_id = $1 and kind = $2 and staff_id = $3 and day = $4
         and case_id is not distinct from $5 limit 1`,
      [citizen, kind, staff, day, of],
    )
    return (rowCount ?? 0) > 0
  }

  async progress(citizen: string, zone: string): Promise<OwnProgress | null> {
    const { rows } = await this.#pool.query<{
      need: string
      status: string
      step: string
      at: Date
      stages: number
      alone: number
    }>(
      `select t.need, t.status, t.step, t.updated_at as at,
         count(distinct e.body->>'stage')::int as stages,
         (count(distinct e.body->>'stage') filter (where e.body->>'support' = 'alone'))::int as alone
       from citizens c join people p on p.id = c.person_id and p.consent is not null join talks t on t.person_id = p.id
         and ${isTrack('t.need')}
       left join talk_events e on e.talk_id = t.id and e.kind = 'stage_finished'
       where c.id = $1 group by t.id order by t.updated_at desc limit 1`,
      [citizen],
    )
    const [row] = rows
    if (!row) return null
    const { at, ...rest } = row
    return { ...rest, on: localMoment(at.getTime(), zone).date }
  }

  #line({ key, name, ...row }: z.infer<typeof LineRow>): CaseLine {
    const { id, citizen, technology, stage, status, urgency, curator, nextDue } = row
    return {
      id,
      citizen,
      technology,
      stage,
      status,
      urgency,
      curator,
      nextDue,
      name: this.#vault.open(key, cell('citizens', 'name', citizen), name),
    }
  }

  async #tasks(id: string): Promise<CaseTask[]> {
    const { rows } = await this.#pool.query<{
      id: string
      due: LocalDate | null
      planned: string
      revision: number
    }>(
      `select id, due, params->>'planned' as planned, revision from tasks
       where case_id = $1 and state = 'open' and params ? 'planned' order by due nulls last, id`,
      [id],
    )
    return rows.map(({ planned, revision, ...row }) => ({
      task: { ...StoredTask.parse(JSON.parse(planned)), ...row },
      revision,
    }))
  }

  async #names(ids: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await this.#pool.query<{ id: string; key: Buffer; name: Buffer }>(
      'select id, key, name from staff where id = any($1)',
      [[...new Set(ids)]],
    )
    const mentors = await this.#pool.query<{ id: string; key: Buffer; facts: Buffer }>(
      'select id, key, facts from mentors where id = any($1)',
      [[...new Set(ids)]],
    )
    return new Map([
      ...rows.map(({ id, key, name }) => [id, this.#vault.open(key, staffNamePlace(id), name)] as const),
      ...mentors.rows.map(
        ({ id, key, facts }) => [id, openMentor(this.#vault, key, id, facts).name] as const,
      ),
    ])
  }
}

/** Employees and mentors whom an event names beside whoever did it. */
const namedIn = (event: CaseEvent): string[] => {
  if (event.type === 'curator_changed') return [event.from, event.to]
  if (event.type === 'mentor_attached') return [event.mentor]
  if (event.type === 'mentor_replaced') return [event.mentor, ...(event.next === null ? [] : [event.next])]
  return event.type === 'task_handed_over' ? [event.to] : []
}
