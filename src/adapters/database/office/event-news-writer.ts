import type { EventNews } from '../../../application/ports/office/sign-up-change.ts'
import { iso } from '../iso.ts'
import { taskIdOf } from './event-ids.ts'
import { TOLD_BY_CHAT } from './reachable.ts'
import { touches, type Writing } from './writing.ts'

/** An employee calls whoever cannot be told by a message. `called` gives key, citizen, district; `kind` and `day` may read it. */
export const CALLS = (called: string, kind: string, day: string): string => `
  insert into tasks (id, key, kind, citizen_id, district_id, due, urgency, made_on)
  select ${taskIdOf('called.key')}, called.key, ${kind}, called.citizen_id, called.district_id, ${day}, 'soon', ${day}
  from (${called}) called on conflict (key) do nothing`

/**
 * Notices of an earlier change that are still to be sent give way to this one; it goes on from where they began. Offers of a
 * cancelled event are nothing to tell any more: their subject is the event alone.
 */
const GIVES_WAY = `
  update reminders set state = 'suppressed', reason = 'superseded', settled_at = $4
  where state = 'planned' and (subject = $1 or starts_with(subject, $1 || '.'))
    and (rule = 'event_changed' or $3 = 'event_cancelled' and rule in ('event_place_offered', 'event_place_lapsed'))
  returning rule, person_id, subject`

/** $1 event, $2 revision, $3 rule, $4 moment, $5 expires, $6 day. */
const TELL = `
with old as (${GIVES_WAY}),
answering as (
  select s.citizen_id, c.district_id, c.person_id, ${TOLD_BY_CHAT} as told from sign_ups s
  join citizens c on c.id = s.citizen_id left join people p on p.id = c.person_id
  where s.event_id = $1 and s.state in ('going', 'waiting', 'offered') and c.state in ('present', 'away')),
noticed as (
  insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, planned_at)
  select $3 || '|' || $1 || '.' || a.citizen_id || '|' || $2, $3, a.person_id,
    coalesce((select min(o.subject) from old o where o.rule = 'event_changed' and o.person_id = a.person_id), $1 || '.' || $2),
    $6, $4, $5, $4, $4
  from answering a where a.told on conflict (key) do nothing)
${CALLS(
  `select $3 || '|' || $1 || '.' || citizen_id || '|' || $2 as key, citizen_id, district_id from answering where not told`,
  `$3 || '_call'`,
  '$6',
)}`

/** What employees still had to do for a cancelled event. $1 event, $2 moment. */
const NOTHING_TO_DO = `
update tasks t set state = 'cancelled', result = 'withdrawn', done_at = $2, revision = t.revision + 1 from sign_ups s
where s.event_id = $1 and t.citizen_id = s.citizen_id and t.state = 'open'
  and t.kind in ('event_ride', 'event_place_call', 'event_changed_call')
  and split_part(t.key, '|', 2) = $1 || '.' || s.citizen_id`

/** Tells whoever counts on an event of its change; the words are made when they are sent. */
export const tellOfEvent = async (writing: Writing, news: EventNews): Promise<boolean> => {
  const { event, revision, rule, before, at, expires, day } = news
  await touches(
    writing,
    'insert into event_changes (event_id, revision, before) values ($1, $2, $3::jsonb) on conflict do nothing',
    [event, revision, before],
  )
  if (rule === 'event_cancelled') await touches(writing, NOTHING_TO_DO, [event, iso(at)])
  await touches(writing, TELL, [event, String(revision), rule, iso(at), iso(expires), day])
  return true
}
