import type pg from 'pg'
import { vault } from '../../../src/adapters/crypto/vault.ts'
import { BOT, DATA_KEY } from './settings.ts'

/** A person with consent and a chat, as the product's own steps would have stored them. */
export interface Enrolled {
  readonly id: string
  readonly chat: number
  readonly zone?: string
  readonly language?: string
}

/** One reminder that is owed to a person. */
export interface Owed {
  /** The deterministic key, e.g. `plan_due|p7.plan0|2026-11-23`. */
  readonly key: string
  readonly person: string
  readonly chat: number
}

/** An occasion from which reminders follow. */
export interface Occasion {
  readonly subject: string
  readonly person: string
  readonly kind: string
  readonly date: string
  readonly time?: string
}

const SEALED = vault(DATA_KEY)
const LONG_AGO = '2026-01-10T09:00:00Z'

const PERSON = `insert into people (id, chat_key, key, address, language, consent, consent_at, zone, seen_at, created_at)
  select id, chat_key, key, address, language, 'ru-0', $6, zone, $6, $6
  from unnest($1::text[], $2::bytea[], $3::bytea[], $4::bytea[], $5::text[], $7::text[])
    as p(id, chat_key, key, address, zone, language)`

/** Puts people into the database; each has a key of their own, as in the product. */
export const insertPeople = async (pool: pg.Pool, people: readonly Enrolled[]): Promise<void> => {
  const keys = people.map(() => SEALED.newKey())
  await pool.query(PERSON, [
    people.map(({ id }) => id),
    people.map(({ chat }) => SEALED.pseudonym(`${BOT}:${chat}`)),
    keys,
    people.map(({ id, chat }, n) => SEALED.seal(keys[n] as Buffer, `people.address:${id}`, `${chat}`)),
    people.map(({ zone }) => zone ?? null),
    LONG_AGO,
    people.map(({ language }) => language ?? 'ru'),
  ])
}

/** Puts occasions into the database and, in the same commit, their people onto the planner's list. */
export const insertOccasions = async (pool: pg.Pool, occasions: readonly Occasion[]): Promise<void> => {
  await pool.query(
    `with said as (
       insert into occasions (id, person_id, kind, date, time, said_at)
       select id, person, kind, date, time, $6 from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
         as o(id, person, kind, date, time) returning person_id)
     insert into replans (person_id) select distinct person_id from said
     on conflict (person_id) do update set seq = excluded.seq`,
    [
      occasions.map(({ subject }) => subject),
      occasions.map(({ person }) => person),
      occasions.map(({ kind }) => kind),
      occasions.map(({ date }) => date),
      occasions.map(({ time }) => time ?? ''),
      LONG_AGO,
    ],
  )
}
