import { occasionOf, taskIdOf } from './event-ids.ts'
import { CALLS } from './event-news-writer.ts'
import { TOLD_BY_CHAT } from './reachable.ts'
import { replanned } from './writing.ts'

/**
 * Takes or gives back places of an event: the row of the event is locked first, whatever else is written. Whoever is put onto
 * the list gets the next number. $1 event, $2 places taken more (or less), $3 whether onto the list.
 */
export const HOLD = `
update events set taken = taken + $2::int, queued = queued + case when $3::boolean then 1 else 0 end
where id = $1 and state = 'open' and ($2::int <= 0 or capacity is null or taken + $2::int <= capacity)
  and (not $3::boolean or capacity is not null and taken >= capacity)
returning queued`

/** $1 event, $2 citizen, $3 state, $4 seats, $5 transport, $6 number on the list, $7 employee, $8 moment. */
export const FIRST_ANSWER = `
insert into sign_ups (event_id, citizen_id, state, seats, needs_transport, number, staff_id, at)
values ($1, $2, $3, $4, $5, case when $3 = 'waiting' then $6::int end, $7, $8) on conflict do nothing`

/** The same for whoever answered before; $9 revision that was read. */
export const NEXT_ANSWER = `
update sign_ups set state = $3, seats = $4, needs_transport = $5, staff_id = $7, at = $8, offered_until = null,
  number = case when $3 = 'waiting' then $6::int else number end, revision = revision + 1
where event_id = $1 and citizen_id = $2 and revision = $9`

/** Whoever has a place is reminded of it. $1 event, $2 citizen, $3 moment: what is due before it is not owed. */
export const REMIND = replanned(`
  insert into occasions (id, person_id, kind, date, time, said_at)
  select ${occasionOf('e.id', 'c.id')}, c.person_id, 'event', e.day, e.time, $3 from events e, citizens c
  where e.id = $1 and c.id = $2 and c.person_id is not null
  on conflict (id) do update set person_id = excluded.person_id, date = excluded.date, time = excluded.time,
    said_at = case when occasions.closed_by is null then occasions.said_at else excluded.said_at end, closed_by = null`)

/** $1 event, $2 citizen. */
export const REMIND_NO_MORE = replanned(
  `update occasions set closed_by = 'withdrawn' where id = ${occasionOf('$1', '$2')} and closed_by is null`,
)

const rideOf = (event: string, citizen: string): string => `'event_ride|' || ${event} || '.' || ${citizen}`

/** Somebody needs help with the way: an employee arranges it. $1 event, $2 citizen, $3 day. */
export const RIDE_WANTED = `
insert into tasks as t (id, key, kind, citizen_id, district_id, due, urgency, made_on)
select ${taskIdOf(rideOf('e.id', 'c.id'))}, ${rideOf('e.id', 'c.id')}, 'event_ride', c.id, c.district_id,
  greatest(e.day, $3), 'usual', $3
from events e, citizens c where e.id = $1 and c.id = $2
on conflict (key) do update set state = 'open', due = excluded.due, district_id = excluded.district_id, result = null,
  done_at = null, done_by = null, revision = t.revision + 1 where t.state = 'cancelled'`

/** $1 event, $2 citizen, $3 moment. */
export const RIDE_NO_MORE = `
update tasks set state = 'cancelled', result = 'withdrawn', done_at = $3, revision = revision + 1
where key = ${rideOf('$1', '$2')} and state = 'open'`

/**
 * Free places go to whoever waits, in the order of the list, and each is told once: by a notice, or by an employee's call.
 * The row of the event is locked by then. $1 event, $2 kept until, $3 moment, $4 day.
 */
export const OFFER = `
with place as materialized (
  select id, coalesce(capacity - taken, 2147483647) as free from events where id = $1 and state = 'open'),
next as materialized (
  select s.citizen_id from sign_ups s join place on place.id = s.event_id
  where s.state = 'waiting' order by s.number limit (select greatest(coalesce(max(free), 0), 0) from place)),
offered as (
  update sign_ups s set state = 'offered', seats = 1, offered_until = $2, revision = s.revision + 1
  from next where s.event_id = $1 and s.citizen_id = next.citizen_id returning s.citizen_id, s.revision),
held as (
  update events set taken = taken + (select count(*)::int from offered)
  where id = $1 and exists (select 1 from offered)),
heard as (
  select 'event_place_offered|' || $1 || '.' || o.citizen_id || '|' || o.revision as key, o.citizen_id, c.district_id,
    c.person_id, ${TOLD_BY_CHAT} as told
  from offered o join citizens c on c.id = o.citizen_id left join people p on p.id = c.person_id),
noticed as (
  insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, planned_at)
  select key, 'event_place_offered', person_id, $1, $4, $3, $2, $3, $3 from heard where told on conflict (key) do nothing)
${CALLS('select key, citizen_id, district_id from heard where not told', `'event_place_call'`, '$4')}`

/** An offer that is over is nothing to call about: it ran out, or was answered in a chat. $1 event, $2 citizen, $3 moment. */
export const OFFER_OVER = `
update tasks set state = 'cancelled', result = 'withdrawn', done_at = $3, revision = revision + 1
where citizen_id = $2 and state = 'open' and kind = 'event_place_call' and split_part(key, '|', 2) = $1 || '.' || $2`

/** Whoever was called has answered. $1 event, $2 citizen, $3 employee, $4 moment. */
export const CALLED = `
update tasks set state = 'done', result = 'done', done_at = $4, done_by = $3, revision = revision + 1
where citizen_id = $2 and state = 'open' and kind in ('event_place_call', 'event_changed_call')
  and split_part(key, '|', 2) = $1 || '.' || $2`
