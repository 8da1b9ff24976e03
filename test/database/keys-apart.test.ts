import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { KeyRing } from '../../src/adapters/crypto/key-ring.ts'
import { KeyTree } from '../../src/adapters/crypto/key-tree.ts'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { PrismaClient } from '../../src/adapters/database/generated/client.ts'
import { keyTable } from '../../src/adapters/database/key-table.ts'
import { keysByMaster, moveKeys } from '../../src/adapters/database/move-keys.ts'
import { keyFile } from '../../src/adapters/files/key-file.ts'
import type { KeyKeeper } from '../../src/application/ports/key-keeper.ts'
import type { KeyStore } from '../../src/application/ports/key-store.ts'
import { nextKeyIn } from '../../src/cli/data-key-file.ts'
import { runKeys } from '../../src/cli/keys-run.ts'
import { findKeys, openKeys, tendOnce } from '../../src/compose/keys.ts'
import { forgetMaster, rotateKeys } from '../../src/compose/rotate-keys.ts'
import { createDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/product.ts'
import { recordingLog, TODAY } from '../support/world.ts'

const DATA_KEY = Buffer.alloc(32, 7)
const PEOPLE = 1_203
const PLACE = 'people.address:'

let drop: () => Promise<void>
let pool: pg.Pool
let prisma: PrismaClient
let url: string
const folder = temporaryFolder()
const store = keyFile(folder.path)
const log = recordingLog()

/** People as a database had them before keys stood apart. */
const fill = async (): Promise<void> => {
  const old = vault(DATA_KEY)
  const ids = Array.from({ length: PEOPLE }, (_, at) => `p${at}`)
  const keys = ids.map(() => old.newKey())
  const addresses = ids.map((id, at) => old.seal(keys[at] ?? null, PLACE + id, `адрес ${id}`))
  await pool.query(
    `insert into people (id, chat_key, key, address, seen_at, created_at)
     select id, sha256(id::bytea), key, address, now(), now() from unnest($1::text[], $2::bytea[], $3::bytea[]) as t(id, key, address)`,
    [ids, keys, addresses],
  )
}

interface Row {
  readonly id: string
  readonly key: Buffer
  readonly address: Buffer
}

const people = async (): Promise<Row[]> =>
  (await pool.query<Row>('select id, key, address from people order by id')).rows

const unread = async (safe = vault(DATA_KEY)): Promise<string[]> =>
  (await people()).flatMap(({ id, key, address }) => {
    try {
      return safe.open(key, PLACE + id, address) === `адрес ${id}` ? [] : [id]
    } catch {
      return [id]
    }
  })

const open = (at: KeyStore | null = store) => openKeys({ pool, prisma, store: at, dataKey: DATA_KEY }, log)

beforeAll(async () => {
  const database = await createDatabase(inject('postgresUrl'))
  url = database.url
  drop = database.drop
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  // Its last connections may still be closing when the database is dropped.
  pool.on('error', () => undefined)
  prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) })
  await fill()
  // The database was in use before: it knows its key.
  await open(null)
})
afterAll(async () => {
  await prisma.$disconnect()
  await pool.end()
  await drop()
  folder.remove()
})

test('a destroyed leaf is one leaf: its neighbours and all others keep their secrets', () => {
  const tree = new KeyTree(new Map([['', randomBytes(32)]]))
  const leaves = Array.from({ length: 40 }, () => randomBytes(8))
  leaves.push(Buffer.from('0000000000000000', 'hex'), Buffer.from('0000000000000001', 'hex'))
  const before = leaves.map((leaf) => tree.secretOf(leaf)?.toString('hex'))
  expect(new Set(before).size).toBe(leaves.length)
  const [gone, last] = [leaves[3] as Buffer, leaves[40] as Buffer]
  tree.destroy(gone)
  tree.destroy(last)
  tree.destroy(gone)
  expect(tree.secretOf(gone)).toBeNull()
  expect(tree.secretOf(last)).toBeNull()
  const after = leaves.map((leaf) => tree.secretOf(leaf)?.toString('hex'))
  expect(after.filter((secret, at) => secret !== before[at])).toEqual([undefined, undefined])
})

