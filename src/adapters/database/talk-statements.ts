/**
 * How a row is written by one update: `insert` – a new row; `update` – a change of a known one; `check` – not at all, but
 * the decision was made on it, so it must not have changed; `none` – there is none.
 */
export type Writing = 'none' | 'check' | 'insert' | 'update'

/** Which parts one step writes: each combination is one prepared statement. */
export interface StepShape {
  readonly person: Exclude<Writing, 'none'>
  readonly talk: Writing
  /** Whether reminders follow from it: dated things changed, or how the person can be told. */
  readonly reasons: boolean
  /** Whether the person was heard: else the turn is nobody's, and only its name is remembered. */
  readonly heard: boolean
}

/** The name of a shape's prepared statement: every part of the shape stands in it, or two shapes would share one. */
export const stepName = ({ person, talk, reasons, heard }: StepShape): string =>
  ['step', person, talk, ...(reasons ? ['reasons'] : []), ...(heard ? [] : ['unheard'])].join('-')

/**
 * Loads person and talk for an update in one round trip, as one JSON value: the driver's work grows with the number of
 * columns. $1 chat key, $2 bot, $3 update, $4 pressed talk.
 */
export const LOAD = `
select json_build_object(
  'seen', exists (select 1 from turns where bot = $2 and update_id = $3),
  'person', case when p.id is not null then json_build_object(
    'id', p.id, 'key', encode(p.key, 'base64'), 'language', p.language, 'large', p.large, 'consent', p.consent,
    'consentAsked', p.consent_asked, 'blocked', p.blocked, 'zone', p.zone, 'muted', p.muted, 'currentTalk', p.current_talk,
    'staff', p.staff_id, 'dialog', p.dialog, 'handover', p.handover, 'distress', p.distress, 'learned', p.learned,
    'seenAt', floor(extract(epoch from p.seen_at) * 1000), 'revision', p.revision) end,
  'talk', case when t.id is not null then json_build_object(
    'id', t.id, 'session', t.session, 'ownWords', encode(t.own_words, 'base64'),
    'updatedAt', floor(extract(epoch from t.updated_at) * 1000), 'revision', t.revision) end) as loaded
from (select 1) one
left join people p on p.chat_key = $1
left join talks t on t.id = coalesce($4, p.current_talk) and t.person_id = p.id`

const TURN = `turn as (
  insert into turns (bot, update_id, at, outgoing, owner, person_id, talk_id, events, own_words)
  values ($1, $2, $3, $4, $5, $6, $18, $26, $27))`

const TURN_OF_NOBODY = TURN.replace('$6', 'null')

const PERSON: Readonly<Record<StepShape['person'], string>> = {
  check: 'person as (select id from people where id = $6 and revision = $17)',
  insert: `person as (
  insert into people (id, chat_key, key, address, language, large, consent, consent_at, consent_asked, blocked, current_talk, zone, muted, staff_id, dialog, handover, distress, learned, seen_at, created_at)
  values ($6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $28, $29, $31, $32, $33, $34, $35::jsonb, $3, $3) on conflict (chat_key) do nothing returning id)`,
  update: `person as (
  update people set address = $9, language = $10, large = $11, consent = $12, consent_at = case when consent is not distinct from $12 then consent_at else $13 end, consent_asked = $14,
    blocked = $15, current_talk = $16, zone = $28, muted = $29, staff_id = $31, dialog = $32, handover = $33, distress = $34, learned = $35::jsonb, seen_at = $3, revision = revision + 1
  where id = $6 and revision = $17 returning id)`,
}

const TALK: Readonly<Record<Exclude<Writing, 'none'>, string>> = {
  check: 'talk as (select id from talks where id = $18 and revision = $25)',
  insert: `talk as (
  insert into talks (id, person_id, need, definition, status, step, session, own_words, created_at, updated_at)
  values ($18, $6, $19, $20, $21, $22, $23, $24, $3, $3) returning id)`,
  update: `talk as (
  update talks set definition = $20, status = $21, step = $22, session = $23, own_words = $24, updated_at = $3,
    revision = revision + 1
  where id = $18 and person_id = $6 and revision = $25 returning id)`,
}

/**
 * The hot path: the talk changes, the person must not have. Where the talk was outrun no turn is inserted either, so
 * nothing has to fail; it costs an eighth less than parts with guards.
 */
const HOT = `with talk as (
  update talks set definition = $20, status = $21, step = $22, session = $23, own_words = $24, updated_at = $3,
    revision = talks.revision + 1
  from people where people.id = $6 and people.revision = $17
    and talks.id = $18 and talks.person_id = $6 and talks.revision = $25 returning talks.id)
insert into turns (bot, update_id, at, outgoing, owner, person_id, talk_id, events, own_words)
select $1::text, $2::text, $3::timestamptz, $4::bytea, $5::bigint, $6::text, talk.id, $26::jsonb, $27::bytea from talk`

/** A row that another writer was faster with fails the whole statement: nothing of it stays. */
const guard = (part: 'person' | 'talk'): string => `1 / (select count(*)::int from ${part})`

/**
 * The reasons of reminders change with what they follow from, and whoever they are for is looked at again. What was
 * settled stays settled unless its day or time is another.
 */
const REASONS = `change as (
  select * from jsonb_to_recordset($30::jsonb) as c("id" text, "kind" text, "date" text, "time" text, "closedBy" text)),
said as (
  insert into occasions (id, person_id, kind, date, time, said_at) select id, $6, kind, date, time, $3 from change where "kind" is not null
  on conflict (id) do update set date = excluded.date, time = excluded.time, said_at = excluded.said_at, closed_by = null
  where occasions.person_id = excluded.person_id),
settled as (
  update occasions set closed_by = change."closedBy" from change
  where change."kind" is null and occasions.id = change."id" and occasions.person_id = $6
    -- The end of a talk closes little: a paper goes on running out until the person has done something about it.
    and (occasions.closed_by is null or occasions.closed_by = 'talk_finished')),
replan as (insert into replans (person_id) values ($6) on conflict (person_id) do update set seq = excluded.seq)`

const guarded = ({ person, talk, reasons, heard }: StepShape): string => {
  const parts = [
    heard ? TURN : TURN_OF_NOBODY,
    PERSON[person],
    ...(talk === 'none' ? [] : [TALK[talk]]),
    ...(reasons ? [REASONS] : []),
  ]
  const guards = [guard('person'), ...(talk === 'none' ? [] : [guard('talk')])]
  return `with ${parts.join(',\n')}\nselect ${guards.join(', ')}`
}

/**
 * The one statement of a step: the turn with its events and replies, person and talk, together or not at all
 * (promises.md 5). It hits a row, or another writer was faster. Parameters keep their numbers in all shapes; `used` lists
 * those that a shape needs, in order.
 */
export const stepStatement = (shape: StepShape): { sql: string; used: readonly number[] } => {
  const sql = shape.person === 'check' && shape.talk === 'update' && !shape.reasons ? HOT : guarded(shape)
  const numbers = [...sql.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number))
  const used = [...new Set(numbers)].sort((a, b) => a - b)
  const renumbered = sql.replace(/\$(\d+)/g, (_, number) => `$${used.indexOf(Number(number)) + 1}`)
  return { sql: renumbered, used }
}
