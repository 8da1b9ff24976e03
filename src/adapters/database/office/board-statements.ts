import { missedBefore, missedInARow } from './missed-before.ts'
import { onList } from './on-list.ts'
import { owed, unconfirmed } from './owed.ts'

/** Employees who are worked for in figures: everybody but heads and administrators. $1 department. */
export const CREW = `select id, key, name, role from staff
  where department_id = $1 and state = 'active' and role not in ('head', 'administrator')`

export const DISTRICTS = 'select id, name from districts where department_id = $1 order by name, id'

/** Who works which district today. $1 department, $2 day. */
export const WORK = `select w.district_id as district, w.staff_id as staff from works($2) w
  join districts d on d.id = w.district_id where d.department_id = $1`

/** Covers that run today, with whoever stands in. $1 department, $2 day. */
export const COVERS = `select distinct a.cover_for as owner, a.until_day as until, s.id, s.key, s.name
  from assignments a join districts d on d.id = a.district_id join staff s on s.id = a.staff_id and s.state = 'active'
  where d.department_id = $1 and a.kind = 'cover' and a.cover_for is not null
    and a.from_day <= $2 and (a.until_day is null or a.until_day >= $2)`

/**
 * Every person, task and call of a department, counted by district and by whom a task was handed to. $1 department, $2 day,
 * $3 the last day that is no danger of this week any more.
 */
export const FACTS = `
with district as materialized (select id from districts where department_id = $1),
crew as materialized (select id from staff where department_id = $1 and state = 'active')
select c.district_id as district, null as assignee,
  count(*) filter (where ${onList('c', 2)})::int as people, 0 as open, 0 as late,
  count(*) filter (where ${owed('c', 2)} or (${unconfirmed('c', 2)} and m.done_on is null))::int as owed,
  count(*) filter (where ${owed('c', 2)} and m.done_on is null)::int as "left", 0 as dangers, 0 as calls,
  count(*) filter (where ${unconfirmed('c', 2)} and m.done_on is null)::int as unconfirmed
from citizens c left join monthly_contacts m on m.citizen_id = c.id and m.month = left($2, 7)
where c.district_id in (select id from district) group by c.district_id
union all
select t.district_id, t.assignee_id, 0, count(*) filter (where t.state = 'open')::int,
  count(*) filter (where t.state = 'open' and t.due < $2)::int, 0, 0,
  count(*) filter (where t.kind = 'danger' and t.state <> 'cancelled' and (t.state = 'open' or t.made_on > $3))::int, 0, 0
from tasks t
where (t.state = 'open' or (t.kind = 'danger' and t.made_on > $3))
  and (t.district_id in (select id from district) or t.assignee_id in (select id from crew))
group by t.district_id, t.assignee_id
union all
select coalesce(t.district_id, c.district_id), t.assignee_id, 0, 0, 0, 0, 0, 0, count(*)::int, 0
from handovers h left join tasks t on t.id = h.task_id left join citizens c on c.id = h.citizen_id
where h.state = 'waiting' and coalesce(t.district_id, c.district_id) in (select id from district) group by 1, 2`

/** Late tasks of an employee. $1 department, $2 staff, $3 day, $4 how many; `columns` of a task `t` and its citizen `c`. */
export const lateTasks = (columns: string): string => `
with work as materialized (select district_id from works($3) where staff_id = $2)
select ${columns}, false as lent from tasks t left join citizens c on c.id = t.citizen_id
left join districts d on d.id = t.district_id
where t.state = 'open' and t.due < $3
  and (t.assignee_id = $2 or (t.assignee_id is null and t.district_id in (select district_id from work)))
  and exists (select 1 from staff where id = $2 and department_id = $1)
order by t.due, t.id limit $4`

/** Whom nobody contacted yet in a district. $1 department, $2 district, $3 day. */
export const LEFT = `
select c.id, c.key, c.name, c.birth_date as "birthDate", c.district_id as district, d.name as "districtName"
from citizens c join districts d on d.id = c.district_id and d.department_id = $1
left join monthly_contacts m on m.citizen_id = c.id and m.month = left($3, 7)
where c.district_id = $2 and ${owed('c', 3)} and m.done_on is null`

