import type { AlertChange } from '../../../application/ports/office/alert-change.ts'
import { iso } from '../iso.ts'
import { CAN_BE_WRITTEN_TO, LIVES_HERE } from './reachable.ts'
import { touches, type Writers } from './writing.ts'

/**
 * One notice for everybody in one statement, whatever the district's size; by night it waits for the morning of the person's
 * own zone. $1 alert, $2 head, $3 now, $4 day, $5 and $6 the window, $7 hours until it is stale, $8 the region's zone.
 */
const SEND = `
with asked as materialized (select id, kind, districts from alerts where id = $1 and state = 'asked' for update),
whom as materialized (
  select distinct p.id as person, coalesce(p.zone, $8) as zone
  from asked a join citizens c on c.district_id = any(a.districts) join people p on p.id = c.person_id
  where ${LIVES_HERE} and ${CAN_BE_WRITTEN_TO}),
timed as (
  select whom.person, case
    when l.at::time < $5::time then (l.at::date + $5::time) at time zone whom.zone
    when l.at::time >= $6::time then (l.at::date + 1 + $5::time) at time zone whom.zone
    else $3::timestamptz end as due
  from whom cross join lateral (select $3::timestamptz at time zone whom.zone as at) l),
told as (
  insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, planned_at)
  select 'fraud_alert|' || $4 || '|' || a.kind || '|' || t.person, 'fraud_alert', t.person, a.id, $4, t.due,
    t.due + $7 * interval '1 hour', t.due, $3::timestamptz
  from asked a cross join timed t on conflict (key) do nothing)
update alerts set state = 'approved', decided_by = $2, decided_at = $3::timestamptz,
  told = (select count(*) from whom)
where id in (select id from asked)`

/** Writers of warnings. */
export const ALERT_WRITERS: Writers<AlertChange> = {
  ask_alert: (writing, { id, department, districts, kind, by, at, since }) =>
    touches(
      writing,
      `insert into alerts (id, department_id, districts, kind, state, asked_by, asked_at)
       select $1, $2, $3::text[], $4, 'asked', $5, $6::timestamptz where not exists (
         select 1 from alerts where asked_by = $5 and kind = $4 and state <> 'refused' and asked_at >= $7::timestamptz)`,
      [id, department, [...districts], kind, by, iso(at), iso(since)],
    ),
  refuse_alert: (writing, { alert, by, at }) =>
    touches(
      writing,
      `update alerts set state = 'refused', decided_by = $2, decided_at = $3::timestamptz
       where id = $1 and state = 'asked'`,
      [alert, by, iso(at)],
    ),
  send_alert: (writing, { alert, by, at, day, window: [opens, closes], staleHours, zone }) =>
    touches(writing, SEND, [alert, by, iso(at), day, opens, closes, staleHours, zone]),
}
