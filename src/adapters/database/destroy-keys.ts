import type pg from 'pg'
import type { KeyKeeper } from '../../application/ports/key-keeper.ts'
import { iso } from './iso.ts'
import { whileKeysRest } from './key-lock.ts'

/** So many at a time. */
const PAGE = 200

/** A key that some row still has is not destroyed, whatever was noted: its note goes. */
const DROP_LIVING = `
delete from destroyed_keys d where done_at is null and (
  exists (select 1 from people where get_byte(key, 0) = 2 and substring(key from 3 for 8) = d.leaf)
  or exists (select 1 from citizens where get_byte(key, 0) = 2 and substring(key from 3 for 8) = d.leaf)
  or exists (select 1 from staff where get_byte(key, 0) = 2 and substring(key from 3 for 8) = d.leaf)
  or exists (select 1 from merged_cards where get_byte(key, 0) = 2 and substring(key from 3 for 8) = d.leaf))`

const PENDING = `select leaf from destroyed_keys where done_at is null order by at limit ${PAGE}`

/** What the store does not know to be destroyed, though it was, is destroyed once more by {@link destroyKeys}. */
export const destroyAgain = async (pool: pg.Pool, known: readonly Buffer[]): Promise<void> => {
  await pool.query(
    'update destroyed_keys set done_at = null where done_at is not null and not leaf = any($1)',
    [known],
  )
}

const pagesOf = async (client: pg.ClientBase, keeper: KeyKeeper, at: number): Promise<number> => {
  const { rows } = await client.query<{ leaf: Buffer }>(PENDING)
  if (rows.length === 0) return 0
  const leaves = rows.map(({ leaf }) => leaf)
  await keeper.destroy(leaves, iso(at).split('T')[0] ?? '')
  await client.query('update destroyed_keys set done_at = $2 where leaf = any($1)', [leaves, iso(at)])
  return leaves.length
}

/**
 * Destroys the keys of rows that were deleted. Deleting notes them in its own commit, so a key goes only when its row is
 * gone for good; breaking off in between does it again.
 * @returns how many were destroyed
 */
export const destroyKeys = async (pool: pg.Pool, keeper: KeyKeeper, at: number): Promise<number> => {
  const waiting = await pool.query('select 1 from destroyed_keys where done_at is null limit 1')
  if (waiting.rows.length === 0) return 0
  return whileKeysRest(pool, async (client) => {
    await client.query(DROP_LIVING)
    return pagesOf(client, keeper, at)
  })
}
