import type pg from 'pg'
import type { KeyKeeper } from '../../application/ports/key-keeper.ts'
import { whileKeysRest } from './key-lock.ts'
import { removeCard } from './office/forget-citizen.ts'

const withLeaf = (table: string): string =>
  `select id from ${table} where get_byte(key, 0) = 2 and substring(key from 3 for 8) = any($1)`

/** As «Удалить мои данные» forgets: what counts stays, nameless. $1 ids of people. */
const FORGET_PEOPLE = [
  `delete from set_aside_updates where chat_key in (select chat_key from people where id = any($1))`,
  `update turns set person_id = null, talk_id = null, events = '[]', own_words = null, outgoing = null, owner = null
   where person_id = any($1)`,
  `delete from replaced_facts r using citizens c where c.id = r.citizen_id and c.person_id = any($1)`,
  'delete from people where id = any($1)',
  `update reminders set state = 'suppressed', reason = 'person_deleted', settled_at = clock_timestamp()
   where person_id = any($1) and state in ('planned', 'claimed')`,
  'update reminders set person_id = null where person_id = any($1)',
  'update human_tasks set person_id = null where person_id = any($1)',
  'delete from replans where person_id = any($1)',
]

const idsOf = async (client: pg.ClientBase, table: string, leaves: readonly Buffer[]): Promise<string[]> =>
  (await client.query<{ id: string }>(withLeaf(table), [leaves])).rows.map(({ id }) => id)

/**
 * Deletes once more whoever was deleted after the backup that this database was restored from: their keys are destroyed, so
 * their rows could not be read, and are not to be there.
 * @returns how many people and cards went
 */
export const replayDestroyed = async (pool: pg.Pool, keeper: KeyKeeper): Promise<number> => {
  const leaves = keeper.destroyed
  if (leaves.length === 0) return 0
  return whileKeysRest(pool, async (client) => {
    const people = await idsOf(client, 'people', leaves)
    for (const statement of people.length > 0 ? FORGET_PEOPLE : []) await client.query(statement, [people])
    const cards = await idsOf(client, 'citizens', leaves)
    for (const card of cards) await removeCard({ client }, card)
    return people.length + cards.length
  })
}