test('a move that breaks off anywhere loses nothing, and the next start goes on', async () => {
  const ring = await KeyRing.make(keyFile(temporaryFolder().path), DATA_KEY)
  for (const calls of [0, 1, 499, 500, 202]) {
    let left = calls
    const dying: KeyKeeper = {
      current: ring.current,
      destroyed: [],
      destroy: async () => undefined,
      rewrapped: (cell) => {
        left -= 1
        if (left < 0) throw new Error('killed')
        return ring.rewrapped(cell)
      },
    }
    await expect(moveKeys(pool, dying)).rejects.toThrow('killed')
    expect(await unread(vault(DATA_KEY, ring))).toEqual([])
  }
  expect((await keysByMaster(pool)).get(0)).toBeLessThan(PEOPLE)
  expect(await moveKeys(pool, ring)).toBeGreaterThan(0)
  expect(await moveKeys(pool, ring)).toBe(0)
  expect(await keysByMaster(pool)).toEqual(new Map([[1, PEOPLE]]))
  expect(await unread(vault(DATA_KEY, ring))).toEqual([])
  // Without the store nobody reads anything, though they hold DATA_KEY.
  expect(await unread()).toHaveLength(PEOPLE)
  await pool.query('truncate people cascade')
  await fill()
})

test('whoever is deleted is unreadable in yesterday’s dump, and gone from what is restored of it', async () => {
  const { sealing, ring } = await open()
  if (!ring) throw new Error('there is no ring')
  expect(await unread(sealing)).toEqual([])
  const dump = await people()
  await pool.query("delete from people where id in ('p7', 'p8')")
  await tendOnce({ pool, ring, clock: { now: () => TODAY }, log })
  expect(ring.destroyed).toHaveLength(2)

  // Another process, with all that there is today: DATA_KEY, the store, and the old dump.
  const thief = vault(DATA_KEY, await KeyRing.open(store, DATA_KEY))
  const read = (id: string): string => {
    const row = dump.find((each) => each.id === id) as Row
    return thief.open(row.key, PLACE + id, row.address)
  }
  expect(read('p9')).toBe('адрес p9')
  expect(() => read('p7')).toThrow('the key was destroyed')

  for (const { id, key, address } of dump.filter(({ id }) => ['p7', 'p8'].includes(id)))
    await pool.query(
      'insert into people (id, chat_key, key, address, seen_at, created_at) values ($1::text, sha256($1::text::bytea), $2, $3, now(), now())',
      [id, key, address],
    )
  await open()
  expect(log.lines.at(-1)).toMatchObject({ event: 'deletions_replayed', fields: { rows: 2 } })
  expect(await people()).toHaveLength(PEOPLE - 2)
})

test('a store that came back from an older copy destroys once more what was destroyed since', async () => {
  const copy = (await store.read()) ?? ''
  const { ring } = await open()
  if (!ring) throw new Error('there is no ring')
  await pool.query("delete from people where id = 'p10'")
  await tendOnce({ pool, ring, clock: { now: () => TODAY }, log })
  const destroyed = ring.destroyed.length
  await store.write(copy)
  const again = (await open()).ring
  if (!again) throw new Error('there is no ring')
  expect(again.destroyed).toHaveLength(destroyed - 1)
  await tendOnce({ pool, ring: again, clock: { now: () => TODAY }, log })
  expect(again.destroyed).toHaveLength(destroyed)
})

test('a note of a key that somebody still has destroys nothing', async () => {
  const { sealing, ring } = await open()
  if (!ring) throw new Error('there is no ring')
  await pool.query(
    "insert into destroyed_keys (leaf, at) select substring(key from 3 for 8), now() from people where id = 'p9'",
  )
  await tendOnce({ pool, ring, clock: { now: () => TODAY }, log })
  expect(await unread(sealing)).toEqual([])
})

