import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { iso } from '../iso.ts'
import { type DumpEnd, type DumpHead, END, HEAD, ROWS_END } from './dump-text.ts'
import { tablesOf } from './tables.ts'

const NEWLINE = 10

const countIn = (bytes: Buffer): number => {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1
  return count
}

const headOf = async (client: pg.ClientBase, at: number): Promise<DumpHead> => {
  const migrations = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from "_prisma_migrations"
     where rolled_back_at is null and finished_at is not null order by migration_name`,
  )
  const seal = await client.query<{ keys: string | null; fingerprint: Buffer }>(
    "select to_jsonb(s)->>'keys' as keys, s.fingerprint from seal s",
  )
  const [sealed] = seal.rows
  return {
    format: 1,
    at: iso(at),
    keys: sealed?.keys ?? null,
    seal: sealed?.fingerprint.toString('hex') ?? null,
    migrations: migrations.rows,
  }
}

/** A sequence may be ahead of the rows, never behind: it is read after them. */
const SEQUENCES = `select quote_ident(sequencename) as name, last_value::text as last from pg_sequences
  where schemaname = 'public' and last_value is not null order by sequencename`

/** What a dump came to, once it is read to its end. */
export type Dumped = DumpEnd['counts']

/**
 * The database as plain SQL, all tables at one moment, without holding up who writes. Nothing is held in memory.
 * @param onEnd told the rows by table when everything was read
 */
export async function* dumpDatabase(
  pool: pg.Pool,
  at: number,
  onEnd: (counts: Dumped) => void,
): AsyncGenerator<Buffer> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    yield Buffer.from(`${HEAD}${JSON.stringify(await headOf(client, at))}\n`)
    const counts: Dumped = {}
    for (const { name, columns } of await tablesOf(client)) {
      const named = columns.map((column) => `"${column}"`).join(', ')
      yield Buffer.from(`COPY "${name}" (${named}) FROM stdin;\n`)
      let count = 0
      for await (const rows of client.query(copyTo(`COPY "${name}" (${named}) TO STDOUT`))) {
        count += countIn(rows as Buffer)
        yield rows as Buffer
      }
      counts[name] = count
      yield Buffer.from(`${ROWS_END}\n`)
    }
    const { rows: sequences } = await client.query<{ name: string; last: string }>(SEQUENCES)
    for (const { name, last } of sequences) yield Buffer.from(`SELECT setval('${name}', ${last});\n`)
    yield Buffer.from(`${END}${JSON.stringify({ counts })}\n`)
    onEnd(counts)
  } finally {
    client.release(true)
  }
}
