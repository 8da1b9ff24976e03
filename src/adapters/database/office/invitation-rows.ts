import type pg from 'pg'
import { z } from 'zod'
import type {
  ClaimedWave,
  Invitation,
  InvitationRound,
  InvitationWriting,
  Poster,
} from '../../../application/ports/office/invitation-round.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { LocalDate } from '../../../domain/calendar/local-date.ts'
import type { YardEvent } from '../../../domain/events/yard-event.ts'
import { iso } from '../iso.ts'
import { applyChanges } from './apply-changes.ts'
import { EVENT_COLUMNS, EventRow } from './event-rows.ts'
import { inTransaction } from './in-transaction.ts'

const WaveRow = EventRow.extend({
  group: z.string().nullable(),
  since: z.number(),
  most: z.number().nullable(),
  by: z.string(),
})

const OfferedRow = EventRow.extend({ group: z.string().nullable() })

/** Under this name it is kept when posters were looked after. */
const MARK = 'event_posters'

/**
 * Takes up what one employee asked for: the oldest that nobody holds, and the others of the same one. A round that broke off
 * goes on with what is left of its number. $1 now, $2 until when it is held, $3 how many events.
 */
const CLAIM = `
with mine as (
  select id from events where inviting_at is not null and (inviting_until is null or inviting_until <= $1)
    and inviting_by = (select inviting_by from events where inviting_at is not null
      and (inviting_until is null or inviting_until <= $1) order by inviting_at, id limit 1)
  order by inviting_at, id limit $3 for update skip locked)
update events e set inviting_until = $2 from mine where e.id = mine.id
returning ${EVENT_COLUMNS}, e.group_id as "group", e.inviting_by as by,
  floor(extract(epoch from e.inviting_at) * 1000)::float8 as since,
  e.inviting_most - (select count(*)::int from invitations i
    where i.event_id = e.id and i.at = e.inviting_at and i.channel <> 'poster') as most`

/** Who holds a wave holds it on; the row's lock makes a cancellation wait. $1 events, $2 held as of, $3 from now on until. */
const HOLD_ON = `
update events e set inviting_until = $3 from unnest($1::text[], $2::timestamptz[]) as m(id, held)
where e.id = m.id and e.inviting_until = m.held and e.inviting_at is not null and e.state = 'open' returning e.id`

/** People of a page, in the order of their ids so that two pages at once do not wait for each other crosswise. $1 citizens. */
const LOCK = 'select id from citizens where id = any($1) order by id for no key update'

/**
 * Invitations of a page and their messages. `nth` counts the messages of one person in one week within the page. $1 rows as
 * JSON, $2 messages a week, $3 rule, $4 day, $5 now, $6 held for a person to decide.
 */
const WRITE = `
with g as (
  select *, row_number() over (partition by citizen, week, channel order by event) as nth
  from jsonb_to_recordset($1::jsonb) as g(event text, citizen text, channel text, week text, chat text, since timestamptz,
    due timestamptz, expires timestamptz)
  where not exists (select 1 from invitations i where i.event_id = g.event and i.citizen_id = g.citizen)),
put as (
  insert into invitations (event_id, citizen_id, channel, week, at)
  select event, citizen, channel, week, since from g
  where channel <> 'message' or nth + (select count(*) from invitations i
    where i.citizen_id = g.citizen and i.week = g.week and i.channel = 'message') <= $2
  on conflict do nothing returning event_id, citizen_id, channel),
noted as (
  update citizens c set invited_on = $4 from (select distinct citizen_id from put) as who
  where c.id = who.citizen_id and c.invited_on is distinct from $4)
insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, planned_at, hold)
select $3 || '|' || g.event || '|' || g.citizen, $3, g.chat, g.event, $4, g.due, g.expires, g.due, $5, $6
from put join g on g.event = put.event_id and g.citizen = put.citizen_id where put.channel = 'message'
on conflict (key) do nothing`

/** $1 posters as JSON, $2 rule, $3 day, $4 now, $5 held for a person to decide. */
const WRITE_POSTERS = `
with g as (
  select * from jsonb_to_recordset($1::jsonb) as g(citizen text, chat text, week text, events jsonb, due timestamptz,
    expires timestamptz)),
told as (
  insert into reminders (key, rule, person_id, subject, base, due_at, expires_at, look_at, planned_at, hold)
  select $2 || '|' || g.week || '|' || g.citizen, $2, g.chat, g.week, $3, g.due, g.expires, g.due, $4, $5 from g
  on conflict (key) do nothing returning key),
put as (
  insert into invitations (event_id, citizen_id, channel, week, at)
  select each.event, g.citizen, 'poster', g.week, $4 from g
    join told on told.key = $2 || '|' || g.week || '|' || g.citizen,
    jsonb_array_elements_text(g.events) as each(event)
  on conflict do nothing)
select count(*)::int as n from told`

