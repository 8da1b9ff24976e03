import { performance } from 'node:perf_hooks'
import type pg from 'pg'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { PostgresDayDesk } from '../../src/adapters/database/office/day-rows.ts'
import type { Day } from '../../src/application/ports/office/day-desk.ts'
import { DATA_KEY, DAY } from './crowd.ts'
import { atMost, compared, type Result, round, roundsOf, timed } from './measure.ts'
import type { Setting } from './setting.ts'

const SIZES = {
  full: { small: { specialists: 20, people: 2_000 }, large: { specialists: 200, people: 20_000 } },
  tiny: { small: { specialists: 1, people: 100 }, large: { specialists: 2, people: 200 } },
}
/** Tasks that a morning tells of each specialist; as many again are not due yet. */
const TASKS = 8
/** The last day that is told. */
const UNTIL = '2026-11-30'

type Service = (typeof SIZES)['full']['small']

/** Keys and names of citizens, sealed as the product seals them. */
const sealedNames = (people: number): { ids: string[]; keys: Buffer[]; names: Buffer[] } => {
  const sealing = vault(DATA_KEY)
  const ids = Array.from({ length: people }, (_, n) => `c${n}`)
  const keys = ids.map(() => sealing.newKey())
  const names = ids.map((id, n) =>
    sealing.seal(keys[n] as Buffer, `citizens.name:${id}`, `Выдуманная Анна ${n}`),
  )
  return { ids, keys, names }
}

/** A department with so many specialists, a district each, their people – seven of ten of them 55+ – and tasks. */
const fill = async (pool: pg.Pool, { specialists, people }: Service): Promise<void> => {
  await pool.query("insert into institutions values ('i', 'i')")
  await pool.query("insert into departments values ('d', 'i', 'd')")
  await pool.query(
    `insert into staff (id, department_id, role, state, key, name, joined_at)
     select 's' || n, 'd', 'specialist', 'active', '', '', '2026-01-01' from generate_series(0, $1 - 1) n`,
    [specialists],
  )
  await pool.query("insert into districts select 'r' || n, 'd', 'r' from generate_series(0, $1 - 1) n", [
    specialists,
  ])
  await pool.query(
    `insert into assignments (id, staff_id, district_id, kind, from_day)
     select 'a' || n, 's' || n, 'r' || n, 'own', '2026-01-01' from generate_series(0, $1 - 1) n`,
    [specialists],
  )
  const { ids, keys, names } = sealedNames(people)
  await pool.query(
    `insert into citizens (id, district_id, key, name, same_as, sex, senior_from, registered_on)
     select c.id, 'r' || ((c.n - 1) % $4), c.key, c.name, '', 'female',
       case when ((c.n - 1) / $4) % 10 < 7 then '2015-01-01' else '2050-01-01' end, '2026-01-01'
     from unnest($1::text[], $2::bytea[], $3::bytea[]) with ordinality as c(id, key, name, n)`,
    [ids, keys, names, specialists],
  )
  await pool.query(
    `insert into tasks (id, key, kind, citizen_id, district_id, due, made_on)
     select 't' || s || '.' || t, 't' || s || '.' || t, 'help', 'c' || (s + t * $1), 'r' || s,
       case when t < $2 then $3 else '2027-06-01' end, '2026-11-01'
     from generate_series(0, $1 - 1) s, generate_series(0, $2 * 2 - 1) t`,
    [specialists, TASKS, DAY],
  )
  await pool.query(
    `insert into monthly_contacts (citizen_id, month, done_on)
     select id, left($1, 7), $1 from citizens where ('x' || left(md5(id), 2))::bit(8)::int < 128`,
    [DAY],
  )
  await pool.query('vacuum analyze citizens, tasks, monthly_contacts, assignments, staff, districts')
}

const check = (days: readonly Day[], { specialists }: Service): void => {
  const isWhole = days.every(
    ({ tasks, month }) => tasks.length === TASKS && month.all >= 60 && month.left > 0,
  )
  if (days.length !== specialists || !isWhole) throw new Error('a morning was not computed whole')
}

interface Morning {
  /** Microseconds for each specialist, all in one pass. */
  readonly together: () => Promise<number>
  /** Microseconds for each specialist, one after the other: as notices are worded. */
  readonly apart: () => Promise<number>
}

const morning = async (pool: pg.Pool, size: Service): Promise<Morning> => {
  await fill(pool, size)
  const desk = new PostgresDayDesk(pool, vault(DATA_KEY))
  const staff = Array.from({ length: size.specialists }, (_, n) => `s${n}`)
  return {
    together: () => timed(async () => check(await desk.days(staff, DAY, UNTIL), size), size.specialists),
    apart: async () => {
      const from = performance.now()
      for (const each of staff) check(await desk.days([each], DAY, UNTIL), { ...size, specialists: 1 })
      return ((performance.now() - from) * 1_000) / size.specialists
    },
  }
}

/** All morning digests of a large service cost each specialist no more than those of a small one. */
export const digestScale = async (at: Setting): Promise<Result> => {
  const server = await at.server()
  const { small: few, large: many } = SIZES[at.size]
  const large = await morning((await server.database('digest_large')).pool, many)
  const small = await morning((await server.database('digest_small')).pool, few)
  const { one, other, ratio } = await compared(large.together, small.together, roundsOf(at.size))
  const detail = {
    us_each_of_200: round(one),
    us_each_of_20: round(other),
    ms_all_200: round((one * many.specialists) / 1_000),
    us_apart_of_200: round(await large.apart()),
    us_apart_of_20: round(await small.apart()),
  }
  return atMost('digest-scale', 'morning digest per specialist: 20 000 people / 2 000', ratio, 1.5, detail)
}
