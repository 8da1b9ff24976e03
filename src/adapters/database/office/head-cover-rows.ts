import type pg from 'pg'
import type {
  HeadCover,
  HeadCoverChange,
  HeadCoverDesk,
  HeadCoverKind,
} from '../../../application/ports/office/head-cover-desk.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.ts'
import { STAND_IN, type StandInRow, standInOf } from './colleague-row.ts'
import { touches, type Writers } from './writing.ts'

/** $1 department, $2 day. */
const ALL = `
select h.id, h.kind, h.from_day as "from", h.until_day as "until",
  ${STAND_IN}
from head_covers h join staff o on o.id = h.owner_id and o.state = 'active' join staff s on s.id = h.staff_id and s.state = 'active'
where h.department_id = $1 and (h.until_day is null or h.until_day >= greatest($2, h.from_day))
order by h.kind desc, h.from_day, h.id`

interface Row extends StandInRow {
  readonly id: string
  readonly kind: HeadCoverKind
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** Who does the work of heads, in PostgreSQL. */
export class PostgresHeadCoverDesk implements HeadCoverDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async all(department: string, day: LocalDate): Promise<readonly HeadCover[]> {
    const { rows } = await this.#pool.query<Row>(ALL, [department, day])
    return rows.map(({ id, kind, from, until, ...row }) => ({
      id,
      kind,
      from,
      until,
      ...standInOf(this.#vault, row),
    }))
  }
}

/** Writers of who does the work of heads. The lock puts two who arrange at one moment in a row. */
export const HEAD_COVER_WRITERS: Writers<HeadCoverChange> = {
  cover_head: async (writing, { id, department, owner, by, kind, from, until }) => {
    await writing.client.query('select 1 from staff where id = $1 for update', [owner])
    return touches(
      writing,
      `insert into head_covers (id, department_id, owner_id, staff_id, kind, from_day, until_day)
       select $1, $2, $3, $4, $5, $6, $7 where not exists (
         select 1 from head_covers o join staff s on s.id = o.staff_id and s.state = 'active'
         where o.owner_id = $3 and o.kind = $5 and ($7::text is null or o.from_day <= $7)
           and (o.until_day is null or o.until_day >= greatest($6, o.from_day)))`,
      [id, department, owner, by, kind, from, until],
    )
  },
  end_head_cover: (writing, { id, on }) =>
    touches(
      writing,
      'update head_covers set until_day = $2 where id = $1 and (until_day is null or until_day >= $3)',
      [id, addDays(on, -1), on],
    ),
}
