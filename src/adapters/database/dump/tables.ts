import type pg from 'pg'

/** A table as it is dumped and loaded. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  /** Tables whose rows it points to. */
  readonly needs: readonly string[]
}

const TABLES = `
select c.relname as name,
  (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  coalesce((select array_agg(distinct f.confrelid::regclass::text) from pg_constraint f
    where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '{}') as needs
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
order by c.relname`

/** Tables in an order in which none comes before one that it points to. */
const inOrder = (tables: readonly Table[]): Table[] => {
  const ordered: Table[] = []
  const placed = new Set<string>()
  const place = (table: Table): void => {
    if (placed.has(table.name)) return
    placed.add(table.name)
    for (const needed of tables) if (table.needs.includes(needed.name)) place(needed)
    ordered.push(table)
  }
  for (const table of tables) place(table)
  return ordered
}

/** All tables of ours. */
export const tablesOf = async (client: pg.ClientBase): Promise<Table[]> =>
  inOrder((await client.query<Table>(TABLES)).rows)
