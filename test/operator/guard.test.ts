import { afterEach, describe, expect, test } from 'vitest'
import { type Door, guard } from '../../src/adapters/http/guard.ts'
import { type HttpServer, listen, type Route } from '../../src/adapters/http/server.ts'
import { recordingLog } from '../support/world.ts'

const PASSWORD = 'a long pässword: with signs'

let server: HttpServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

/** A server with something to see behind a door. */
const open = async (door: Door, now: () => number = () => 0) => {
  const log = recordingLog()
  const behind: Route = async (_, response) => {
    response.writeHead(200).end('seen')
    return true
  }
  server = await listen(
    0,
    '127.0.0.1',
    [guard({ door, paths: ['/operator', '/board'], log, now }), behind],
    log,
  )
  const { port } = server
  const ask = (path: string, given?: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      ...init,
      ...(given === undefined
        ? {}
        : { headers: { authorization: `Basic ${Buffer.from(`anyone:${given}`).toString('base64')}` } }),
    })
  const status = async (path: string, given?: string) => (await ask(path, given)).status
  return { ask, status, log }
}

describe('a door', () => {
  test('that is open lets everybody through', async () => {
    const { status } = await open({ kind: 'open' })
    expect(await status('/operator')).toBe(200)
  })

  test('that is shut: there is nothing, with any password', async () => {
    const { status } = await open({ kind: 'shut' })
    for (const path of [
      '/operator',
      '/operator/tasks/1/close',
      '/board',
      '/board/api/queues',
      '/operator?lang=en',
    ])
      expect([path, await status(path, PASSWORD)]).toEqual([path, 404])
    expect(await status('/elsewhere')).toBe(200)
    expect(await status('/operators')).toBe(200)
  })

  test('with a password asks for it and takes no other', async () => {
    const { ask, status } = await open({ kind: 'password', password: PASSWORD })
    const asked = await ask('/operator')
    expect(asked.status).toBe(401)
    expect(asked.headers.get('www-authenticate')).toMatch(/^Basic /)
    expect(asked.headers.get('cache-control')).toBe('no-store')
    expect(asked.headers.get('x-frame-options')).toBe('DENY')
    expect(asked.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(await status('/board/api/queues', 'wrong')).toBe(401)
    expect(await status('/board/api/queues', '')).toBe(401)
    expect(await status('/operator', `${PASSWORD} `)).toBe(401)
    expect(await status('/operator', PASSWORD)).toBe(200)
    expect(await status('/board', PASSWORD)).toBe(200)
    expect(await status('/elsewhere')).toBe(200)
  })

  test('after five wrong passwords in a row listens to none, each further one for twice as long; the right one begins anew', async () => {
    let now = 0
    const { ask, status, log } = await open({ kind: 'password', password: PASSWORD }, () => now)
    const wait = async (given: string) => (await ask('/board', given)).headers.get('retry-after')
    for (let wrong = 0; wrong < 5; wrong += 1) expect(await status('/operator', `wrong ${wrong}`)).toBe(401)
    now = 30_000
    expect(await wait('wrong')).toBe('30')
    expect(await status('/operator', PASSWORD)).toBe(429)
    now = 60_001
    expect(await status('/operator', 'wrong')).toBe(401)
    expect(await wait('wrong')).toBe('120')
    now += 120_001
    expect(await status('/operator', PASSWORD)).toBe(200)
    expect(await status('/operator', 'wrong')).toBe(401)
    expect(await status('/operator', PASSWORD)).toBe(200)
    for (let wrong = 0; wrong < 30; wrong += 1) {
      await status('/operator', 'wrong')
      now += 3_600_000
    }
    expect(await status('/operator', 'wrong')).toBe(401)
    expect(await wait('wrong')).toBe('900')
    expect(JSON.stringify(log.lines)).not.toMatch(/wrong|pässword|127\.0/)
  })

  test('does not count who asks without a password', async () => {
    const { status } = await open({ kind: 'password', password: PASSWORD })
    for (let asked = 0; asked < 10; asked += 1) expect(await status('/operator')).toBe(401)
    expect(await status('/operator', PASSWORD)).toBe(200)
  })
})
