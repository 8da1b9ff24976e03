import type { ReminderRule } from '../../domain/reminders/rule.ts'
import { isTrack } from './is-track.ts'

/** An occasion's day and time as one word; the key of a reminder, rule first, so that what is planned together lies together. */
const BASE = `o.date || case when o.time = '' then '' else 'T' || o.time end`
const keyOf = (base: string, subject: string): string =>
  `($9 || '|' || ${base} || '|' || ${subject}) collate "C"`

const OCCASION = `o.id as subject, o.person_id, o.date, o.time, o.said_at, ${keyOf(BASE, 'o.id')} as key`
const STANDS = '(o.closed_by is null or not o.closed_by = any($11::text[]))'

/**
 * Where a rule's occasions come from: a page of them in the order of an index, so that memory stays flat and every page
 * costs the same. $1 page size, $2 day and $16 subject of the last one of the page before, $3 and $4 days from and to,
 * $5 the region's zone, $6 kind, $7 people or null for all.
 */
const PAGE_OF_OCCASIONS = `
  select ${OCCASION} from occasions o
  where o.kind = $6 and (o.date, o.id) > ($2, $16) and o.date >= $3 and o.date <= $4 and ${STANDS}
  order by o.date, o.id limit $1`

/** The same for a few people: by their own index. */
const OCCASIONS_OF_PEOPLE = `
  select ${OCCASION} from occasions o
  where o.person_id = any($7) and o.kind = $6 and (o.date, o.id) > ($2, $16) and o.date >= $3 and o.date <= $4 and ${STANDS}
  order by o.date, o.id limit $1`

/** A lesson that was left is nobody's debt: nothing reminds of it. */
const LEFT_TALKS = `
  select t.id as subject, t.person_id, day as date, '' as time, t.updated_at as said_at, ${keyOf('day', 't.id')} as key
  from talks t join people p on p.id = t.person_id
  cross join lateral to_char(t.updated_at at time zone coalesce(p.zone, $5), 'YYYY-MM-DD') day
  where t.status in ('active', 'paused') and ${isTrack('t.need')} and t.id > $16
    and t.updated_at >= $3::date - 1 and t.updated_at < $4::date + 2
    and ($7::text[] is null or t.person_id = any($7))
  order by t.id limit $1`

const MONTHS = `
  select p.id as subject, p.id as person_id, m.date, '' as time, p.created_at as said_at, ${keyOf('m.date', 'p.id')} as key
  from (select id, created_at from people
    where id > $16 and ($7::text[] is null or id = any($7)) order by id limit $1) p
  cross join (select distinct date from slot where date >= $3 and date <= $4) m order by p.id`

/** Employees by what they are: a digest of tasks is for whoever works them, the overview for the head. */
const STAFF_DAYS = (roles: string, hears = 'true'): string => `
  select p.id as subject, p.id as person_id, m.date, '' as time, p.joined_at as said_at, ${keyOf('m.date', 'p.id')} as key
  from (select p.id, s.joined_at, s.id as staff_id from people p join staff s on s.id = p.staff_id and s.state = 'active'
    where p.id > $16 and ($7::text[] is null or p.id = any($7)) and s.role ${roles} order by p.id limit $1) p
  cross join (select distinct date from slot where date >= $3 and date <= $4) m where ${hears} order by p.id`

/** Heads, and whoever may stand in for one; on a day those who hear on it what is told to heads. */
const HEAD_DAYS = STAFF_DAYS(
  "= any(array(select 'head' union select o.role from head_covers h join staff o on o.id = h.staff_id))",
  'exists (select 1 from hears_as_head(m.date) h where h.staff_id = p.staff_id)',
)

const pageOf = ({ of, whom }: ReminderRule, isForPeople: boolean): string => {
  if (of === 'workday' || of === 'week')
    return whom === 'head' ? HEAD_DAYS : STAFF_DAYS("not in ('head', 'administrator')")
  if (of === 'month' || of === 'month_end') return MONTHS
  if (of === 'track_left') return LEFT_TALKS
  return isForPeople ? OCCASIONS_OF_PEOPLE : PAGE_OF_OCCASIONS
}

/** A rule that speaks once is silent when it is planned – and not stale by now –, sent or held for its subject already. */
const ONCE = `and not exists (select 1 from reminders r where r.person_id = w.person_id and r.rule = $9
    and r.subject = w.subject and r.state not in ('suppressed', 'expired')
    and (r.state <> 'planned' or r.expires_at > $14::timestamptz))`

/**
 * Plans one page of one rule: leaves out what is there already – first, for that is nearly all of it – joins the rest to
 * the people and to the moments that the domain worked out for each day (and time, and zone), and inserts it. The same page
 * again inserts nothing; a key that somebody else plans at the same time is theirs. $8 slots as JSON, $9 rule, $10 category,
 * $11 what resolves it, $12 hold, $13 digest, $14 now, $15 whether the moments depend on a time of day.
 *
 * "is true" keeps the database from making a join of the look at the keys: those of the page's stretch are read once, in
 * their order, and hashed.
 */
export const planStatement = (rule: ReminderRule, isForPeople: boolean): string => `
with typed as (select $1::int, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text[], $11::text[], $16::text),
slot as materialized (
  select * from jsonb_to_recordset($8::jsonb) as slot("date" text, "time" text, "zone" text, "due" timestamptz, "expires" timestamptz)),
page as materialized (${pageOf(rule, isForPeople)}),
stretch as materialized (select count(*)::int as seen, min(key) as first, max(key) as last from page),
missing as (
  select * from page where (key not in (select r.key from reminders r
    where r.key >= (select first from stretch) and r.key <= (select last from stretch))) is true),
wanted as (
  select w.*, slot.zone, slot.due, slot.expires, slot.expires <= $14 as stale
  from missing w join people p on p.id = w.person_id
  join slot on slot.date = w.date and slot.zone = coalesce(p.zone, $5) and slot.time = case when $15 then w.time else '' end
  where (p.consent is not null or p.staff_id is not null) and p.address is not null and not p.blocked and not $10 = any(p.muted)
    and slot.due > w.said_at ${rule.once ? ONCE : ''}),
planned as (
  insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, state, reason, hold, digest,
    zone, planned_at, settled_at)
  select key, $9, person_id, subject, date || case when time = '' then '' else 'T' || time end, due, expires, due,
    case when stale then 'expired' else 'planned' end, case when stale then 'stale' end, $12, $13, zone, $14,
    case when stale then $14::timestamptz end
  from wanted order by due, key on conflict (key) do nothing returning 1)
select (select count(*)::int from planned) as planned, (select seen from stretch) as seen,
  (select json_build_array(date, subject) from page offset (select greatest(seen - 1, 0) from stretch) limit 1) as last`
