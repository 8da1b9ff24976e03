import type pg from 'pg'
import { z } from 'zod'
import { personFactsOf } from '../../../application/office/people/citizen-facts.ts'
import type {
  AudienceDesk,
  AudiencePage,
  AudienceReach,
  AudienceRow,
  CallLine,
  InviteWishes,
  WaveOutcome,
} from '../../../application/ports/office/audience-desk.ts'
import { PRESENCES } from '../../../application/ports/office/register-change.ts'
import type { Vault } from '../../../application/ports/vault.ts'
import type { Actor } from '../../../domain/access/can.ts'
import { seesField } from '../../../domain/access/fields.ts'
import { addDays, type LocalDate } from '../../../domain/calendar/local-date.ts'
import { Point } from '../../../domain/events/yard-event.ts'
import { categoriesOn } from '../../../domain/people/categories.ts'
import { NeedsCard } from '../../../domain/people/needs-card.ts'
import { iso } from '../iso.ts'
import { FactsRow } from './citizen-columns.ts'
import { MAY_BE_GONE } from './may-be-gone.ts'
import { onList } from './on-list.ts'
import { CAN_BE_WRITTEN_TO } from './reachable.ts'
import { visible } from './scope.ts'
import { cell } from './writing.ts'

/** Invitations further back are no reason not to invite once more: to an exhibition that lasts all year. */
const REMEMBERED_DAYS = 182
/** People to be called about one event that are shown. */
const MOST_CALLS = 200

const Sealed = z.instanceof(Buffer).nullable()

/** What groups are told from, with the key of the card. */
const GROUPING = {
  id: true,
  key: true,
  sex: true,
  birthDate: true,
  disability: true,
  livingAlone: true,
  lonely: true,
  categories: true,
} as const

const Row = FactsRow.pick(GROUPING).extend({
  district: z.string(),
  presence: z.enum(PRESENCES),
  presenceFrom: z.string().nullable(),
  presenceUntil: z.string().nullable(),
  invitedOn: z.string().nullable(),
  home: Sealed,
  card: Sealed,
  chat: z.string().nullable(),
  isWelcome: z.boolean(),
  zone: z.string().nullable(),
  first: z.number(),
  second: z.number(),
  invited: z.array(z.string()).nullable(),
  answered: z.array(z.string()).nullable(),
  groups: z.array(z.string()).nullable(),
})

/** Reads `c` and `p`. */
const WELCOME = `(c.invites_welcome and not coalesce('events' = any(p.muted), false))`

/**
 * A page of people. $1 whose (an employee or a department), $2 day, $3 the last one of the page before, $4 size, $5 events, $6 and
 * $7 weeks, $8 since when invitations are remembered; of a poster $9 weekdays and $10 the usual one.
 */
const page = (reach: string, also: string): string => `
select c.id, c.key, c.district_id as district, c.sex, c.birth_date as "birthDate", c.disability, c.living_alone as "livingAlone",
  c.lonely, c.categories, c.state as presence, c.state_from as "presenceFrom", c.state_until as "presenceUntil",
  c.invited_on as "invitedOn", c.home, n.card, case when ${CAN_BE_WRITTEN_TO} then p.id end as chat, ${WELCOME} as "isWelcome", p.zone,
  w.first, w.second, w.invited,
  (select array_agg(s.event_id) from sign_ups s where s.citizen_id = c.id and s.event_id = any($5)) as answered,
  (select array_agg(m.group_id) from group_members m where m.citizen_id = c.id) as groups
from citizens c left join needs_cards n on n.citizen_id = c.id left join people p on p.id = c.person_id
cross join lateral (
  select count(*) filter (where i.channel = 'message' and i.week = $6)::int as first,
    count(*) filter (where i.channel = 'message' and i.week = $7)::int as second,
    array_agg(i.event_id) filter (where i.event_id = any($5)) as invited
  from invitations i where i.citizen_id = c.id and i.week >= $8) w
where c.id > $3 and ${reach} and not ${MAY_BE_GONE} ${also} order by c.id limit $4`

const OF_STAFF = 'c.district_id in (select district_id from reach($1, $2))'
const OF_DEPARTMENT =
  '$2::text is not null and c.district_id in (select id from districts where department_id = $1)'
const FOR_POSTER = `and c.person_id is not null and ${CAN_BE_WRITTEN_TO} and ${WELCOME} and coalesce(c.poster_weekday, $10) = any($9)`

