import { statSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { healthRoute } from '../../src/adapters/http/health.ts'
import { Metrics } from '../../src/adapters/http/metrics.ts'
import { listen } from '../../src/adapters/http/server.ts'
import { readConfig } from '../../src/config.ts'
import { type Service, startService } from '../../src/service.ts'
import { DATA_KEY } from '../support/chat.ts'
import { createDatabase, rows } from '../support/database.ts'
import { keyed } from '../support/keyed.ts'
import { temporaryFolder } from '../support/product.ts'
import { recordingLog } from '../support/world.ts'

let url: string
let root: string
let ask: ReturnType<typeof keyed>
let service: Service
let drop: () => Promise<void>
const folder = temporaryFolder()
const log = recordingLog()

beforeAll(async () => {
  const database = await createDatabase(inject('postgresUrl'))
  url = database.url
  drop = database.drop
  const environment = { PORT: '0', DATA_DIR: folder.path, DATA_KEY: DATA_KEY.toString('hex') }
  const config = readConfig({ ...environment, DATABASE_URL: url })
  service = await startService(config, log, new Metrics(), ({ message }) => log.error('fatal', { message }))
  root = `http://127.0.0.1:${service.port}`
  ask = keyed(service)
}, 240_000)
afterAll(async () => {
  await service.stop()
  await drop()
  folder.remove()
})

const setAside = async (update: number): Promise<number> => {
  const [row] = await rows<{ id: number }>(
    url,
    `insert into set_aside_updates (bot, update_id, chat_key, kind, state, sealed, reason, tries, at)
     values ('other-bot', $1, 'chat', 'words', 'aside', 'sealed', 'TypeError at a.ts:1:2', 3, now()) returning id::int`,
    [update],
  )
  return row?.id ?? 0
}
const states = () =>
  rows(url, 'select id::int, state, update_id as update from set_aside_updates order by id')
const standing = async () => {
  const answer = await ask('/readyz')
  return [answer.status, await answer.text()]
}
const press = async (path: string): Promise<string | null> => {
  const headers = { origin: root }
  const answer = await ask(`/operator/${path}`, { method: 'POST', redirect: 'manual', headers })
  return new URL(answer.headers.get('location') ?? '/', root).searchParams.get('said')
}

test('a set-aside update is seen where the operator looks, and settled there', async () => {
  expect(await standing()).toEqual([200, 'ready\n'])
  const [kept, dropped] = [await setAside(11), await setAside(12)]
  expect(await standing()).toEqual([200, 'degraded\n'])
  const page = await (await ask('/operator')).text()
  expect(page).toContain('Отложенные сообщения боту')
  expect(page).toContain('TypeError at a.ts:1:2')
  expect(page).toContain(`/operator/asides/${kept}/retry`)
  // A scrape gives up on the database after three seconds: a busy machine is asked again.
  const scraped = async () => (await ask('/metrics')).text()
  await expect.poll(scraped, { timeout: 60_000 }).toContain('posrednik_updates_set_aside 2')
  const metrics = await scraped()
  expect(metrics).toContain('posrednik_updates_waiting 0')
  expect(await press(`asides/${dropped}/drop`)).toBe('done.drop')
  expect(await press(`asides/${dropped}/retry`)).toBe('refused.no_such_update')
  expect(await press(`asides/${kept}/retry`)).toBe('done.retry')
  expect(await states()).toEqual([{ id: kept, state: 'retry', update: expect.stringMatching(/^again:/) }])
  expect(await (await ask('/operator')).text()).toContain('пробуем снова')
})

describe('a page of somebody else', () => {
  const plain = (headers: Record<string, string>, path = '/') =>
    new Promise<number>((resolve, reject) => {
      get({ host: '127.0.0.1', port: service.port, path, headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      }).on('error', reject)
    })
  const own = () => `127.0.0.1:${service.port}`
  const search = () => new URL(service.address ?? '').search

  test('reaches nothing: without the key of this start, with another, under another name, from another origin', async () => {
    for (const path of [
      '/',
      '/operator',
      '/board',
      '/metrics',
      '/playground/events',
      '/playground/texts',
      '/x',
    ])
      expect([path, await plain({ host: own() }, path)]).toEqual([path, 403])
    expect(await plain({ host: own() }, '/?key=another')).toBe(403)
    expect(await plain({ host: own(), cookie: `playground_${service.port}=another` })).toBe(403)
    expect(await plain({ host: `evil.example:${service.port}` }, `/${search()}`)).toBe(403)
    expect(await plain({ host: own(), origin: 'http://evil.example' }, `/${search()}`)).toBe(403)
    expect(await plain({ host: own(), origin: 'null' }, `/${search()}`)).toBe(403)
    expect(await plain({ host: own() }, '/bot700000001:demo-token-of-the-playground/getMe')).toBe(401)
  })

  test('the printed address opens everything, and nothing is kept or framed', async () => {
    expect(service.greeting).toBe(`posrednik: open ${service.address}`)
    expect(new URL(service.address ?? '').searchParams.get('key')).toMatch(/^[\w-]{32}$/)
    const page = await fetch(`http://${own()}/${search()}`)
    expect(page.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict$/)
    for (const path of ['/', '/operator', '/playground/texts', '/metrics', '/board', '/nothing']) {
      const { headers } = await ask(path)
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('cache-control'), path).toBe('no-store')
      expect(headers.get('referrer-policy'), path).toMatch(/^(no-referrer|same-origin)$/)
    }
  })

  test.runIf(process.platform !== 'win32')('what is kept of the chats is read by its owner alone', () => {
    expect(statSync(join(folder.path, 'playground', 'journal.jsonl')).mode & 0o077).toBe(0)
  })
})

describe('/readyz', () => {
  test.each([
    ['ready', 200],
    ['degraded', 200],
    ['not ready', 503],
  ] as const)('says %s with %i', async (said, status) => {
    const route = healthRoute({ standing: async () => said })
    const server = await listen(0, '127.0.0.1', [route], recordingLog())
    const answer = await fetch(`http://127.0.0.1:${server.port}/readyz`)
    expect([answer.status, await answer.text()]).toEqual([status, `${said}\n`])
    await server.close()
  })
})
