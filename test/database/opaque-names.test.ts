import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { migrate } from '../../src/adapters/database/migrate.ts'
import { ROOT } from '../../src/root.ts'
import { createBareDatabase } from '../support/database.ts'

const MIGRATIONS = join(ROOT, 'prisma/migrations')
const CHANGE = '20261130_e1_opaque_names'

test('numbers of an older version become names digit by digit; what hangs on them stays', async () => {
  const { url, drop } = await createBareDatabase(inject('postgresUrl'))
  const before = mkdtempSync(join(tmpdir(), 'migrations-'))
  for (const name of readdirSync(MIGRATIONS).filter((each) => each < CHANGE))
    cpSync(join(MIGRATIONS, name), join(before, name), { recursive: true })
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    await migrate(pool, before)
    await pool.query(`insert into turns (bot, update_id, at, events)
      values ('1', 9007199254740993, now(), '[{"type":"stage_finished"}]'), ('1', 9, now(), '[]')`)
    await pool.query(`insert into set_aside_updates (bot, update_id, chat_key, kind, state, sealed, at)
      values ('1', -5, '\\x01', 'words', 'retry', '\\x01', now())`)
    await migrate(pool, MIGRATIONS)
    const found = await pool.query(`select
      (select array_agg(update_id order by length(update_id)) from turns) as turns,
      (select update_id from set_aside_updates) as aside,
      (select update_id from talk_events where kind = 'stage_finished') as told`)
    expect(found.rows).toEqual([{ turns: ['9', '9007199254740993'], aside: '-5', told: '9007199254740993' }])
    await expect(
      pool.query(`insert into turns (bot, update_id, at, events) values ('1', '9', now(), '[]')`),
    ).rejects.toThrow('turns_pkey')
  } finally {
    await pool.end()
    await drop()
    rmSync(before, { recursive: true, force: true })
  }
})
