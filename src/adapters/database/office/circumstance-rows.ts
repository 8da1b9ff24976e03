import type pg from 'pg'
import { z } from 'zod'
import type {
  CircumstanceDated,
  CircumstanceDesk,
  CircumstanceSpan,
} from '../../../application/ports/office/circumstance-desk.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import { Circumstance } from '../../../domain/people/categories.ts'
import { touches, type Writers, type Writing } from './writing.ts'

const SpanRow = z.object({
  what: Circumstance,
  from: z.string().nullable(),
  until: z.string().nullable(),
  notedOn: z.string(),
  endedOn: z.string().nullable(),
})

/** Circumstances in PostgreSQL. */
export class PostgresCircumstanceDesk implements CircumstanceDesk {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async of(citizen: string): Promise<readonly CircumstanceSpan[]> {
    const { rows } = await this.#pool.query(
      `select what, from_day as "from", until_day as "until", noted_on as "notedOn",
         ended_on as "endedOn" from circumstances
       where citizen_id = $1 and what = any($2) order by (ended_on is not null), noted_on desc, what`,
      [citizen, Circumstance.options],
    )
    return rows.map((row) => SpanRow.parse(row))
  }
}

/** What holds of the citizens $1 as their cards say it now. $2 – names of circumstances that stand among the categories. */
const HELD = `select c.id as citizen_id, h.what from citizens c cross join lateral (
    select k as what from jsonb_object_keys(c.categories) k where k = any($2)
    union all select 'living_alone' where c.living_alone
    union all select 'lonely' where c.lonely) h
  where c.id = any($1)`

const IS_HELD = 'exists (select 1 from held h where h.citizen_id = s.citizen_id and h.what = s.what)'

/**
 * Brings the days in step with the cards: what was written down today and is gone was a slip of the finger; what held longer
 * is over; what was over today and holds again was never over. $1 citizens, $2 names, $3 day.
 */
const FOLLOW = `
with held as (${HELD}),
slips as (delete from circumstances s where s.citizen_id = any($1) and s.ended_on is null and s.noted_on = $3 and not ${IS_HELD}),
over as (update circumstances s set until_day = $3, ended_on = $3
  where s.citizen_id = any($1) and s.ended_on is null and s.noted_on <> $3 and not ${IS_HELD}),
again as (update circumstances s set until_day = null, ended_on = null
  where s.citizen_id = any($1) and s.ended_on = $3 and ${IS_HELD})
insert into circumstances (citizen_id, what, noted_on)
select h.citizen_id, h.what, $3 from held h where not exists (select 1 from circumstances s
  where s.citizen_id = h.citizen_id and s.what = h.what and (s.ended_on is null or s.ended_on = $3))
on conflict (citizen_id, what, noted_on) do nothing`

/** Keeps the days of circumstances in step with cards that were just written, whoever wrote them. */
export const followCircumstances = async (
  { client }: Writing,
  citizens: readonly string[],
  on: LocalDate,
): Promise<void> => {
  await client.query(FOLLOW, [citizens, Circumstance.options, on])
}

const COLUMNS = { from: 'from_day', until: 'until_day' } as const

/** Writers of the days of circumstances. */
export const CIRCUMSTANCE_WRITERS: Writers<CircumstanceDated> = {
  date_circumstance: (writing, { citizen, what, side, day }) =>
    touches(
      writing,
      `update circumstances set ${COLUMNS[side]} = $3 where citizen_id = $1 and what = $2
         and noted_on = (select max(noted_on) from circumstances where citizen_id = $1 and what = $2)`,
      [citizen, what, day],
    ),
}
