import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { grantApp, makeAppRole } from '../../src/adapters/database/app-role.ts'
import { sealRecord } from '../../src/adapters/database/office/audit-seals.ts'
import { Chat } from '../support/chat.ts'
import { rows } from '../support/database.ts'
import { TestWorld, TODAY } from '../support/world.ts'

const ROLE = 'posrednik_app'

let world: TestWorld
let app: pg.Pool
let appUrl: string
beforeAll(async () => {
  world = await TestWorld.open(inject('postgresUrl'))
  const url = new URL(world.databaseUrl)
  url.username = ROLE
  await makeAppRole(world.databaseUrl, ROLE, url.password)
  appUrl = url.href
  await world.startBot({ databaseUrl: appUrl, ownerUrl: world.databaseUrl })
  app = new pg.Pool({ connectionString: appUrl, max: 2 })
})
afterAll(async () => {
  await app.end()
  await world.close()
})

test('the program works with rows and cannot change the record, its head, or a table', async () => {
  expect(await new Chat(world).say('/start')).not.toEqual([])
  await app.query(
    "insert into audit (at, actor, action, object, outcome) values (now(), 'st_1', 'see_person', 'citizen:1', 'allowed')",
  )
  expect(await sealRecord(app, Buffer.alloc(32, 1), TODAY)).toMatchObject({ entry: 1 })
  const refused = [
    "update audit set actor = 'st_2'",
    'delete from audit',
    'truncate audit',
    "update audit_seals set mac = '\\x00'",
    'delete from audit_seals',
    'update audit_head set last = 0',
    'alter table audit disable trigger all',
    'drop trigger audit_append_only on audit',
    'create table mine (id int)',
    'update "_prisma_migrations" set checksum = \'\'',
  ]
  for (const statement of refused)
    await expect(app.query(statement), statement).rejects.toThrow(/permission denied|must be owner/)
  expect(await rows(world.databaseUrl, 'select actor from audit')).toEqual([{ actor: 'st_1' }])
})

test('a replica without the owner starts on tables that are up to date; one role for both is refused', async () => {
  await expect(world.startBot({ databaseUrl: appUrl }, false)).resolves.toBeDefined()
  const owner = new pg.Pool({ connectionString: world.databaseUrl, max: 1 })
  await expect(grantApp(owner, 'posrednik')).rejects.toThrow(/two users are expected/)
  await owner.end()
})
