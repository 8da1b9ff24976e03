import type pg from 'pg'
import { z } from 'zod'
import type { PlannedEvent } from '../../../application/ports/office/event-desk.ts'
import type { KeptSchedule, ScheduleDesk } from '../../../application/ports/office/schedule-desk.ts'
import type { Actor } from '../../../domain/access/can.ts'
import { KeptReading } from '../../../domain/events/kept-reading.ts'
import { PLANNED, PlannedRow } from './event-rows.ts'

const ScheduleRow = z.object({
  id: z.string(),
  state: z.enum(['read', 'taken', 'left']),
  revision: z.number(),
  kept: KeptReading,
})

/** Schedules that were sent, in PostgreSQL. */
export class PostgresScheduleDesk implements ScheduleDesk {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async find(staff: string, id: string): Promise<KeptSchedule | null> {
    const { rows } = await this.#pool.query(
      'select id, state, revision, read as kept from schedules where id = $1 and staff_id = $2',
      [id, staff],
    )
    return rows[0] ? ScheduleRow.parse(rows[0]) : null
  }

  async known(
    { department }: Pick<Actor, 'department'>,
    uids: readonly string[],
  ): Promise<ReadonlyMap<string, PlannedEvent>> {
    const { rows } = await this.#pool.query<{ uid: string }>(`${PLANNED} and e.uid = any($2)`, [
      department,
      [...uids],
    ])
    return new Map(rows.map((row) => [row.uid, PlannedRow.parse(row)]))
  }
}
