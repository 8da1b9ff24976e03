import type { MovedTable, Within } from './merged-tables.ts'
import { keyOf } from './merged-tables.ts'
import type { Writing } from './writing.ts'

/** One of two cards, as its rows are moved. */
export interface Holder {
  readonly id: string
  readonly key: Buffer
}

/** Between which cards rows go. */
export interface Way {
  readonly from: Holder
  readonly to: Holder
}

/** Empty words stand for nothing and are sealed by no key. */
const resealed = (
  { vault }: Writing,
  { from, to }: Way,
  words: Buffer,
  [before, after]: readonly [string, string],
): Buffer => (words.length === 0 ? words : vault.seal(to.key, after, vault.open(from.key, before, words)))

/** Names of the rows of a card that go: those asked for, else all that nothing is in the way of. $1 from, $2 to, $3 asked. */
const movedKeys = async (
  { client }: Writing,
  table: MovedTable,
  { from, to }: Way,
  asked: readonly string[] | null,
): Promise<string[]> => {
  const free = asked === null && table.clash !== null ? `and not ${table.clash}` : ''
  const { rows } = await client.query<{ key: string }>(
    `update ${table.table} t set citizen_id = $2
     where t.citizen_id = $1 and ($3::text[] is null or ${keyOf(table)} = any($3)) ${free} returning ${keyOf(table)} as key`,
    [from.id, to.id, asked],
  )
  return rows.map(({ key }) => key)
}

const resealColumns = async (
  writing: Writing,
  table: MovedTable,
  way: Way,
  keys: readonly string[],
): Promise<void> => {
  for (const { column, place } of table.sealed) {
    const { rows } = await writing.client.query<{ key: string; words: Buffer }>(
      `select ${keyOf(table)} as key, t.${column} as words from ${table.table} t
       where t.citizen_id = $1 and ${keyOf(table)} = any($2) and t.${column} is not null`,
      [way.to.id, keys],
    )
    for (const { key, words } of rows)
      await writing.client.query(
        `update ${table.table} t set ${column} = $3 where t.citizen_id = $1 and ${keyOf(table)} = $2`,
        [
          ...[way.to.id, key],
          resealed(writing, way, words, [place(key, way.from.id), place(key, way.to.id)]),
        ],
      )
  }
}

/** Seals anew what hangs on moved rows. */
export const resealWithin = async (
  writing: Writing,
  { table, by, column, place }: Within,
  way: Way,
  above: readonly string[],
): Promise<void> => {
  const { rows } = await writing.client.query<{ id: string; above: string; words: Buffer }>(
    `select id::text, ${by} as above, ${column} as words from ${table} where ${by} = any($1) and ${column} is not null`,
    [above],
  )
  for (const row of rows) {
    const at = place(row.above, row.id)
    await writing.client.query(`update ${table} set ${column} = $2 where id::text = $1`, [
      row.id,
      resealed(writing, way, row.words, [at, at]),
    ])
  }
}

/**
 * Rows of a card become another's, sealed with its key. `asked` – the names of those that go; null – all that the other card
 * has not the same of. @returns the names of those that went
 */
export const moveRows = async (
  writing: Writing,
  table: MovedTable,
  way: Way,
  asked: readonly string[] | null,
): Promise<string[]> => {
  const keys = await movedKeys(writing, table, way, asked)
  if (keys.length === 0) return []
  await resealColumns(writing, table, way, keys)
  if (table.within) await resealWithin(writing, table.within, way, keys)
  return keys
}
