import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { Chat, CONTENT, DATA_KEY } from '../support/chat.ts'
import { createBareDatabase, createDatabase, rows } from '../support/database.ts'
import { Product, temporaryFolder } from '../support/product.ts'
import { TestWorld, TOKEN } from '../support/world.ts'

let world: TestWorld
let folder: ReturnType<typeof temporaryFolder>
let environment: Record<string, string>
beforeAll(async () => {
  world = await TestWorld.open(inject('postgresUrl'), { content: CONTENT })
  folder = temporaryFolder()
  environment = {
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: world.url,
    DATABASE_URL: world.databaseUrl,
    DATA_KEY: DATA_KEY.toString('hex'),
    DATA_DIR: folder.path,
    PORT: '0',
    REGION: 'demo',
  }
})
afterAll(async () => {
  await world.close()
  folder.remove()
})

/** The start ends with code 1 and one line that says what to do and betrays no secret. */
const failsWith = async (changed: Record<string, string>, ...words: string[]): Promise<void> => {
  const product = Product.spawn({ ...environment, LOG_LEVEL: 'silent', ...changed })
  const { code, lines } = await product.ended()
  expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringMatching(/^posrednik: \S/)] })
  for (const word of words) expect(lines[0]).toContain(word)
  const secrets = [TOKEN, DATA_KEY.toString('hex'), new URL(world.databaseUrl).password]
  for (const secret of secrets) expect(product.out + product.err).not.toContain(secret)
}

const withUrl = (change: (url: URL) => void): Record<string, string> => {
  const url = new URL(world.databaseUrl)
  change(url)
  return { DATABASE_URL: url.href }
}

describe('a start that cannot be says in one line what to do', () => {
  test('a malformed variable', () => failsWith({ PORT: 'eighty' }, 'PORT', 'number'))

  test('a webhook without its secret', () =>
    failsWith({ WEBHOOK_URL: 'https://bot.example.org/x' }, 'WEBHOOK_SECRET'))

  test('a port that is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, resolve))
    const { port } = other.address() as AddressInfo
    await failsWith({ PORT: String(port) }, `Port ${port}`, 'PORT')
    other.close()
  })

  test('a data folder that is a file', async () => {
    const file = join(folder.path, 'a-file')
    writeFileSync(file, '')
    await failsWith({ DATA_DIR: join(file, 'inside') }, 'DATA_DIR', 'not writable')
  })

  test('a damaged key', async () => {
    const damaged = temporaryFolder()
    writeFileSync(join(damaged.path, 'data.key'), 'nonsense')
    await failsWith({ DATA_DIR: damaged.path, DATA_KEY: '' }, 'data.key', '64 hexadecimal')
    damaged.remove()
  })

  test('a database that does not answer', () =>
    failsWith(
      withUrl((url) => {
        url.search = ''
        url.port = '1'
      }),
      'database',
      'DATABASE_URL',
    ))

  test('a wrong password', () =>
    failsWith(
      withUrl((url) => {
        url.password = 'wrong-password'
      }),
      'password is wrong',
    ))

  test('a database that does not exist', () =>
    failsWith(
      withUrl((url) => {
        url.pathname = '/nowhere'
      }),
      'does not exist',
    ))

  test('a token that the messenger does not know', () =>
    failsWith({ BOT_TOKEN: '700000001:not-the-token' }, 'BOT_TOKEN', '@BotFather'))

  test('a messenger that cannot be reached', () =>
    failsWith({ TELEGRAM_API_ROOT: 'http://127.0.0.1:1' }, 'TELEGRAM_API_ROOT'))

  test('a region that nobody wrote', () => failsWith({ REGION: 'nowhere' }, 'nowhere'))

  test('a newer database, and a migration that was changed', async () => {
    const { url, drop } = await createDatabase(inject('postgresUrl'))
    const product = await Product.spawn({ ...environment, DATABASE_URL: url }).started()
    product.kill('SIGTERM')
    expect((await product.ended()).code).toBe(0)
    // Beside an own PostgreSQL no store of keys was named.
    expect(product.err).toContain('keys_stand_in_rows')
    await rows(
      url,
      `insert into "_prisma_migrations" (id, checksum, migration_name, finished_at)
      values ('x', 'x', '29990101000000_later', now())`,
    )
    await failsWith({ DATABASE_URL: url }, 'newer', '29990101000000_later')
    await rows(url, 'delete from "_prisma_migrations" where id = \'x\'')
    await rows(url, `update "_prisma_migrations" set checksum = 'other'`)
    await failsWith({ DATABASE_URL: url }, 'Migration', 'was changed')
    await drop()
  })
})

