import type pg from 'pg'
import type { KeyKeeper } from '../../application/ports/key-keeper.ts'

/** Whose keys there are. */
const TABLES = ['people', 'citizens', 'staff', 'mentors', 'merged_cards'] as const

/** So many rows a statement: each is whole by itself, whenever it breaks off. */
const PAGE = 500

/** Keys that DATA_KEY alone wraps, or an older master key. $1 the id before the page, $2 the number in use. */
const pageOf = (table: string): string => `
select id, key from ${table} where id > $1 and (get_byte(key, 0) = 1 or get_byte(key, 1) <> $2) order by id limit ${PAGE}`

/** A key that changed meanwhile stays as it is. $1 ids, $2 the old cells, $3 the new ones. */
const writeOf = (table: string): string => `
update ${table} t set key = m.next from unnest($1::text[], $2::bytea[], $3::bytea[]) as m(id, old, next)
where t.id = m.id and t.key = m.old`

const moveTable = async (pool: pg.Pool, keeper: KeyKeeper, table: string): Promise<number> => {
  let after = ''
  let moved = 0
  for (;;) {
    const { rows } = await pool.query<{ id: string; key: Buffer }>(pageOf(table), [after, keeper.current])
    const last = rows.at(-1)
    if (!last) return moved
    after = last.id
    const next = rows.flatMap(({ id, key }) => {
      const wrapped = keeper.rewrapped(key)
      return wrapped === null ? [] : [{ id, key, wrapped }]
    })
    const values = [next.map(({ id }) => id), next.map(({ key }) => key), next.map(({ wrapped }) => wrapped)]
    const { rowCount } = await pool.query(writeOf(table), values)
    moved += rowCount ?? 0
  }
}

/**
 * Wraps every person's key as keys are wrapped now, in place: from DATA_KEY alone to the store apart, or by a new master key.
 * The key itself stays, and so does what it seals. Breaking off at any point loses nothing: a row's key is wrapped in the
 * one way or in the other, both open, and the next call goes on.
 * @returns how many keys were wrapped anew
 */
export const moveKeys = async (pool: pg.Pool, keeper: KeyKeeper): Promise<number> => {
  let moved = 0
  for (const table of TABLES) moved += await moveTable(pool, keeper, table)
  return moved
}

/** How many keys are wrapped by each master key; 0 – by DATA_KEY alone. */
export const keysByMaster = async (pool: pg.Pool): Promise<ReadonlyMap<number, number>> => {
  const each = TABLES.map((table) => `select key from ${table}`).join(' union all ')
  const { rows } = await pool.query<{ master: number; keys: number }>(
    `select case when get_byte(key, 0) = 1 then 0 else get_byte(key, 1) end as master, count(*)::int as keys
     from (${each}) k group by 1`,
  )
  return new Map(rows.map(({ master, keys }) => [master, keys]))
}

/** How many waiting replies and updates, and templates of institutions, a master key seals; 0 – those that DATA_KEY alone seals. */
export const waitingBy = async (pool: pg.Pool, master: number): Promise<number> => {
  const by = master === 0 ? 'get_byte(sealed, 0) = 1' : 'get_byte(sealed, 0) = 2 and get_byte(sealed, 1) = $1'
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int as n from (select sealed from set_aside_updates union all select outgoing from turns
       union all select file from own_forms where sealed) w(sealed)
     where length(sealed) > 2 and ${by}`,
    master === 0 ? [] : [master],
  )
  return rows[0]?.n ?? 0
}
