import type { Manners, ReminderRule } from '../../domain/reminders/rule.ts'

/** What statements know of the rules, as JSON: `rules` in {@link RULES}. */
export const rulesValue = (rules: Iterable<ReminderRule>): string =>
  JSON.stringify(
    [...rules].map(({ id, whom, of, category, resolved_by, in_talk, unasked, unreachable }) => ({
      id,
      whom,
      of,
      category,
      resolved: resolved_by,
      waits: in_talk === 'wait',
      unasked,
      task: unreachable === 'task',
    })),
  )

/** The rules as rows; `parameter` is the number of their JSON among the statement's values. */
export const rulesFrom = (parameter: number): string => `rule as materialized (
  select * from jsonb_to_recordset($${parameter}::jsonb)
    as rule("id" text, "whom" text, "of" text, "category" text, "resolved" text[], "waits" boolean, "unasked" boolean, "task" boolean))`

/** The day and time that an occasion stands on now, as reminders write it down. */
const BASE = `o.date || case when o.time = '' then '' else 'T' || o.time end`

/**
 * Whether an employee is stood in for on the day that a reminder is about: districts of their own, and none of them theirs to
 * work on that day. Whoever stands in has the day's work in a message of their own.
 */
const IS_COVERED = `exists (select 1 from assignments a where a.staff_id = p.staff_id and a.kind = 'own'
    and a.from_day <= r.base and (a.until_day is null or a.until_day >= r.base))
  and not exists (select 1 from works(r.base) w where w.staff_id = p.staff_id)`

/**
 * Whether a notice invites: it holds only while the card that it was for is this chat's, and its owner there and willing. Reads
 * `guest` (the card) and `happening` (the event of an invitation).
 */
const INVITES = `rule.id in ('event_invited', 'event_poster')`

/**
 * Whether a message of the welcome series was stopped after it was planned (Y-new). Its subject begins with the turn and the
 * day of the series.
 */
const IS_UNWELCOME = `rule.id = 'welcome' and (guest.id is null or guest.state in ('moved', 'died', 'refused') or exists (
    select 1 from welcomes w where w.citizen_id = guest.id and w.state = 'stopped'
      and starts_with(r.subject, w.turn || '.' || w.from_day || '.')))`

/** Whether nothing of a poster takes place any more. Its subject is the week. */
const IS_EMPTY_POSTER = `rule.id = 'event_poster' and not exists (
    select 1 from invitations i join events e on e.id = i.event_id
    where i.citizen_id = guest.id and i.week = r.subject and i.channel = 'poster' and e.state = 'open')`

/** Whether the person has answered by now: invited by message, called meanwhile. */
const HAS_ANSWERED = `rule.id = 'event_invited' and exists (
    select 1 from sign_ups s where s.event_id = happening.id and s.citizen_id = guest.id)`

/**
 * Why a reminder is not sent, or null when nothing stands against it: the one place where that is decided, for the plan's
 * upkeep and for the last look before sending alike. Reads `r` (reminder), `p` (person), `o` (occasion), `t` (talk), `rule`,
 * and of invitations and welcomes `guest` (card) and `happening` (event).
 */
export const whyNot = (now: string, zone: string): string => `case
  when p.id is null then 'person_deleted'
  when rule.id is null then 'rule_gone'
  when r.expires_at <= ${now} then 'stale'
  when (p.consent is null and p.staff_id is null) or p.address is null then 'no_consent'
  when p.blocked then 'unreachable'
  when rule.category = any(p.muted) then 'opted_out'
  when rule.whom <> 'person' and p.staff_id is null then 'not_employed'
  when rule.of = 'workday' and ${IS_COVERED} then 'covered'
  when ${INVITES} and (guest.id is null or guest.state in ('moved', 'died', 'refused')) then 'withdrawn'
  when ${IS_UNWELCOME} then 'withdrawn'
  when ${INVITES} and not guest.invites_welcome then 'opted_out'
  when rule.id = 'event_invited' and happening.state is distinct from 'open' then 'withdrawn'
  when ${IS_EMPTY_POSTER} then 'withdrawn'
  when ${HAS_ANSWERED} then 'done'
  when rule.of in ('month', 'month_end', 'workday', 'week', 'notice') then null
  when rule.of = 'track_left' then case
    when t.id is null then 'withdrawn'
    when t.status in ('finished', 'stopped') then 'talk_' || t.status
    when to_char(t.updated_at at time zone coalesce(p.zone, ${zone}), 'YYYY-MM-DD') <> r.base then 'went_on' end
  when o.id is null then 'withdrawn'
  when ${BASE} <> r.base then 'moved'
  when o.closed_by = any(rule.resolved) then o.closed_by
end`

/** What {@link whyNot} reads, joined to reminders `r`. */
export const REASONED = `left join rule on rule.id = r.rule
  left join people p on p.id = r.person_id
  left join occasions o on o.id = r.subject and o.person_id = r.person_id
  left join talks t on t.id = r.subject and rule.of = 'track_left'
  left join citizens guest on guest.person_id = r.person_id and (${INVITES} or rule.id = 'welcome')
  left join events happening on happening.id = r.subject and rule.id = 'event_invited'`

/** Reasons that may go away again before the reminder is stale: then it is open again. */
export const REVOCABLE = [
  'no_consent',
  'unreachable',
  'opted_out',
  'moved',
  'withdrawn',
  'done',
  'declined',
  'not_gone',
  'covered',
]

/** Milliseconds of the manners that statements need. */
export const mannersValues = ({ talk_lull_minutes, same_text_minutes, digest_minutes }: Manners) => ({
  lull: talk_lull_minutes * 60_000,
  sameText: same_text_minutes * 60_000,
  digest: digest_minutes * 60_000,
})
