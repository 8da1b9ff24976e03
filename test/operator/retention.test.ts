import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readAs } from '../../src/adapters/content/read-as.ts'
import { PostgresRetentionDesk } from '../../src/adapters/database/retention-rows.ts'
import { runAdmin } from '../../src/cli/admin-run.ts'
import { RETENTION_KINDS, Retention } from '../../src/domain/people/retention.ts'
import { ROOT } from '../../src/root.ts'
import { createDatabase } from '../support/database.ts'
import { TODAY } from '../support/world.ts'

let pool: pg.Pool
let url: string
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await createDatabase(inject('postgresUrl'))
  url = database.url
  drop = database.drop
  pool = new pg.Pool({ connectionString: url, max: 2 })
})
afterAll(async () => {
  await pool.end()
  await drop()
})

const DAY = 86_400_000
const ago = (days: number): string => new Date(TODAY - days * DAY).toISOString()

const admin = async (typed: readonly string[]) => {
  const out: string[] = []
  const code = await runAdmin(typed, {
    environment: { DATABASE_URL: url, DATA_KEY: '07'.repeat(32) },
    clock: { now: () => TODAY },
    out: (line) => void out.push(line),
    err: (line) => void out.push(line),
  })
  return { code, said: out.join('\n') }
}

test('every kind has a term, and nothing has one that is no kind', () => {
  const { kinds } = readAs(Retention, `${ROOT}/scenarios/retention.yaml`)
  expect(kinds.map(({ kind }) => kind).sort()).toEqual([...RETENTION_KINDS].sort())
})

test('what was kept long enough goes, with an account; what waits, is unclear or young stays', async () => {
  const reminder = (key: string, state: string, days: number) =>
    pool.query(
      `insert into reminders (key, rule, subject, base, due_at, expires_at, look_at, planned_at, settled_at, state)
       values ($1, 'r', 's', 'b', $2, $2, $2, $2, case when $3 in ('planned', 'unknown') then null else $2::timestamptz end, $3)`,
      [key, ago(days), state],
    )
  await reminder('old', 'sent', 500)
  await reminder('young', 'sent', 300)
  await reminder('planned', 'planned', 500)
  await reminder('unclear', 'unknown', 500)
  await pool.query(
    "insert into turns (bot, update_id, at, events) values ('1', 'old', $1, '[]'), ('1', 'young', $2, '[]')",
    [ago(1_200), ago(2)],
  )
  await pool.query(
    "insert into turns (bot, update_id, at, events, outgoing) values ('1', 'unsent', $1, '[]', '\\x01')",
    [ago(1_200)],
  )
  await pool.query("insert into invite_tries (chat_key, at) values ('\\x01', $1), ('\\x01', $2)", [
    ago(3),
    ago(1),
  ])
  await pool.query("insert into backups (at, file, bytes, rows) values ($1, 'a', 1, 1), ($2, 'b', 1, 1)", [
    ago(200),
    ago(150),
  ])

  const dry = await admin(['retention', '--dry-run'])
  expect(dry.said).toContain('settled_reminders')
  expect((await pool.query('select 1 from reminders')).rows).toHaveLength(4)
  const { said, code } = await admin(['retention', '--json'])
  expect(code).toBe(0)
  const rows = Object.fromEntries(
    (JSON.parse(said) as { kind: string; rows: number }[]).map(({ kind, rows: n }) => [kind, n]),
  )
  expect(rows).toEqual({
    turns: 1,
    letters: 0,
    settled_reminders: 1,
    closed_operator_tasks: 0,
    invite_tries: 1,
    used_links: 0,
    service_figures: 1,
    words_of_closed_cases: 0,
    merged_cards: 0,
  })
  const keys = await pool.query<{ key: string }>('select key from reminders order by key')
  expect(keys.rows.map(({ key }) => key)).toEqual(['planned', 'unclear', 'young'])
  const kept = await pool.query<{ u: string }>('select update_id as u from turns order by 1')
  expect(kept.rows.map(({ u }) => u)).toEqual(['unsent', 'young'])
  const record = await pool.query<{ object: string; reason: string }>(
    "select object, reason from audit where actor = 'retention' order by id",
  )
  expect(record.rows.map(({ object }) => object)).toEqual([
    'retention:turns',
    'retention:settled_reminders',
    'retention:invite_tries',
    'retention:service_figures',
  ])
  expect(record.rows[0]?.reason).toMatch(/^1 rows of turns before 2023-/)
  // Again nothing is left to go.
  expect(await new PostgresRetentionDesk(pool).take('turns', TODAY - 1_095 * DAY)).toBe(0)
})