describe('two processes', () => {
  test('that start together migrate once', async () => {
    const { url, drop } = await createBareDatabase(inject('postgresUrl'))
    const webhook = { WEBHOOK_URL: 'http://127.0.0.1:1/hook', WEBHOOK_SECRET: 'a-secret-of-the-webhook' }
    const both = [1, 2].map(() => Product.spawn({ ...environment, ...webhook, DATABASE_URL: url }))
    await Promise.all(both.map((each) => each.started()))
    const applied = await rows(url, 'select migration_name from "_prisma_migrations"')
    const files = readdirSync(join(import.meta.dirname, '../../prisma/migrations'))
    expect(applied).toHaveLength(files.filter((name) => /^\d/.test(name)).length)
    for (const each of both) each.kill('SIGTERM')
    expect(await Promise.all(both.map(async (each) => (await each.ended()).code))).toEqual([0, 0])
    await drop()
  })

  test('that poll one bot: one of them says so and ends', async () => {
    const both = [1, 2].map(() => Product.spawn({ ...environment, LOG_LEVEL: 'silent' }))
    const [first, second] = both.map((each) => each.ended())
    const loser = await Promise.race([first, second])
    expect(loser).toMatchObject({ code: 1, lines: [expect.stringContaining('409')] })
    for (const each of both) each.kill('SIGKILL')
    await Promise.all([first, second])
  })
})

describe('a stop', () => {
  test('in the middle of traffic ends with 0 within five seconds and loses nothing', async () => {
    const product = await Product.spawn(environment).started()
    const people = Array.from({ length: 20 }, (_, n) => {
      const key = `s${n}`
      world.playground.addPerson({ key, firstName: `S${n}`, language: 'ru' })
      return new Chat(world, key)
    })
    for (const { person } of people) person.say('потерял паспорт')
    await people[0]?.person.waitFor(() => true, { timeoutMs: 20_000 })
    for (const { person } of people) person.say('повтори')
    const asked = performance.now()
    product.kill('SIGTERM')
    expect((await product.ended()).code).toBe(0)
    expect(performance.now() - asked).toBeLessThan(5_500)
    const again = await Product.spawn(environment).started()
    await world.playground.settled()
    const questions = (chat: Chat) => chat.person.screen().filter(({ buttons }) => buttons.length > 0).length
    await expect.poll(() => people.map(questions), { timeout: 10_000 }).toEqual(people.map(() => 2))
    again.kill('SIGTERM')
    const { code, lines } = await again.ended()
    expect(code).toBe(0)
    expect(lines.every((line) => line === '' || line.startsWith('{'))).toBe(true)
    expect(`${product.err}${again.err}`).not.toMatch(/паспорт|повтори|S1\b|not-the-token/)
    expect(`${product.out}${product.err}`).not.toContain(TOKEN)
  })

  test('that is asked for during the start, of npm, leaves no database behind', async () => {
    const own = temporaryFolder()
    const { DATABASE_URL: _, ...rest } = environment
    const pid = join(own.path, 'postgres', 'data', 'postmaster.pid')
    const product = Product.npm({ ...rest, DATA_DIR: own.path, LOG_LEVEL: 'silent' })
    await expect.poll(() => existsSync(pid), { timeout: 60_000, interval: 20 }).toBe(true)
    product.kill('SIGTERM')
    const { lines } = await product.ended()
    expect([product.out, lines]).toEqual(['', ['']])
    await expect.poll(() => existsSync(pid), { timeout: 20_000 }).toBe(false)
    own.remove()
  })

  test('is clean also when the database has gone', async () => {
    const { url, drop } = await createDatabase(inject('postgresUrl'))
    const product = await Product.spawn({ ...environment, DATABASE_URL: url }).started()
    await drop()
    product.kill('SIGTERM')
    const asked = performance.now()
    expect((await product.ended()).code).toBe(0)
    expect(performance.now() - asked).toBeLessThan(5_500)
  })
})
