import { QUIET_AFTER_CRY_MS } from '../../domain/hearing/distress.ts'
import { REASONED, rulesFrom, whyNot } from './reminder-fate.ts'

/** Of a reminder in a sender's hands: what it says and to whom, in milliseconds. */
const CLAIMED = `r.id::int, r.key, r.rule, r.person_id as person, r.subject, r.base, r.fence, r.attempts, r.ambiguous,
  floor(extract(epoch from r.expires_at) * 1000)::float8 as expires, r.digest`

/** Whether two reminders tell the same person of the same subject by the same rule. */
const isAlike = (one: string, other: string): string =>
  `${one}.person_id = ${other}.person_id and ${one}.rule = ${other}.rule and ${one}.subject = ${other}.subject`

/** What was put off for so short a while, to be told with what follows, goes with what is told of it meanwhile. */
const PUT_OFF = "interval '1 minute'"

/**
 * Takes what is due, the most urgent first, and with it what the same people can be told in the same message; of what is told in
 * order ($5 rules) only the first that is still open. Of what tells how things stand ($6 rules) all that waits about the same
 * subject is taken at once, and none while another is on its way: its words might tell this one too. $1 how many, $2 now,
 * $3 lease in milliseconds, $4 how far ahead others may join.
 */
export const CLAIM = `
with due as (
  select id, person_id, rule, subject, digest from reminders due where state = 'planned' and look_at <= $2
    and (not rule = any($5) or not exists (
      select 1 from reminders before where before.person_id = due.person_id and before.rule = due.rule and before.id < due.id
        and before.state in ('planned', 'claimed', 'dispatching')))
    and (not rule = any($6) or not exists (
      select 1 from reminders going where ${isAlike('going', 'due')} and going.state in ('claimed', 'dispatching')
        and going.lease_until > clock_timestamp()))
  order by look_at, id limit $1 for update skip locked),
joining as (
  select r.id, r.person_id from reminders r where r.person_id in (select person_id from due where digest) and r.state = 'planned'
    and r.digest and r.look_at > $2 and r.due_at <= $2::timestamptz + $4 * interval '1 millisecond' for update skip locked),
alike as (
  select r.id, r.person_id from reminders r join due on ${isAlike('r', 'due')}
  where r.rule = any($6) and r.state = 'planned' and r.due_at <= $2::timestamptz + ${PUT_OFF} for update of r skip locked)
update reminders r set state = 'claimed', fence = r.fence + 1,
  lease_until = clock_timestamp() + $3 * interval '1 millisecond'
from (select id, person_id from due union select id, person_id from joining union select id, person_id from alike) mine
  left join people p on p.id = mine.person_id
where r.id = mine.id
returning ${CLAIMED}, p.language, p.zone, coalesce(p.large, false) as large, coalesce(encode(p.chat_key, 'base64'), '') as chat`

/** When the person was last heard: the talk's row is written at every step, the person's is not. */
const HEARD = 'greatest(p.seen_at, now_talk.updated_at)'

/** Until when a person in distress is left alone by what nobody asked for; null – nobody is in distress. */
const QUIET_UNTIL = `to_timestamp((p.distress->>'since')::float8 / 1000) + interval '${QUIET_AFTER_CRY_MS} milliseconds'`

/**
 * The dispatch mark: the last look and the mark in one statement and one commit, just before the request (promises.md 13).
 * What grew stale because nobody could be reached in time becomes a task for a person where the rule says so (F18).
 * What tells how things stand ($9 rules) goes back when another of its subject was planned since it was taken: nobody knows
 * whether its words tell that one too, so both are worded anew and go as one. $1 ids, $2 fences, $3 hashes of the words, $4 now,
 * $5 the region's zone, $6 rules, $7 lull and $8 time of the same words in milliseconds.
 */
export const MARK = `
with ${rulesFrom(6)},
mine as (select * from unnest($1::bigint[], $2::int[], $3::bytea[]) as m(id, fence, words)),
judged as (
  select r.id, mine.fence, mine.words, p.id as person, p.address, p.key, r.expires_at, ${whyNot('$4', '$5')} as why,
    case when rule.waits and p.handover is not null then $4::timestamptz + $7 * interval '1 millisecond'
      when rule.waits and now_talk.status = 'active' and ${HEARD} > $4::timestamptz - $7 * interval '1 millisecond'
      then ${HEARD} + $7 * interval '1 millisecond' end as lull,
    case when rule.unasked and ${QUIET_UNTIL} > $4::timestamptz then ${QUIET_UNTIL} end as quiet,
    (select max(x.settled_at) + $8 * interval '1 millisecond' from reminders x where x.person_id = r.person_id
      and x.words_hash = mine.words and x.state = 'sent'
      and x.settled_at > $4::timestamptz - $8 * interval '1 millisecond') as new_again,
    r.rule = any($9) and exists (select 1 from reminders newer where ${isAlike('newer', 'r')} and newer.state = 'planned'
      and newer.due_at <= $4::timestamptz + ${PUT_OFF} and not newer.id = any($1)) as is_overtaken
  from mine join reminders r on r.id = mine.id and r.fence = mine.fence
  ${REASONED} left join talks now_talk on now_talk.id = p.current_talk
  where r.state = 'claimed' and r.lease_until > clock_timestamp()),
fated as (
  select id, fence, words, person, address, key,
    -- In time for its end it waits for a lull and until the same words are news again; else it comes, or is left out.
    -- What nobody asked for waits for the end of a distress, or is left out.
    coalesce(why, case when quiet >= expires_at then 'in_distress' when new_again >= expires_at then 'same_text' end) as why,
    case when is_overtaken then $4
      else greatest(quiet, case when lull < expires_at then lull end, case when new_again < expires_at then new_again end) end as later,
    case when is_overtaken then 'overtaken' when quiet is not null then 'in_distress' when new_again is null then 'in_talk'
      else 'same_text' end as what_for
  from judged),
marked as (
update reminders r set
  state = case when why is null and later is not null then 'planned' when why is null then 'dispatching'
    when why = 'stale' then 'expired' else 'suppressed' end,
  reason = case when why is null and later is not null then what_for else why end,
  look_at = case when why is null and later is not null then later else look_at end,
  words_hash = case when why is null then fated.words else words_hash end,
  settled_at = case when why is not null then $4::timestamptz end
from fated where r.id = fated.id and r.state = 'claimed' and r.fence = fated.fence
returning r.id, r.rule, r.state, r.reason, fated.person, fated.address, fated.key),
task as (
  insert into human_tasks (key, person_id, reason, reminder_id, at)
  select 'undelivered|' || marked.id, marked.person, 'undelivered', marked.id, $4
  from marked join rule on rule.id = marked.rule where marked.state = 'expired' and rule.task on conflict (key) do nothing)
select id::int, state, reason, person, address, key from marked`