test('keys are rotated beside whoever works, resumed where it broke off, and an old one goes when nothing needs it', async () => {
  const { sealing, ring } = await open()
  if (!ring) throw new Error('there is no ring')
  // Another process, which hears of changes only when it looks.
  const beside = await KeyRing.open(store, DATA_KEY)
  const rotation = { pool, ring, vault: sealing, wait: async () => undefined, onStep: () => undefined }
  const steps: string[] = []
  const dying = (line: string): void => {
    steps.push(line)
    throw new Error('killed')
  }
  await expect(rotateKeys({ ...rotation, onStep: dying })).rejects.toThrow('killed')
  expect(steps).toEqual(['Master key 2 is made.'])
  expect(await unread(sealing)).toEqual([])
  await expect(forgetMaster(pool, ring, 1)).rejects.toThrow(/is in use/)
  expect(await rotateKeys(rotation)).toEqual({ master: 2, moved: PEOPLE - 3 })
  await beside?.refresh()
  expect(await unread(vault(DATA_KEY, beside))).toEqual([])
  await pool.query("update people set key = $1 where id = 'p0'", [beside?.wrap(randomBytes(32))])
  expect(await keysByMaster(pool)).toEqual(new Map([[2, PEOPLE - 3]]))
  await forgetMaster(pool, ring, 1)
  await expect(forgetMaster(pool, ring, 1)).rejects.toThrow('There is no master key 1.')
  expect((await unread(vault(DATA_KEY, await KeyRing.open(store, DATA_KEY)))).length).toBe(1)
  // A further rotation is a new one.
  expect((await rotateKeys(rotation)).master).toBe(3)
})

test('a start without the store, with another or with another DATA_KEY is refused', async () => {
  const refused = /another store .*KEYS_DIR or KEYS_URL/
  await expect(open(null)).rejects.toThrow(refused)
  await expect(open(keyFile(temporaryFolder().path))).rejects.toThrow(refused)
  const other = keyFile(temporaryFolder().path)
  await KeyRing.make(other, DATA_KEY)
  await expect(open(other)).rejects.toThrow(refused)
  const wrong = { pool, prisma, store, dataKey: Buffer.alloc(32, 8) }
  await expect(findKeys(wrong)).rejects.toThrow(/DATA_KEY is not the key/)
})

const NEXT = Buffer.alloc(32, 9)

/** `npm run keys`, as an operator with this DATA_KEY types it. */
const keys = async (
  typed: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ code: number; said: string }> => {
  const said: string[] = []
  const code = await runKeys(typed.split(' '), {
    environment: { DATABASE_URL: url, KEYS_DIR: folder.path, ...environment },
    clock: { now: () => TODAY },
    out: (line) => void said.push(line),
    err: (line) => void said.push(line),
  })
  return { code, said: said.join('\n') }
}

