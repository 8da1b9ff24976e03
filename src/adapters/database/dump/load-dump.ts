import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Problem } from '../../../application/problem.ts'
import { ownEntry } from '../../../domain/own-entry.ts'
import { applyMigrations } from '../migrate.ts'
import { DumpEnd, DumpHead, END, HEAD, linesOf, ROWS_END, readNote } from './dump-text.ts'
import { type Table, tablesOf } from './tables.ts'

const COPY = /^COPY "([a-z_]+)" \((?:"[a-z_]+"(?:, )?)+\) FROM stdin;$/
const SETVAL = /^SELECT setval\('([a-z_]+)', (\d+)\);$/

/** Rows are handed on in pieces of about so many bytes. */
const PIECE = 65_536

type Lines = AsyncIterator<Buffer>

const nextLine = async (lines: Lines): Promise<string | undefined> => (await lines.next()).value?.toString()

/** Loads the rows of one table, up to the line that ends them. @returns how many there were */
const loadRows = async (client: pg.ClientBase, copy: string, lines: Lines): Promise<number> => {
  const stream = client.query(copyFrom(copy))
  const end = finished(stream)
  // Its fault is met where it is awaited below; meanwhile it is nobody's.
  end.catch(() => undefined)
  let piece: Buffer[] = []
  let size = 0
  const handOn = async (): Promise<void> => {
    if (!stream.write(Buffer.concat(piece))) await Promise.race([once(stream, 'drain'), end])
    piece = []
    size = 0
  }
  for (;;) {
    const { value, done } = await lines.next()
    if (done)
      throw new Problem('This is no whole backup (it ends in the middle of a table): take another one.')
    if (value.length === 2 && value.toString() === ROWS_END) break
    piece.push(value, Buffer.from('\n'))
    size += value.length + 1
    if (size > PIECE) await handOn()
  }
  if (size > 0) await handOn()
  stream.end()
  await end
  return stream.rowCount
}

const quoted = (tables: readonly Table[]): string => tables.map(({ name }) => `"${name}"`).join(', ')

/** Fills the tables from the lines behind the first. @returns rows by table as they were loaded, and as they were dumped */
const fill = async (client: pg.ClientBase, lines: Lines): Promise<[DumpEnd['counts'], DumpEnd['counts']]> => {
  const loaded: DumpEnd['counts'] = {}
  for (;;) {
    const line = await nextLine(lines)
    const table = COPY.exec(line ?? '')?.[1]
    const [, sequence, value] = SETVAL.exec(line ?? '') ?? []
    if (line && table) loaded[table] = await loadRows(client, line, lines)
    else if (sequence) await client.query('select setval($1::regclass, $2)', [sequence, value])
    else return [loaded, readNote(END, DumpEnd, line).counts]
  }
}

const assertSame = (loaded: DumpEnd['counts'], dumped: DumpEnd['counts']): void => {
  const names = new Set([...Object.keys(loaded), ...Object.keys(dumped)])
  const other = [...names].find((name) => ownEntry(loaded, name) !== ownEntry(dumped, name))
  if (other !== undefined)
    throw new Problem(
      `This backup does not count: ${ownEntry(loaded, other) ?? 0} of ${ownEntry(dumped, other) ?? 0} rows in ${other}.`,
    )
}

/** Everything that is here goes; whoever else keeps things in this database keeps them in schemas of their own. */
const CLEAR = 'drop schema public cascade; create schema public'

/** Whether anybody works here already: an empty database has no people, no employees and no record. */
export const isEmpty = async (pool: pg.Pool): Promise<boolean> => {
  const { rows } = await pool.query<{ there: boolean }>(`select to_regclass('people') is not null as there`)
  if (!rows[0]?.there) return true
  const { rows: found } = await pool.query(
    `select 1 where exists (select 1 from people) or exists (select 1 from turns) or exists (select 1 from reminders)
       or (to_regclass('staff') is not null and (select true from staff limit 1))`,
  )
  return found.length === 0
}

/** Whether the product works on this database now: each of its processes holds a lock. */
export const isInUse = async (pool: pg.Pool): Promise<boolean> => {
  const { rows } = await pool.query(
    `select 1 from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
       and database = (select oid from pg_database where datname = current_database()) limit 1`,
  )
  return rows.length > 0
}

/**
 * Makes this database what the dump says, in one transaction: breaking off anywhere leaves it as it was. Its tables are made
 * by the migrations of the dump's own time; what came later is for {@link migrate}.
 * @param accept throws when what the first line says does not suit: nothing was touched by then
 * @throws Problem when the dump is of a newer program, damaged or not whole
 */
export const loadDump = async (
  pool: pg.Pool,
  migrations: string,
  source: AsyncIterable<Uint8Array>,
  accept: (head: DumpHead) => Promise<void>,
): Promise<{ head: DumpHead; counts: DumpEnd['counts'] }> => {
  const lines = linesOf(source)
  const head = readNote(HEAD, DumpHead, await nextLine(lines))
  await accept(head)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(CLEAR)
    await applyMigrations(client, migrations, head.migrations)
    const tables = await tablesOf(client)
    // Rows come as they were: nothing is numbered, chained or noted anew.
    for (const { name } of tables) await client.query(`alter table "${name}" disable trigger user`)
    await client.query(`truncate ${quoted(tables)}`)
    const [loaded, dumped] = await fill(client, lines)
    assertSame(loaded, dumped)
    for (const { name } of tables) await client.query(`alter table "${name}" enable trigger user`)
    await client.query('commit')
    return { head, counts: loaded }
  } finally {
    client.release(true)
  }
}
