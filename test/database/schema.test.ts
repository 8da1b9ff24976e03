import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { PrismaClient } from '../../src/adapters/database/generated/client.ts'
import { migrate } from '../../src/adapters/database/migrate.ts'
import { ROOT } from '../../src/root.ts'
import { createBareDatabase, rows } from '../support/database.ts'

const MIGRATIONS = join(ROOT, 'prisma/migrations')

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
}

/** How PostgreSQL calls the column of each scalar of the schema. */
const TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Boolean: 'boolean',
  DateTime: 'timestamp with time zone',
  Json: 'jsonb',
  Bytes: 'bytea',
}

const schema = readFileSync(join(ROOT, 'prisma/schema.prisma'), 'utf8')
const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({
  name,
  body,
  table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
}))

/** The columns that `schema.prisma` promises. */
const promised: Column[] = models.flatMap(({ table, body }) =>
  [...body.matchAll(/^ {2}(\w+) +(\w+)(\?|\[\])? *(.*)$/gm)].flatMap(
    ([, field = '', type = '', mark, rest = '']) => {
      const known = TYPES[type]
      if (!known) return []
      const column = /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field
      return [{ table, column, type: mark === '[]' ? 'ARRAY' : known, nullable: mark === '?' }]
    },
  ),
)

const sorted = (columns: readonly Column[]): Column[] =>
  [...columns].sort((a, b) => `${a.table}.${a.column}`.localeCompare(`${b.table}.${b.column}`))

let url: string
let drop: () => Promise<void>
let pool: pg.Pool
beforeAll(async () => {
  const database = await createBareDatabase(inject('postgresUrl'))
  url = database.url
  drop = database.drop
  pool = new pg.Pool({ connectionString: url, max: 4 })
})
afterAll(async () => {
  await pool.end()
  await drop()
})

describe('the tables', () => {
  test('are made once, however many start at the same time', async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrate(pool, MIGRATIONS)))
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
    expect(await migrate(pool, MIGRATIONS)).toEqual([])
  })

  test('are not made anew, nor taken for those of a newer program, where a migration was applied under another name', async () => {
    const name = `update "_prisma_migrations" set migration_name = $2 where migration_name = $1`
    const [first = ''] = readdirSync(MIGRATIONS).sort()
    await pool.query(name, [first, '20260101_as_it_was_called'])
    expect(await migrate(pool, MIGRATIONS)).toEqual([])
    await pool.query(name, ['20260101_as_it_was_called', first])
  })

  test('are those that prisma/schema.prisma promises: same columns, same types', async () => {
    const found = await rows<Column>(
      url,
      `select c.table_name as table, c.column_name as column, c.data_type as type, c.is_nullable = 'YES' as nullable
       from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> '_prisma_migrations'`,
    )
    expect(models.length).toBeGreaterThan(3)
    expect(sorted(found)).toEqual(sorted(promised))
  })

  test('can each be read through Prisma', async () => {
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
    for (const { name } of models) {
      const key = `${name[0]?.toLowerCase()}${name.slice(1)}` as 'person'
      expect({ name, found: await prisma[key].findFirst() }).toEqual({ name, found: null })
    }
    await prisma.$disconnect()
  })

  test('a migration that breaks off leaves nothing behind', async () => {
    const broken = join(import.meta.dirname, 'broken-migrations')
    const other = await createBareDatabase(inject('postgresUrl'))
    const own = new pg.Pool({ connectionString: other.url, max: 2 })
    await expect(migrate(own, broken)).rejects.toThrow()
    const left = await rows(other.url, "select 1 from pg_tables where tablename = 'half_made'")
    expect(left).toEqual([])
    expect(await migrate(own, MIGRATIONS)).not.toEqual([])
    await own.end()
    await other.drop()
  })
})
