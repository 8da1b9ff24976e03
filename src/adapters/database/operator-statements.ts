/** Milliseconds since the epoch of a column. */
const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::float8`

/** A row as the operator sees it. */
export const LEDGER_ROW = `r.id::int, r.rule, r.person_id as person, p.zone, r.base, r.state, r.reason, r.hold, r.attempts,
  r.ambiguous, r.resent, r.joined_to::int as "joinedTo", ${ms('r.due_at')} as due, ${ms('r.look_at')} as "lookAt",
  ${ms('r.expires_at')} as expires, ${ms('r.planned_at')} as "plannedAt", ${ms('r.settled_at')} as "settledAt"`

/** Open ones, the next first: each half by the index that claims and sweeps read. $1 how many. */
export const NEXT = `
with open as (
  (select * from reminders where state = 'planned' order by look_at, id limit $1)
  union all (select * from reminders where state in ('claimed', 'dispatching') order by lease_until limit $1))
select ${LEDGER_ROW} from open r left join people p on p.id = r.person_id order by r.look_at, r.id limit $1`

/** The last that were settled. $1 how many. */
export const SETTLED = `
select ${LEDGER_ROW} from (select * from reminders where settled_at is not null order by settled_at desc, id desc limit $1) r
left join people p on p.id = r.person_id order by r.settled_at desc, r.id desc`

/** Open ones and what was settled since $1, counted; late is what is $3 milliseconds past its moment at $2. */
export const COUNTS = `
select state, null as reason, count(*)::int as count,
  (count(*) filter (where due_at < $2::timestamptz - $3 * interval '1 millisecond'))::int as late
from reminders where state = 'planned' group by state
union all
select state, null, count(*)::int, (count(*) filter (where due_at < $2::timestamptz - $3 * interval '1 millisecond'))::int
from reminders where state in ('claimed', 'dispatching') group by state
union all
select state, reason, count(*)::int,
  (count(*) filter (where state = 'sent' and settled_at > due_at + $3 * interval '1 millisecond'))::int
from reminders where settled_at >= $1 group by state, reason`

/** What needs no counting by state. $1 now. */
export const QUEUE = `
select (select count(*)::int from reminders where state = 'unknown') as unknown,
  (select count(*)::int from reminders where state = 'planned' and look_at <= $1) as due,
  (select ${ms('min(look_at)')} from reminders where state = 'planned' and look_at <= $1) as "oldestDue",
  (select count(*)::int from human_tasks where closed_at is null) as "openTasks"`

/** Open tasks, the oldest first. $1 how many. */
export const TASKS = `
select t.id::int, t.person_id as person, t.reason, ${ms('t.at')} as at, r.id::int as reminder, r.rule, r.base
from human_tasks t left join reminders r on r.id = t.reminder_id where t.closed_at is null order by t.id limit $1`

/** $1 id, $2 reason, $3 now. */
export const CANCEL = `
update reminders set state = 'suppressed', reason = $2, settled_at = $3, lease_until = null, fence = fence + 1
where id = $1 and state in ('planned', 'claimed')`

/** $1 id, $2 now. */
export const RESEND = `
update reminders set state = 'planned', reason = 'resent', resent = resent + 1, look_at = greatest(due_at, $2), settled_at = null,
  lease_until = null, joined_to = null, fence = fence + 1
where id = $1 and state = 'unknown' and hold and person_id is not null and expires_at > $2`

/** $1 id, $2 now. A digest's message told the others too; a task that asked to call about it is over. */
export const CONFIRM = `
with told as (
  update reminders set state = 'sent', reason = 'confirmed', settled_at = $2, lease_until = null, fence = fence + 1
  where (id = $1 or joined_to = $1) and state = 'unknown' returning id),
over as (
  update human_tasks set closed_at = $2 from told
  where human_tasks.key = 'undelivered|' || told.id and closed_at is null)
select id::int from told`

/** $1 id, $2 now. */
export const CLOSE_TASK = 'update human_tasks set closed_at = $2 where id = $1 and closed_at is null'

/** Somebody cried and is not through with it, or a case burns. $1 kinds of tasks. */
const CRYING = `select coalesce(d.department_id, a.department_id, own.department_id) as department
  from tasks t left join districts d on d.id = t.district_id left join staff a on a.id = t.assignee_id
  left join citizens c on c.id = t.citizen_id left join districts own on own.id = c.district_id
  where t.state = 'open' and (t.kind = any($1) or (t.case_id is not null and t.urgency = 'at_once'))`

/** Whom nobody reached in the last month that is over; a contact that was recorded late is one. */
const MISSING = `select d.department_id as department from month_records r join districts d on d.id = r.district_id
  left join monthly_contacts m on m.citizen_id = r.citizen_id and m.month = r.month
  where r.month = (select max(month) from month_records) and r.why is not null and m.done_on is null`

/** Whether a head of a department `d` can be told in a chat. */
const HAS_HEAD = `exists (select 1 from staff s join people p on p.id = s.person_id
  where s.department_id = d.id and s.role = 'head' and s.state = 'active' and p.address is not null and not p.blocked)`

/** Departments in which somebody waits and no head can be told. $1 kinds of tasks that are cries. */
export const UNHEARD = `
with crying as (${CRYING}), missing as (${MISSING}), waiting as (
  select d.id, d.name, (select count(*)::int from crying where department = d.id) as cries,
    (select count(*)::int from missing where department = d.id) as missed
  from departments d where not ${HAS_HEAD})
select * from waiting where cries > 0 or missed > 0 order by name, id`
