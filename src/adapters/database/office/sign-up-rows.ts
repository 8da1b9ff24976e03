import type pg from 'pg'
import { z } from 'zod'
import type { OfferedEvent } from '../../../application/ports/office/event-desk.ts'
import type {
  Answering,
  EventPeople,
  Finished,
  KindCount,
  LeftPlace,
  SignUpDesk,
} from '../../../application/ports/office/sign-up-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import { seesField } from '../../../domain/access/fields.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { SIGN_UP_STATES } from '../../../domain/events/sign-up.ts'
import { iso } from '../iso.ts'
import { EVENT_COLUMNS, EventRow } from './event-rows.ts'
import { TOLD_BY_CHAT } from './reachable.ts'
import { visible } from './scope.ts'
import { cell } from './writing.ts'

const SignUpRow = z.object({
  state: z.enum(SIGN_UP_STATES),
  seats: z.union([z.literal(1), z.literal(2)]),
  needsTransport: z.boolean(),
  number: z.number().nullable(),
  offeredUntil: z.number().nullable(),
  attended: z.boolean().nullable(),
  revision: z.number(),
})

/** Columns of an answer `s`, as {@link SignUpRow} names them. */
const SIGN_UP = `s.state, s.seats, s.needs_transport as "needsTransport", s.number,
  (extract(epoch from s.offered_until) * 1000)::float8 as "offeredUntil", s.attended, s.revision`

const AnsweringRow = z.object({
  citizen: z.string(),
  event: EventRow,
  signUp: SignUpRow.nullable(),
  ahead: z.number(),
})

/** Of one's district, or answered before: whoever moved to another district keeps their place. */
const ANSWERING = `
select c.id as citizen, (select row_to_json(x) from (select ${EVENT_COLUMNS}) x) as event,
  case when s.citizen_id is null then null else (select row_to_json(y) from (select ${SIGN_UP}) y) end as "signUp",
  case when s.state = 'waiting' then (select count(*)::int from sign_ups w where w.event_id = e.id and w.state = 'waiting'
    and w.number < s.number) else 0 end as ahead
from citizens c join districts d on d.id = c.district_id join events e on e.department_id = d.department_id and e.id = $2
left join sign_ups s on s.event_id = e.id and s.citizen_id = c.id
where e.state <> 'draft' and (e.districts = '{}' or c.district_id = any(e.districts) or s.citizen_id is not null)`

const PersonRow = SignUpRow.extend({
  citizen: z.string(),
  key: z.instanceof(Buffer),
  name: z.instanceof(Buffer),
  phone: z.instanceof(Buffer).nullable(),
  reachable: z.boolean(),
})