/** Invitations in PostgreSQL: a few statements a page, however many people stand in it. */
export class PostgresInvitationRound implements InvitationRound {
  readonly #pool: pg.Pool
  readonly #vault: Vault
  readonly #bot: string

  constructor(pool: pg.Pool, vault: Vault, bot: string) {
    this.#pool = pool
    this.#vault = vault
    this.#bot = bot
  }

  async claim(at: number, heldUntil: number, most: number): Promise<readonly ClaimedWave[]> {
    const { rows } = await this.#pool.query(CLAIM, [iso(at), iso(heldUntil), most])
    return rows.map((row) => {
      const { since, most: left, by, ...event } = WaveRow.parse(row)
      return { event, since, by, most: left === null ? null : Math.max(0, left), held: heldUntil }
    })
  }

  write(
    waves: readonly ClaimedWave[],
    invitations: readonly Invitation[],
    writing: InvitationWriting & { readonly heldUntil: number },
  ): Promise<readonly ClaimedWave[]> {
    const { rule, day, at, aWeek, hold, heldUntil } = writing
    return inTransaction(this.#pool, async (client) => {
      const { rows } = await client.query<{ id: string }>(HOLD_ON, [
        waves.map(({ event }) => event.id),
        waves.map(({ held }) => iso(held)),
        iso(heldUntil),
      ])
      const held = waves
        .filter(({ event }) => rows.some(({ id }) => id === event.id))
        .map((wave) => ({ ...wave, held: heldUntil }))
      const since = new Map(held.map((wave) => [wave.event.id, iso(wave.since)]))
      const put = invitations.filter(({ event }) => since.has(event))
      if (put.length === 0) return held
      await client.query(LOCK, [put.map(({ citizen }) => citizen)])
      const values = put.map((each) => ({
        ...each,
        since: since.get(each.event),
        due: iso(each.due),
        expires: iso(each.expires),
      }))
      await client.query(WRITE, [JSON.stringify(values), aWeek, rule, day, iso(at), hold])
      return held
    })
  }

  async end(...[{ event, held }, also]: Parameters<InvitationRound['end']>): Promise<void> {
    await inTransaction(this.#pool, async (client) => {
      const { rowCount } = await client.query(
        `update events set inviting_at = null, inviting_by = null, inviting_most = null, inviting_until = null
         where id = $1 and inviting_until = $2 and inviting_at is not null`,
        [event.id, iso(held)],
      )
      return (rowCount ?? 0) === 0 || applyChanges({ client, vault: this.#vault, bot: this.#bot }, also)
    })
  }

  async lastPosters(): Promise<number | null> {
    const { rows } = await this.#pool.query<{ until: Date }>('select until from plan_marks where rule = $1', [
      MARK,
    ])
    return rows[0]?.until.getTime() ?? null
  }

  async keepPosters(at: number): Promise<void> {
    await this.#pool.query(
      `insert into plan_marks (rule, until) values ($1, $2)
       on conflict (rule) do update set until = greatest(plan_marks.until, excluded.until)`,
      [MARK, iso(at)],
    )
  }

  async offered(
    from: LocalDate,
    until: LocalDate,
  ): Promise<readonly (YardEvent & { readonly group: string | null })[]> {
    const { rows } = await this.#pool.query(
      `select ${EVENT_COLUMNS}, e.group_id as "group" from events e
       where e.state = 'open' and e.day <= $2 and coalesce(e.end_day, e.day) >= $1 and (e.capacity is null or e.taken < e.capacity)
       order by e.day, e.time, e.id`,
      [from, until],
    )
    return rows.map((row) => OfferedRow.parse(row))
  }

  async writePosters(
    posters: readonly Poster[],
    { rule, day, at, hold }: Omit<InvitationWriting, 'aWeek'>,
  ): Promise<number> {
    const values = posters.map((each) => ({ ...each, due: iso(each.due), expires: iso(each.expires) }))
    const { rows } = await this.#pool.query<{ n: number }>(WRITE_POSTERS, [
      ...[JSON.stringify(values), rule, day, iso(at), hold],
    ])
    return rows[0]?.n ?? 0
  }
}