/** Who is invited to what, in PostgreSQL: one statement a page, however many events are looked at. */
export class PostgresAudienceDesk implements AudienceDesk {
  readonly #pool: pg.Pool
  readonly #vault: Vault

  constructor(pool: pg.Pool, vault: Vault) {
    this.#pool = pool
    this.#vault = vault
  }

  async page(reach: AudienceReach, asked: AudiencePage): Promise<readonly AudienceRow[]> {
    const { day, after, size, events, weeks, poster } = asked
    const isStaff = 'staff' in reach
    const statement = page(isStaff ? OF_STAFF : OF_DEPARTMENT, poster ? FOR_POSTER : '')
    const { rows } = await this.#pool.query(statement, [
      ...[isStaff ? reach.staff : reach.department, isStaff ? reach.day : day, after, size, [...events]],
      ...[...weeks, addDays(day, -REMEMBERED_DAYS)],
      ...(poster ? [[...poster.weekdays], poster.usual] : []),
    ])
    return rows.map((row) => this.#opened(row, day))
  }

  #opened(row: unknown, day: LocalDate): AudienceRow {
    const { key, home, card, first, second, invited, answered, groups, ...known } = Row.parse(row)
    const { id } = known
    const point = home && this.#vault.open(key, cell('citizens', 'home', id), home)
    const needs = card && this.#vault.open(key, cell('needs_cards', 'card', id), card)
    return {
      id,
      district: known.district,
      birthDate: known.birthDate,
      invitedOn: known.invitedOn,
      presence: known.presence,
      presenceFrom: known.presenceFrom,
      presenceUntil: known.presenceUntil,
      chat: known.chat,
      isWelcome: known.isWelcome,
      zone: known.zone,
      categories: new Set(categoriesOn(personFactsOf(known), day)),
      home: point === null ? null : Point.parse(JSON.parse(point)),
      chosen: new Set(needs === null ? [] : NeedsCard.parse(JSON.parse(needs)).chosen),
      groups: new Set(groups ?? []),
      messages: [first, second],
      known: new Set([...(invited ?? []), ...(answered ?? [])]),
    }
  }

  async calls(
    actor: Actor,
    event: string,
    also: readonly string[],
    { day, at }: { readonly day: LocalDate; readonly at: number },
  ): Promise<readonly CallLine[]> {
    const { rows } = await this.#pool.query<{
      id: string
      key: Buffer
      name: Buffer
      phone: Buffer | null
    }>(
      `select c.id, c.key, c.name, c.phone from citizens c
       where ${visible('c', 1, 2, 3)} and ${onList('c', 2)} and (c.id = any($5) or exists (
         select 1 from invitations i where i.event_id = $4 and i.citizen_id = c.id and i.channel = 'call'))
         and not exists (select 1 from sign_ups s where s.event_id = $4 and s.citizen_id = c.id)
       order by c.id limit $6`,
      [actor.id, day, iso(at), event, [...also], MOST_CALLS],
    )
    const open = (column: 'name' | 'phone', id: string, key: Buffer, value: Buffer | null): string | null =>
      value === null || !seesField(actor.role, column)
        ? null
        : this.#vault.open(key, cell('citizens', column, id), value)
    return rows
      .map(({ id, key, name, phone }) => ({
        citizen: id,
        name: open('name', id, key, name) ?? '',
        phone: open('phone', id, key, phone),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'ru') || (a.citizen < b.citizen ? -1 : 1))
  }

  async outcome(event: string, since: number): Promise<WaveOutcome> {
    const { rows } = await this.#pool.query<WaveOutcome>(
      `select count(*) filter (where channel = 'message')::int as message,
         count(*) filter (where channel = 'call')::int as call
       from invitations where event_id = $1 and at = $2`,
      [event, iso(since)],
    )
    return rows[0] as WaveOutcome
  }

  async poster(citizen: string, week: LocalDate): Promise<readonly string[]> {
    const { rows } = await this.#pool.query<{ id: string }>(
      `select e.id from invitations i join events e on e.id = i.event_id
       where i.citizen_id = $1 and i.week = $2 and i.channel = 'poster' and e.state = 'open' order by e.day, e.time, e.id`,
      [citizen, week],
    )
    return rows.map(({ id }) => id)
  }

  async wishes(citizen: string): Promise<InviteWishes | null> {
    const { rows } = await this.#pool.query<InviteWishes>(
      'select poster_weekday as "posterWeekday", invites_welcome as "isWelcome" from citizens where id = $1',
      [citizen],
    )
    return rows[0] ?? null
  }
}
