import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { migrate } from '../../src/adapters/database/migrate.ts'
import { ROOT } from '../../src/root.ts'
import { createBareDatabase, rows } from '../support/database.ts'

const MIGRATIONS = join(ROOT, 'prisma/migrations')
/** The first migration of those that this test is about. */
const FIRST = '20261130_g1_deeds_of_their_day'

const BEFORE = `
insert into institutions (id, name) values ('i', 'Центр');
insert into departments (id, institution_id, name) values ('d', 'i', 'Отделение');
insert into districts (id, department_id, name) values ('north', 'd', 'Северный');
insert into citizens (id, district_id, key, name, same_as, senior_from, disability, living_alone, lonely, categories, registered_on)
  values ('anna', 'north', 'k', 'n', 's', '2026-06-01', '2', true, false,
    '{"hardship": true, "newly_retired": "2025-05-10", "senior": "2026-06-01"}', '2026-01-12');
insert into deeds (id, citizen_id, kind, day, at, is_contact) values
  ('before', 'anna', 'visit', '2026-03-01', now(), true), ('after', 'anna', 'phone', '2026-07-01', now(), true);
insert into tasks (id, key, kind, district_id, state, made_on) values
  ('passport', 'p', 'duty.district_work.passport', 'north', 'open', '2026-06-01'),
  ('double', 'q', 'duty.yard_management.partners', 'north', 'open', '2026-06-01')`

test('deeds of before get what is known of their day, and doubles of duties are off', async () => {
  const { url, drop } = await createBareDatabase(inject('postgresUrl'))
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  const older = mkdtempSync(join(tmpdir(), 'older-migrations-'))
  for (const name of readdirSync(MIGRATIONS))
    if (name < FIRST) cpSync(join(MIGRATIONS, name), join(older, name), { recursive: true })
  await migrate(pool, older)
  await pool.query(BEFORE)
  await migrate(pool, MIGRATIONS)
  expect(await rows(url, 'select id, district_id as district, categories from deeds order by id')).toEqual([
    { id: 'after', district: 'north', categories: ['senior', 'disability_2', 'living_alone', 'hardship'] },
    {
      id: 'before',
      district: 'north',
      categories: ['disability_2', 'living_alone', 'hardship', 'newly_retired'],
    },
  ])
  expect(await rows(url, 'select id, state, closed_by from tasks order by id')).toEqual([
    { id: 'double', state: 'cancelled', closed_by: null },
    { id: 'passport', state: 'open', closed_by: 'passport' },
  ])
  await pool.end()
  await drop()
  rmSync(older, { recursive: true })
})
