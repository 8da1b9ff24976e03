import type { ReminderRule } from '../../domain/reminders/rule.ts'

/**
 * Where a rule's occasions come from: a page of them with the people they are for, in the order of an index, so that
 * memory stays flat and every page costs the same. $1 page size, $2 last place of the page before, $3 and $4 days from and
 * to, $5 the region's zone, $6 kind, $7 people or null for all.
 */
const PAGE_OF_OCCASIONS = `
  select o.id as subject, o.person_id, o.date, o.time, o.closed_by, o.said_at, p.zone, p.muted,
    p.consent is not null and p.address is not null and not p.blocked as hears, o.date || ' ' || o.id as place
  from occasions o join people p on p.id = o.person_id
  where o.kind = $6 and (o.date, o.id) > (split_part($2, ' ', 1), split_part($2, ' ', 2)) and o.date >= $3 and o.date <= $4
  order by o.date, o.id limit $1`

/** The same for a few people: by their own index. */
const OCCASIONS_OF_PEOPLE = `
  select o.id as subject, o.person_id, o.date, o.time, o.closed_by, o.said_at, p.zone, p.muted,
    p.consent is not null and p.address is not null and not p.blocked as hears, o.id as place
  from occasions o join people p on p.id = o.person_id
  where o.person_id = any($7) and o.kind = $6 and o.id > $2 and o.date >= $3 and o.date <= $4
  order by o.id limit $1`

const LEFT_TALKS = `
  select t.id as subject, t.person_id, to_char(t.updated_at at time zone coalesce(p.zone, $5), 'YYYY-MM-DD') as date,
    '' as time, null as closed_by, t.updated_at as said_at, p.zone, p.muted,
    p.consent is not null and p.address is not null and not p.blocked as hears, t.id as place
  from talks t join people p on p.id = t.person_id
  where t.status in ('active', 'paused') and t.id > $2 and t.updated_at >= $3::date - 1 and t.updated_at < $4::date + 2
    and ($7::text[] is null or t.person_id = any($7))
  order by t.id limit $1`

const MONTHS = `
  select p.id as subject, p.id as person_id, m.date, '' as time, null as closed_by, p.created_at as said_at, p.zone,
    p.muted, p.consent is not null and p.address is not null and not p.blocked as hears, p.id as place
  from (select id, created_at, zone, muted, consent, address, blocked from people
    where id > $2 and ($7::text[] is null or id = any($7)) order by id limit $1) p
  cross join (select distinct date from slot where date >= $3 and date <= $4) m`

const pageOf = ({ of }: ReminderRule, isForPeople: boolean): string => {
  if (of === 'month' || of === 'month_end') return MONTHS
  if (of === 'track_left') return LEFT_TALKS
  return isForPeople ? OCCASIONS_OF_PEOPLE : PAGE_OF_OCCASIONS
}

/** A rule that speaks once is silent when it is planned, sent or held for its subject already. */
const ONCE = `and not exists (select 1 from reminders r where r.person_id = w.person_id and r.rule = $9
    and r.subject = w.subject and r.state not in ('suppressed', 'expired'))`

/**
 * Plans one page of one rule: joins occasions to the moments that the domain worked out for each day (and time, and zone),
 * leaves out what is there already, and inserts the rest. The same page again inserts nothing; a key that somebody else
 * plans at the same time is theirs. $8 slots as JSON, $9 rule, $10 category, $11 what resolves it, $12 hold, $13 digest,
 * $14 now, $15 whether the moments depend on a time of day.
 */
export const planStatement = (rule: ReminderRule, isForPeople: boolean): string => `
with typed as (select $1::int, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text[]),
slot as materialized (
  select * from jsonb_to_recordset($8::jsonb) as slot("date" text, "time" text, "zone" text, "due" timestamptz, "expires" timestamptz)),
page as materialized (${pageOf(rule, isForPeople)}),
wanted as (
  select page.person_id, page.subject, slot.due, slot.expires, slot.expires <= $14 as stale,
    page.date || case when page.time = '' then '' else 'T' || page.time end as base
  from page join slot on slot.date = page.date and slot.zone = coalesce(page.zone, $5)
    and slot.time = case when $15 then page.time else '' end
  where page.hears and not $10 = any(page.muted) and (page.closed_by is null or not page.closed_by = any($11::text[]))
    and slot.due > page.said_at),
planned as (
  insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, state, reason, hold, digest,
    planned_at, settled_at)
  select key, $9, person_id, subject, base, due, expires, due, case when stale then 'expired' else 'planned' end,
    case when stale then 'stale' end, $12, $13, $14, case when stale then $14::timestamptz end
  from (select wanted.*, $9 || '|' || subject || '|' || base as key from wanted) w
  where not exists (select 1 from reminders r where r.key = w.key) ${rule.once ? ONCE : ''}
  on conflict (key) do nothing returning 1)
select (select count(*)::int from planned) as planned, (select count(distinct place)::int from page) as seen,
  (select max(place) from page) as last`