/** Whom nobody reaches. $1 department, $2 day. */
export const UNREACHED = `
select c.id, c.key, c.name, c.birth_date as "birthDate", c.district_id as district, d.name as "districtName", m.unreached as why,
  ${missedInARow('c', 'left($2, 7)')} as "missedInARow"
from citizens c join districts d on d.id = c.district_id and d.department_id = $1
left join monthly_contacts m on m.citizen_id = c.id and m.month = left($2, 7)
where m.done_on is null and ${owed('c', 2)}
  and (m.unreached is not null or ${missedBefore('c', '$2')})
order by "missedInARow" desc, c.id limit 500`

/** Reports of danger. $1 department, $2 the last day that is no danger of this week any more; `columns` as of `lateTasks`. */
export const dangerTasks = (columns: string): string => `
select ${columns}, false as lent from tasks t left join citizens c on c.id = t.citizen_id
left join districts d on d.id = t.district_id
where t.kind = 'danger' and t.state <> 'cancelled' and (t.state = 'open' or t.made_on > $2)
  and (d.department_id = $1 or t.assignee_id in (select id from staff where department_id = $1 and state = 'active'))
order by t.state <> 'open', t.made_on desc, t.id`

/** Calls that nobody answered. $1 department, $2 zone. */
export const CALLS = `
select h.id, c.id as citizen, c.key, c.name, to_char(h.opened_at at time zone $2, 'YYYY-MM-DD') as since
from handovers h left join tasks t on t.id = h.task_id left join citizens c on c.id = h.citizen_id
join districts d on d.id = coalesce(t.district_id, c.district_id) and d.department_id = $1
where h.state = 'waiting' order by h.opened_at, h.id`

/** A week that is over. $1 department, $2 first day, $3 last day, $4 its first moment, $5 the moment after its last. */
export const WEEK = `
with district as materialized (select id from districts where department_id = $1),
task as materialized (
  select t.* from tasks t where t.made_on <= $3 and (t.state = 'open' or t.done_at >= $4::timestamptz or t.kind = 'danger')
    and (t.district_id in (select id from district)
      or t.assignee_id in (select id from staff where department_id = $1 and state = 'active')))
select
  (select count(*)::int from standing_deeds e
    where e.is_contact and e.day >= $2 and e.day <= $3 and e.district_id in (select id from district)) as contacts,
  count(*) filter (where state = 'done' and done_at >= $4::timestamptz and done_at < $5::timestamptz)::int as done,
  count(*) filter (where due <= $3 and (state = 'open' or done_at >= $5::timestamptz))::int as late,
  count(*) filter (where kind = 'danger' and state <> 'cancelled' and made_on >= $2)::int as dangers
from task`

/** $1 department, $2 day, $3 days up to which to count. */
export const COVERAGE = `
with owing as materialized (
  select c.id, m.done_on from citizens c join districts d on d.id = c.district_id
  left join monthly_contacts m on m.citizen_id = c.id and m.month = left($2, 7)
  where d.department_id = $1 and (${owed('c', 2)} or (${unconfirmed('c', 2)} and m.done_on is null)))
select (select count(*)::int from owing) as "all", e.place, count(o.id)::int as reached
from unnest($3::text[]) with ordinality as e(day, place) left join owing o on o.done_on <= e.day
group by e.place order by e.place`

/** Finished stages by month and help. $1 department, $2 first moment, $3 zone. */
export const INDEPENDENCE = `
select to_char(e.at at time zone $3, 'YYYY-MM') as month, count(*) filter (where e.body ->> 'support' = 'alone')::int as alone,
  count(*) filter (where e.body ->> 'support' = 'hints')::int as hints,
  count(*) filter (where e.body ->> 'support' = 'with_specialist')::int as "withSpecialist",
  count(*) filter (where e.body ->> 'support' = 'by_specialist')::int as "bySpecialist"
from citizens c join districts d on d.id = c.district_id join people p on p.id = c.person_id
join talk_events e on e.person_id = p.id
where d.department_id = $1 and p.consent is not null and e.kind = 'stage_finished' and e.at >= $2::timestamptz
group by 1 order by 1`
