import type pg from 'pg'
import { z } from 'zod'
import type { WelcomeDesk } from '../../../application/ports/office/welcome-desk.ts'
import { Turn } from '../../../domain/people/categories.ts'
import { welcomeTalkKey } from '../../../domain/people/welcome-subject.ts'

const WelcomeRow = z.object({ citizen: z.string(), turn: Turn, from: z.string() })
const DueRow = WelcomeRow.extend({ person: z.string(), done: z.number() })

/** Due by the person's own clock. $1 now, $2 the region's zone, $3 days between messages, $4 and $5 the hours, $6 at most. */
const DUE = `
select w.citizen_id as citizen, w.turn, w.from_day as "from", w.step as done, p.id as person
from welcomes w join citizens c on c.id = w.citizen_id join people p on p.id = c.person_id
cross join lateral (select $1::timestamptz at time zone coalesce(p.zone, $2) as now,
  (w.at at time zone coalesce(p.zone, $2))::date as since) l
where w.state = 'going' and w.step < cardinality($3::int[]) and l.since + ($3::int[])[w.step + 1] <= l.now::date
  and l.now::time >= $4::time and l.now::time < $5::time
order by w.at, w.citizen_id limit $6`

/** Welcome series in PostgreSQL. */
export class PostgresWelcomeDesk implements WelcomeDesk {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async due({ at, gaps, window, zone, most }: Parameters<WelcomeDesk['due']>[0]) {
    const { rows } = await this.#pool.query(DUE, [
      ...[new Date(at).toISOString(), zone, [...gaps], window[0], window[1], most],
    ])
    return rows.map((row) => DueRow.parse(row))
  }

  async latest(citizen: string): ReturnType<WelcomeDesk['latest']> {
    const { rows } = await this.#pool.query(
      `select citizen_id as citizen, turn, from_day as "from" from welcomes where citizen_id = $1 order by at desc limit 1`,
      [citizen],
    )
    if (!rows[0]) return null
    const found = WelcomeRow.parse(rows[0])
    const { rowCount } = await this.#pool.query('select 1 from tasks where key = $1', [welcomeTalkKey(found)])
    return { ...found, hasAsked: (rowCount ?? 0) > 0 }
  }
}