/** Answers to events in PostgreSQL. */
export class PostgresSignUpDesk implements SignUpDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async answering(citizen: string, event: string): Promise<Answering | null> {
    const { rows } = await this.#pool.query(`${ANSWERING} and c.id = $1`, [citizen, event])
    return rows[0] ? AnsweringRow.parse(rows[0]) : null
  }

  async ofChat(person: string, event: string): Promise<Answering | null> {
    const { rows } = await this.#pool.query(`${ANSWERING} and c.person_id = $1`, [person, event])
    return rows[0] ? AnsweringRow.parse(rows[0]) : null
  }

  async people(actor: Actor, event: string, day: LocalDate, at: number): Promise<EventPeople> {
    const { rows } = await this.#pool.query(
      `select c.id as citizen, c.key, c.name, c.phone, ${TOLD_BY_CHAT} as reachable, ${SIGN_UP}
       from sign_ups s join citizens c on c.id = s.citizen_id left join people p on p.id = c.person_id
       where s.event_id = $4 and ${visible('c', 1, 2, 3)}`,
      [actor.id, day, iso(at), event],
    )
    const people = rows
      .map((row) => PersonRow.parse(row))
      .map(({ key, name, phone, ...rest }) => ({
        ...rest,
        name: this.#vault.open(key, cell('citizens', 'name', rest.citizen), name),
        phone:
          phone === null || !seesField(actor.role, 'phone')
            ? null
            : this.#vault.open(key, cell('citizens', 'phone', rest.citizen), phone),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'ru') || (a.citizen < b.citizen ? -1 : 1))
    const all = await this.#counted(event)
    const seen = (state: string): number => people.filter((each) => each.state === state).length
    return {
      people,
      othersGoing: all.going - seen('going') - seen('offered'),
      othersWaiting: all.waiting - seen('waiting'),
    }
  }

  async #counted(event: string): Promise<{ going: number; waiting: number }> {
    const { rows } = await this.#pool.query<{ going: number; waiting: number }>(
      `select count(*) filter (where state in ('going', 'offered'))::int as going,
         count(*) filter (where state = 'waiting')::int as waiting from sign_ups where event_id = $1`,
      [event],
    )
    return rows[0] ?? { going: 0, waiting: 0 }
  }

  async toldBefore(event: string, revision: number): Promise<string | null> {
    const { rows } = await this.#pool.query<{ before: unknown }>(
      'select before from event_changes where event_id = $1 and revision = $2',
      [event, revision],
    )
    return rows[0] ? JSON.stringify(rows[0].before) : null
  }

  async lapsed(at: number, today: LocalDate): Promise<readonly LeftPlace[]> {
    const { rows } = await this.#pool.query<LeftPlace>(
      `select s.event_id as event, s.citizen_id as citizen, case when ${TOLD_BY_CHAT} then p.id end as person
       from sign_ups s join events e on e.id = s.event_id and e.state = 'open' join citizens c on c.id = s.citizen_id
       left join people p on p.id = c.person_id
       where s.state = 'offered' and s.offered_until <= $1 and coalesce(e.end_day, e.day) >= $2 order by s.event_id, s.number`,
      [iso(at), today],
    )
    return rows
  }

  async gone(today: LocalDate): Promise<readonly LeftPlace[]> {
    const { rows } = await this.#pool.query<LeftPlace>(
      `select s.event_id as event, s.citizen_id as citizen, null as person
       from sign_ups s join events e on e.id = s.event_id and e.state = 'open' and coalesce(e.end_day, e.day) >= $1
       join citizens c on c.id = s.citizen_id and c.state in ('moved', 'died', 'refused')
       where s.state in ('going', 'waiting', 'offered') order by s.event_id, s.citizen_id`,
      [today],
    )
    return rows
  }

  async passable(today: LocalDate): Promise<readonly OfferedEvent[]> {
    const { rows } = await this.#pool.query(
      `select ${EVENT_COLUMNS} from events e where e.state = 'open' and e.day >= $1
       and (e.capacity is null or e.taken < e.capacity)
       and exists (select 1 from sign_ups s where s.event_id = e.id and s.state = 'waiting') order by e.id`,
      [today],
    )
    return rows.map((row) => EventRow.parse(row))
  }

  async finished(from: LocalDate, until: LocalDate): Promise<readonly Finished[]> {
    const { rows } = await this.#pool.query<Finished>(
      `select s.event_id as event, s.citizen_id as citizen, p.id as person, s.attended
       from sign_ups s join events e on e.id = s.event_id and e.state = 'open'
       join citizens c on c.id = s.citizen_id join people p on p.id = c.person_id and ${TOLD_BY_CHAT}
       where coalesce(e.end_day, e.day) between $1 and $2 and (s.state = 'going' or s.attended)
         and not exists (select 1 from reminders r where r.key = 'event_after|' || s.event_id || '.' || s.citizen_id)
       order by s.event_id, s.citizen_id`,
      [from, until],
    )
    return rows
  }

  async counts(
    department: string,
    districts: readonly string[] | null,
    from: LocalDate,
    until: LocalDate,
  ): Promise<readonly KindCount[]> {
    const { rows } = await this.#pool.query<KindCount>(
      `select e.kind, count(distinct e.id)::int as events, count(*)::int as visits, array_agg(distinct c.id) as people
       from sign_ups s join events e on e.id = s.event_id and e.department_id = $1 join citizens c on c.id = s.citizen_id
       where s.attended and e.state <> 'cancelled' and e.day between $3 and $4
         and (c.senior_from <= e.day or c.disability is not null) and ($2::text[] is null or c.district_id = any($2))
       group by e.kind
       union all
       select 'work_help_' || h.outcome, 0, count(*)::int, array_agg(distinct coalesce(h.citizen_id, h.id))
       from standing_deeds h join districts d on d.id = h.district_id and d.department_id = $1
       where h.kind = 'work_help' and h.day between $3 and $4 and ($2::text[] is null or h.district_id = any($2))
         and exists (select 1 from unnest(h.categories) c where c = 'senior' or c like 'disability\\_%')
       group by h.outcome order by 1`,
      [department, districts === null ? null : [...districts], from, until],
    )
    return rows
  }
}
