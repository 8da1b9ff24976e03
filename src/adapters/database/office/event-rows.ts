import type pg from 'pg'
import { z } from 'zod'
import type {
  EventDesk,
  EventFilter,
  OfferedEvent,
  PlannedEvent,
} from '../../../application/ports/office/event-desk.ts'
import type { Actor } from '../../../domain/access/can.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { EVENT_STATES, EventDetails } from '../../../domain/events/yard-event.ts'

/** Columns of an event `e` as {@link YardEvent} names them. */
export const EVENT_COLUMNS = `e.id, e.department_id as department, e.districts, e.series_id as series, e.kind, e.day, e.time,
  e.end_day as "endDay", e.end_time as "endTime", e.details, e.capacity, e.taken, e.state, e.cancelled_why as "cancelledWhy",
  e.revision`

/** A row of {@link EVENT_COLUMNS}. */
export const EventRow = z.object({
  id: z.string(),
  department: z.string(),
  districts: z.array(z.string()),
  series: z.string().nullable(),
  kind: z.string(),
  day: z.string(),
  time: z.string(),
  endDay: z.string().nullable(),
  endTime: z.string(),
  details: EventDetails,
  capacity: z.number().nullable(),
  taken: z.number(),
  state: z.enum(EVENT_STATES),
  cancelledWhy: z.string().nullable(),
  revision: z.number(),
})

/** A row of {@link PLANNED}. */
export const PlannedRow = EventRow.extend({
  waiting: z.number(),
  invited: z.number(),
  madeBy: z.string(),
  invitingAt: z.number().nullable(),
  group: z.string().nullable(),
})

/** Events of a department, `$1`. */
export const PLANNED = `select ${EVENT_COLUMNS}, e.uid, e.made_by as "madeBy", e.group_id as "group",
  (extract(epoch from e.inviting_at) * 1000)::float8 as "invitingAt",
  (select count(*)::int from sign_ups s where s.event_id = e.id and s.state = 'waiting') as waiting,
  (select count(*)::int from invitations i where i.event_id = e.id) as invited
  from events e where e.department_id = $1`

/** Whether people of a district are meant. */
const MEANT = `(e.districts = '{}' or c.district_id = any(e.districts))`

const OFFERED = `select ${EVENT_COLUMNS} from citizens c join districts d on d.id = c.district_id
  join events e on e.department_id = d.department_id and ${MEANT}
  where c.id = $1`

/** The event calendar in PostgreSQL. */
export class PostgresEventDesk implements EventDesk {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async event({ department }: Pick<Actor, 'department'>, id: string): Promise<PlannedEvent | null> {
    const { rows } = await this.#pool.query(`${PLANNED} and e.id = $2`, [department, id])
    return rows[0] ? PlannedRow.parse(rows[0]) : null
  }

  async list(
    { department }: Pick<Actor, 'department'>,
    { from, until, states = EVENT_STATES, districts, series }: EventFilter,
  ): Promise<readonly PlannedEvent[]> {
    const { rows } = await this.#pool.query(
      `${PLANNED} and e.day <= $3 and coalesce(e.end_day, e.day) >= $2 and e.state = any($4)
       and ($5::text[] is null or e.districts = '{}' or e.districts && $5)
       and ($6::text is null or e.series_id = $6) order by e.day, e.time, e.id`,
      [department, from, until, [...states], districts ?? null, series ?? null],
    )
    return rows.map((row) => PlannedRow.parse(row))
  }

  async offered(citizen: string, id: string): Promise<OfferedEvent | null> {
    const { rows } = await this.#pool.query(`${OFFERED} and e.id = $2 and e.state <> 'draft'`, [citizen, id])
    return rows[0] ? EventRow.parse(rows[0]) : null
  }

  async offeredTo(citizen: string, from: LocalDate, until: LocalDate): Promise<readonly OfferedEvent[]> {
    const { rows } = await this.#pool.query(
      `${OFFERED} and e.state = 'open' and e.day <= $3 and coalesce(e.end_day, e.day) >= $2
       order by e.day, e.time, e.id`,
      [citizen, from, until],
    )
    return rows.map((row) => EventRow.parse(row))
  }
}