test('DATA_KEY is changed replica by replica, taken up where it broke off, with a way back until it is finished', async () => {
  const before = await unread((await open()).sealing)
  const [old, next] = [{ DATA_KEY: DATA_KEY.toString('hex') }, { DATA_KEY: NEXT.toString('hex') }]
  const opens = async (key: Buffer): Promise<boolean> => {
    const found = await KeyRing.open(store, key).catch(() => null)
    return found !== null && (await unread(vault(key, found))).length === before.length
  }
  const beside = await KeyRing.open(store, DATA_KEY)

  expect(await keys('data-key begin', old)).toMatchObject({
    code: 2,
    said: expect.stringContaining('NEW_DATA_KEY'),
  })
  expect(await keys('data-key begin', { ...old, NEW_DATA_KEY: old.DATA_KEY })).toMatchObject({ code: 1 })
  expect(await keys('data-key', old)).toMatchObject({
    code: 2,
    said: expect.stringContaining('data-key begin'),
  })
  for (let time = 0; time < 2; time += 1)
    expect(await keys('data-key begin', { ...old, NEW_DATA_KEY: next.DATA_KEY })).toMatchObject({ code: 0 })
  expect([await opens(DATA_KEY), await opens(NEXT)]).toEqual([true, true])
  expect((await keys('list', next)).said).toContain('DATA_KEY is being changed')
  expect(await keys('rotate', old)).toMatchObject({
    code: 1,
    said: expect.stringContaining('is being changed'),
  })
  expect(await keys('data-key finish', old)).toMatchObject({
    code: 1,
    said: expect.stringContaining('still the old'),
  })

  expect((await keys('data-key undo', next)).said).toContain('every replica the old one')
  expect(await keys('data-key undo', old)).toMatchObject({ code: 0 })
  expect([await opens(DATA_KEY), await opens(NEXT)]).toEqual([true, false])

  await keys('data-key begin', { ...old, NEW_DATA_KEY: next.DATA_KEY })
  expect(await keys('data-key finish', next)).toMatchObject({ code: 0 })
  expect([await opens(DATA_KEY), await opens(NEXT)]).toEqual([false, true])
  await beside?.refresh()
  expect((await unread(vault(DATA_KEY, beside))).length).toBe(before.length)

  // After that the way back is the same way.
  await keys('data-key begin', { ...next, NEW_DATA_KEY: old.DATA_KEY })
  expect(await keys('data-key finish', old)).toMatchObject({ code: 0 })
  expect([await opens(DATA_KEY), await opens(NEXT)]).toEqual([true, false])
})

test('a key that the data folder keeps is changed there, wherever it breaks off', async () => {
  const data = temporaryFolder()
  const file = join(data.path, 'data.key')
  writeFileSync(file, DATA_KEY.toString('hex'))
  const run = (typed: string) => keys(typed, { DATA_DIR: data.path })
  const kept = () => Buffer.from(readFileSync(file, 'utf8'), 'hex')
  // It broke off after the store had heard of the new key.
  const ring = await KeyRing.open(store, DATA_KEY)
  await ring?.beginChange(nextKeyIn(data.path))
  expect(await run('data-key begin')).toMatchObject({ code: 0 })
  const changed = kept()
  expect(changed.equals(DATA_KEY)).toBe(false)
  expect(await run('data-key begin')).toMatchObject({ code: 0 })
  expect(kept()).toEqual(changed)
  expect(await run('data-key undo')).toMatchObject({ code: 0 })
  expect(kept()).toEqual(DATA_KEY)
  await run('data-key begin')
  expect(await run('data-key finish')).toMatchObject({ code: 0 })
  expect(readdirSync(data.path)).toEqual(['data.key'])
  expect(await KeyRing.open(store, kept())).not.toBeNull()
  await expect(KeyRing.open(store, DATA_KEY)).rejects.toThrow(/DATA_KEY is not the key/)
  data.remove()
})

test('the store may be a second database, and says what is wrong when it is away or damaged', async () => {
  const second = keyTable(url)
  expect(await KeyRing.open(second, DATA_KEY)).toBeNull()
  const ring = await KeyRing.make(second, DATA_KEY)
  const cell = ring.wrap(randomBytes(32))
  await ring.destroy([randomBytes(8)], '2026-11-30')
  const again = await KeyRing.open(second, DATA_KEY)
  expect(again?.unwrap(cell)).toEqual(ring.unwrap(cell))
  expect(again?.revision).toBe(2)
  await second.write('{"format":1')
  await expect(KeyRing.open(second, DATA_KEY)).rejects.toThrow(/is damaged: restore it/)
  await expect(keyTable('postgresql://u:p@127.0.0.1:1/x').read()).rejects.toThrow(/check KEYS_URL/)
})
