import type pg from 'pg'
import type { TechnologyDesk } from '../../../application/ports/office/technology-desk.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { Stretch } from '../../../domain/calendar/period.ts'
import { WorkedCase } from '../../../domain/report/technology-count.ts'

/** $1 department, $2 from, $3 to, $4 the last day that is over or runs, $5 zone. */
const WORKED = `
select k.id, k.technology, k.stage, k.opened_on as "openedOn", k.closed_on as "closedOn", k.state->>'reason' as reason,
  k.state->>'result' as result, k.citizen_id as citizen, f.family,
  array_remove(array[case when c.senior_from <= $4 then 'senior' end, 'disability_' || c.disability], null)
    || coalesce(h.known, '{}') as categories,
  (select count(*)::int from standing_deeds e where e.case_id = k.id and e.day between $2 and $3 and e.kind = 'visit'
    and e.outcome is distinct from 'not_reached') as visits,
  (select count(*)::int from standing_deeds e where e.case_id = k.id and e.day between $2 and $3
    and e.kind in ('consultation', 'meeting')) as consultations,
  t.terms, t."inTime", t.late,
  array(select e.outcome from standing_deeds e where e.case_id = k.id and e.day between $2 and $3
    and e.kind = 'effect_assessed' and e.outcome in ('better', 'same', 'worse') order by e.day, e.id) as effects,
  array(select distinct (p.params->>'planned')::jsonb->>'stage' || '.' || ((p.params->>'planned')::jsonb->>'template') from tasks p
    where p.case_id = k.id and p.state = 'done' and (p.params->>'planned')::jsonb->>'origin' = 'stage') as practised
from cases k join citizens c on c.id = k.citizen_id join districts d on d.id = c.district_id and d.department_id = $1
left join lateral (select m.family_id as family from family_members m
  where m.citizen_id = c.id and (m.left_on is null or m.left_on > $4) order by m.added_on, m.id limit 1) f on true
left join lateral (select array_agg(distinct o.what order by o.what) as known from circumstances o
  where o.citizen_id = c.id and (o.from_day is null or o.from_day <= $4) and (o.until_day is null or o.until_day >= $4)) h on true
left join lateral (select count(*)::int as terms,
    count(*) filter (where w.state = 'done' and to_char(w.done_at at time zone $5, 'YYYY-MM-DD') <= w.due)::int as "inTime",
    count(*) filter (where w.state = 'open')::int as late
  from tasks w where w.case_id = k.id and w.rule is not null and w.due between $2 and $4 and w.due < $6
    and w.state <> 'cancelled') t on true
where k.opened_on <= $3 and (k.closed_on is null or k.closed_on >= $2)
order by k.opened_on, k.id`

/** Facts of technologies in PostgreSQL: one statement, however much there is. */
export class PostgresTechnologyDesk implements TechnologyDesk {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async worked(
    department: string,
    { from, to }: Stretch,
    today: LocalDate,
    zone: string,
  ): Promise<readonly WorkedCase[]> {
    const last = to < today ? to : today
    const { rows } = await this.#pool.query(WORKED, [department, from, to, last, zone, today])
    return rows.map((row) => WorkedCase.parse(row))
  }
}
