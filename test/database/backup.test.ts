import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { KeyRing } from '../../src/adapters/crypto/key-ring.ts'
import { readAge } from '../../src/adapters/files/age-file.ts'
import { keyFile } from '../../src/adapters/files/key-file.ts'
import { runAdmin } from '../../src/cli/admin-run.ts'
import { runBackup, runRestore } from '../../src/cli/backup-run.ts'
import { tendOnce } from '../../src/compose/keys.ts'
import { createBareDatabase, rows } from '../support/database.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { temporaryFolder } from '../support/product.ts'
import { recordingLog, TODAY } from '../support/world.ts'

const KEY = '07'.repeat(32)
const folder = temporaryFolder()
const dir = (name: string): string => join(folder.path, name)

let office: TestOffice
let url: string
let file: string
let identity: string

type Command = typeof runBackup

const run = async (command: Command, typed: readonly string[], environment: Record<string, string>) => {
  const out: string[] = []
  const code = await command(typed, {
    environment: {
      DATA_KEY: KEY,
      DATA_DIR: dir('data'),
      KEYS_DIR: dir('keys'),
      REGION: 'demo',
      ...environment,
    },
    clock: { now: () => TODAY },
    out: (line) => void out.push(line),
    err: (line) => void out.push(line),
  })
  return { code, said: out.join('\n') }
}

const restored = (typed: readonly string[], at: string, environment: Record<string, string> = {}) =>
  run(runRestore, [file, '--identity', dir('identity'), ...typed], { DATABASE_URL: at, ...environment })

beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'))
  url = office.world.databaseUrl
  const olga = office.chat('olga')
  for (const id of ['smirnova', 'kuznetsov']) await olga.forge(`w.person.${id}`)
  const { said } = await run(runBackup, ['new-key'], {})
  const [, recipient = '', , secret = ''] = said.split('\n')
  writeFileSync(dir('identity'), `# made today\n${secret}\n`)
  identity = secret
  // The keys move into their store at the first start with one.
  expect((await run(runAdmin, ['migrate'], { DATABASE_URL: url })).code).toBe(0)
  const backup = { BACKUP_DIR: dir('backups'), BACKUP_RECIPIENT: recipient, DATABASE_URL: url }
  const made = await run(runBackup, ['--json'], backup)
  expect(made.code).toBe(0)
  file = JSON.parse(made.said).file
}, 120_000)
afterAll(async () => {
  await office.close()
  folder.remove()
})

test('a backup is a file that nothing of ours can be read in, with the keys in another', async () => {
  const bytes = readFileSync(file)
  expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
  expect(readdirSync(dir('backups')).filter((name) => name.includes('partial'))).toEqual([])
  const pieces: Uint8Array[] = []
  for await (const piece of await readAge(file, identity)) pieces.push(piece)
  const sql = Buffer.concat(pieces).toString()
  expect(sql).toMatch(/^COPY "citizens" \(/m)
  expect(sql).not.toContain('Смирнова')
  expect(sql).not.toContain('"tree"')
})

test('it is tried in a database of its own: counts, record, a plan that doubles nothing', async () => {
  const { code, said } = await restored(['--check'], url)
  expect(said).toMatch(
    /^Restored as it was at .*: \d{2,} rows\.\nThe record is whole: \d+ entries\.\nPlanned anew: \d+; once more: 0\./,
  )
  expect(code).toBe(0)
})

test('it comes back whole into an empty database; over another one only when told, and never under the product', async () => {
  const { url: empty, drop } = await createBareDatabase(inject('postgresUrl'))
  expect((await restored([], empty)).said).toContain('The record is whole')
  const again = await restored([], empty)
  expect(again).toMatchObject({
    code: 1,
    said: expect.stringContaining('is not empty: stop the product and add --over'),
  })
  expect((await restored(['--over'], empty)).code).toBe(0)
  const sums = `select (select count(*) from citizens) || '/' || (select md5(string_agg(t::text, '' order by t::text)) from audit t) || '/'
    || (select md5(string_agg(t::text, '' order by t::text)) from citizens t) as sum`
  const [there] = await rows<{ sum: string }>(empty, sums)
  const [here] = await office.rows<{ sum: string }>(sums)
  expect(there?.sum).toBe(here?.sum)
  expect((await restored(['--over'], url)).said).toContain('stop every replica first')
  await drop()
})

test('whoever was deleted after it does not come back with it', async () => {
  const ring = await KeyRing.open(keyFile(dir('keys')), Buffer.alloc(32, 7))
  if (!ring) throw new Error('there is no ring')
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  await pool.query("delete from citizens where id = 'smirnova'")
  await tendOnce({ pool, ring, clock: { now: () => TODAY }, log: recordingLog() })
  await pool.end()
  const { url: empty, drop } = await createBareDatabase(inject('postgresUrl'))
  expect((await restored([], empty)).code).toBe(0)
  const cards = await rows<{ id: string }>(
    empty,
    "select id from citizens where id in ('smirnova', 'kuznetsov')",
  )
  expect(cards).toEqual([{ id: 'kuznetsov' }])
  await drop()
})

test('what does not suit changes nothing: another key, no store of keys, a file cut off, a foreign identity', async () => {
  const { url: empty, drop } = await createBareDatabase(inject('postgresUrl'))
  expect((await restored([], empty, { DATA_KEY: '08'.repeat(32) })).said).toContain('DATA_KEY is not the key')
  expect((await restored([], empty, { KEYS_DIR: dir('none') })).said).toContain(
    'add --keys FILE where it was lost',
  )
  const cut = dir('cut.age')
  writeFileSync(cut, readFileSync(file).subarray(0, -500))
  const half = await run(runRestore, [cut, '--identity', dir('identity')], { DATABASE_URL: empty })
  expect(half.said).toContain('is damaged or cut off')
  const foreign = await run(runBackup, ['new-key'], {})
  writeFileSync(dir('foreign'), foreign.said)
  const shut = await run(runRestore, [file, '--identity', dir('foreign')], { DATABASE_URL: empty })
  expect(shut.said).toContain('another identity is expected')
  expect(await rows<{ sum: string }>(empty, "select 1 from pg_tables where schemaname = 'public'")).toEqual(
    [],
  )

  // The store itself was lost: its copy opens everybody.
  rmSync(dir('keys'), { recursive: true })
  const back = await restored(['--keys', join(dir('backups'), 'keys', 'persons.keys.age')], empty)
  expect(back.said).toContain('The record is whole')
  await drop()
})
