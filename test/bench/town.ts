import type pg from 'pg'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { addDays, type LocalDate } from '../../src/domain/calendar/local-date.ts'
import { DATA_KEY, DAY } from './crowd.ts'

/** The head who invites. */
export const INVITER = 'h'
const DISTRICTS = 20
const HOME = { latitude: 60.94, longitude: 76.55 }
/** Degrees that people's homes and places lie apart at most: some kilometres. */
const SPREAD = 0.04
/** What people say in their cards, some of it each. */
const ITEMS = [
  ...['concerts', 'theatre', 'cinema', 'exhibitions', 'fitness', 'health', 'tourism', 'education'],
  ...['no_steps', 'toilet', 'morning', 'afternoon', 'weekend'],
]
const KINDS = ['concert', 'theatre', 'cinema', 'exhibition', 'fitness', 'health', 'tourism', 'education']
/** Every third person has said nothing yet. */
const SILENT = 3
/** People in one statement while the town is made. */
const STRETCH = 5_000

/** Numbers between 0 and 1 that look like chance and repeat. */
const chanceOf = (n: number, salt: number): number => {
  const x = Math.sin(n * 12.9898 + salt * 78.233) * 43_758.5453
  return x - Math.floor(x)
}

const cardOf = (n: number): string | null =>
  n % SILENT === 0
    ? null
    : JSON.stringify({ chosen: ITEMS.filter((_, item) => chanceOf(n, item) < 0.25).concat('alone') })

const pointOf = (n: number, salt: number): { latitude: number; longitude: number } => ({
  latitude: HOME.latitude + (chanceOf(n, salt) - 0.5) * SPREAD,
  longitude: HOME.longitude + (chanceOf(n, salt + 1) - 0.5) * SPREAD,
})

const addPeople = async (pool: pg.Pool, from: number, to: number): Promise<void> => {
  const sealing = vault(DATA_KEY)
  const people = Array.from({ length: to - from }, (_, at) => {
    const n = from + at
    const [id, key] = [`c${String(n).padStart(6, '0')}`, sealing.newKey()]
    const card = cardOf(n)
    return {
      id,
      key,
      n,
      home: sealing.seal(key, `citizens.home:${id}`, JSON.stringify(pointOf(n, 30))),
      card: card === null ? null : sealing.seal(key, `needs_cards.card:${id}`, card),
    }
  })
  const carded = people.filter(({ card }) => card !== null)
  await pool.query(
    `insert into people (id, chat_key, key, address, consent, consent_asked, seen_at, created_at)
     select 'p' || id, sha256(id::bytea), 'key', 'address', 'ru-1', true, '2026-11-01', '2026-11-01' from unnest($1::text[]) id`,
    [people.map(({ id }) => id)],
  )
  await pool.query(
    `insert into citizens (id, district_id, person_id, key, name, same_as, sex, birth_date, senior_from, living_alone, registered_on,
       home, invited_on)
     select c.id, 'r' || (c.n % $5), 'p' || c.id, c.key, '', '', 'female', '1955-03-08', '2010-03-08', c.n % 4 = 0, '2026-01-01', c.home,
       case when c.n % 5 > 0 then to_char(date '2026-09-01' + c.n % 80, 'YYYY-MM-DD') end
     from unnest($1::text[], $2::bytea[], $3::bytea[], $4::int[]) as c(id, key, home, n)`,
    [
      ...[people.map(({ id }) => id), people.map(({ key }) => key), people.map(({ home }) => home)],
      ...[people.map(({ n }) => n), DISTRICTS],
    ],
  )
  await pool.query(
    `insert into needs_cards (citizen_id, card, updated_on) select id, card, '2026-11-01' from unnest($1::text[], $2::bytea[]) c(id, card)`,
    [carded.map(({ id }) => id), carded.map(({ card }) => card)],
  )
}

/** A department with so many women of 71 who can be written to: homes, and two of three with a needs card. */
export const fillTown = async (pool: pg.Pool, people: number): Promise<void> => {
  await pool.query("insert into institutions values ('i', 'i')")
  await pool.query("insert into departments values ('d', 'i', 'd')")
  await pool.query(
    `insert into staff (id, department_id, role, state, key, name, joined_at) values ($1, 'd', 'head', 'active', '', '', '2026-01-01')`,
    [INVITER],
  )
  await pool.query("insert into districts select 'r' || n, 'd', 'r' from generate_series(0, $1 - 1) n", [
    DISTRICTS,
  ])
  for (let from = 0; from < people; from += STRETCH)
    await addPeople(pool, from, Math.min(people, from + STRETCH))
  await pool.query('vacuum analyze citizens, needs_cards, people, invitations, sign_ups, group_members')
}

/** So many open events of the next weeks, every fifth with few places; people are invited to all of them. */
export const addTownEvents = async (pool: pg.Pool, events: number): Promise<void> => {
  for (let n = 0; n < events; n += 1) {
    const day: LocalDate = addDays(DAY, 2 + (n % 20))
    const details = {
      title: `Event ${n}`,
      price: 0,
      point: n % 2 === 0 ? pointOf(n, 50) : null,
      access: { no_steps: n % 4 > 0, transport: true, ...(n % 3 === 0 ? { toilet: true } : {}) },
    }
    await pool.query(
      `insert into events (id, department_id, kind, day, time, details, capacity, state, made_by, made_on, inviting_at, inviting_by,
         inviting_most)
       values ($1, 'd', $2, $3, $4, $5::jsonb, $6, 'open', $7, $8, $9, $7, $10)`,
      [
        ...[`e${n}`, KINDS[n % KINDS.length], day, n % 2 === 0 ? '11:00' : '18:00', JSON.stringify(details)],
        ...[n % 5 === 0 ? 30 : null, INVITER, DAY, `${DAY}T05:00:00Z`, n % 5 === 0 ? 120 : null],
      ],
    )
  }
}