const WRITTEN = `
with w as (select * from jsonb_to_recordset($1::jsonb) as w("id" bigint, "fence" int, "state" text, "reason" text,
  "message" text, "lookAt" timestamptz, "attempts" int, "ambiguous" int, "joinedTo" bigint)),
written as (
  update reminders r set state = w."state", reason = w."reason", message_id = w."message", attempts = w."attempts",
    ambiguous = w."ambiguous", joined_to = w."joinedTo", look_at = coalesce(w."lookAt", r.look_at), lease_until = null,
    settled_at = case when w."state" = 'planned' then null else $2::timestamptz end
  from w where r.id = w."id" and r.fence = w."fence" and r.state in ('claimed', 'dispatching')
  returning r.id, r.rule, r.person_id, r.state, r.reason)`

/** Writes down what became of reminders. $1 rows as JSON, $2 now. */
export const RECORD = `${WRITTEN} select id::int from written`

/**
 * The same where a person has to take over: whoever cannot be reached is marked so (the row's revision rises: it was
 * remembered elsewhere), and where the rule says so there is a task with a phrase for the phone. $3 rules.
 */
export const RECORD_UNDELIVERED = `${WRITTEN}, ${rulesFrom(3)},
unreachable as (
  update people p set blocked = true, revision = p.revision + 1 from written
  where written.state = 'blocked' and p.id = written.person_id and not p.blocked),
task as (
  insert into human_tasks (key, person_id, reason, reminder_id, at)
  select case when written.state = 'blocked' then 'unreachable|' || written.person_id || '|' || to_char($2::timestamptz, 'YYYY-MM')
    else 'undelivered|' || written.id end, written.person_id, case when written.state = 'blocked' then 'unreachable' else 'undelivered' end,
    written.id, $2
  from written join rule on rule.id = written.rule
  where written.state in ('blocked', 'failed', 'unknown', 'expired') and rule.task on conflict (key) do nothing),
replan as (
  insert into replans (person_id) select distinct person_id from written
  where written.state = 'blocked' and person_id is not null on conflict (person_id) do update set seq = excluded.seq)
select id::int from written`

/** What the journal of this machine knows to be sent. $1 keys, $2 names of messages, $3 now. */
export const RECORD_JOURNAL = `
update reminders r set state = 'sent', reason = 'journal', message_id = j.message, settled_at = $3, lease_until = null,
  fence = r.fence + 1
from unnest($1::text[], $2::text[]) as j(key, message)
where r.key = j.key and r.state in ('planned', 'claimed', 'dispatching', 'unknown')`

/** What senders left that are no more: $1 rows in our own hands. */
export const RELEASE = `
update reminders set state = 'planned', lease_until = null
where state = 'claimed' and lease_until < clock_timestamp() and not id = any($1::bigint[])`

export const LEFT_ON_THE_WIRE = `
select id::int, rule, fence, attempts, ambiguous, hold from reminders
where state = 'dispatching' and lease_until < clock_timestamp() and not id = any($1::bigint[]) limit 1000`

/**
 * Open reminders of people brought in line with what holds now: settled with a reason, or open again. $1 people, $2 now,
 * $3 the region's zone, $4 rules, $5 reasons that may go away. What was said anew after the moment is known to whoever said it:
 * that reminder stays settled.
 */
export const RECONCILE = `
with ${rulesFrom(4)},
judged as (
  select r.id, ${whyNot('$2', '$3')} as why from reminders r ${REASONED}
  where r.person_id = any($1) and r.expires_at > $2
    and (r.state = 'planned' or (r.state = 'suppressed' and r.reason = any($5::text[])
      and (o.said_at is null or o.said_at < r.due_at)))
  for update of r)
update reminders r set state = case when why is null then 'planned' else 'suppressed' end, reason = why,
  settled_at = case when why is null then null else $2::timestamptz end,
  look_at = case when why is null and r.state = 'suppressed' then greatest(r.due_at, $2) else r.look_at end
from judged where r.id = judged.id and (r.state = 'planned') <> (why is null)`

/** Reminders that wait for a moment of a zone in which the person is no more: they are planned anew. $1 people, $2 region's zone. */
export const RETIME = `
delete from reminders r using people p
where r.person_id = any($1) and p.id = r.person_id and r.state = 'planned' and r.zone <> '' and r.zone <> coalesce(p.zone, $2)`
