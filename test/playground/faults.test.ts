import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { RateLimiter, TELEGRAM_RATE_LIMITS } from '../../src/adapters/playground/api/rate-limit.ts'
import { ManualTimers } from '../../src/adapters/playground/timers.ts'
import { startWorld, TOKEN, type World } from './world.ts'

let world: World
let timers: ManualTimers
beforeEach(async () => {
  timers = new ManualTimers()
  world = await startWorld({ timers })
})
afterEach(() => world.close())

const hello = { chat_id: 7001, text: 'hello' }
const seen = () => world.playground.person('anna').screen().length

describe('faults', () => {
  test('429 says how long to wait, in the body and in the header', async () => {
    world.playground.faults.add({ method: 'sendMessage', kind: '429', retryAfter: 7 })
    const response = await fetch(`${world.url}/bot${TOKEN}/sendMessage?chat_id=7001&text=a`)
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7'])
    expect(await response.json()).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    })
    expect(await world.call('sendMessage', hello)).toMatchObject({ ok: true })
  })

  test('before: an error and no effect; after: an error and the effect', async () => {
    world.playground.faults.add({ kind: '500-before' })
    expect(await world.call('sendMessage', hello)).toMatchObject({ ok: false, error_code: 500 })
    expect(seen()).toBe(0)
    world.playground.faults.add({ kind: '502-after' })
    expect(await world.call('sendMessage', hello)).toMatchObject({ ok: false, error_code: 502 })
    expect(seen()).toBe(1)
    expect(world.playground.ledger.entries.map(({ ok, effect, fault }) => [ok, effect, fault])).toEqual([
      [false, false, '500-before'],
      [false, true, '502-after'],
    ])
    expect(world.playground.ledger.refused).toEqual([])
  })

  test('the connection is cut on either side of the effect', async () => {
    world.playground.faults.add({ kind: 'cut-before' })
    world.playground.faults.add({ kind: 'cut-after', name: 'night' })
    await expect(world.call('sendMessage', hello)).rejects.toThrow('fetch failed')
    expect(seen()).toBe(0)
    await expect(world.call('sendMessage', hello)).rejects.toThrow('fetch failed')
    expect(seen()).toBe(1)
    expect(world.playground.ledger.entries.map(({ effect, fault }) => [effect, fault])).toEqual([
      [false, 'cut-before'],
      [true, 'night'],
    ])
  })

  test('a rule strikes its chat and its method only, as often as it says', async () => {
    world.playground.person('boris').start()
    world.playground.faults.add({ chatId: 7002, kind: '403', times: 2 })
    const toBoris = { chat_id: 7002, text: 'a' }
    expect(await world.call('sendMessage', hello)).toMatchObject({ ok: true })
    expect(await world.call('sendMessage', toBoris)).toMatchObject({ error_code: 403 })
    expect(await world.call('sendChatAction', { chat_id: 7002, action: 'typing' })).toMatchObject({
      error_code: 403,
    })
    expect(await world.call('sendMessage', toBoris)).toMatchObject({ ok: true })
    expect(world.playground.faults.rules).toEqual([])
  })

  test('a delay waits and then does it', async () => {
    world.playground.faults.add({ kind: 'delay', delayMs: 3000 })
    const struck = new Promise<void>((resolve) => {
      const stop = world.playground.changes.listen(() => {
        if (timers.waits.length === 0) return
        stop()
        resolve()
      })
    })
    const sending = world.call('sendMessage', hello)
    const look = setInterval(() => world.playground.changes.tell({ kind: 'updates' }), 1)
    await struck
    clearInterval(look)
    expect([timers.waits, seen()]).toEqual([[3000], 0])
    timers.advance(3000)
    expect(await sending).toMatchObject({ ok: true })
    expect(seen()).toBe(1)
  })
})

test('the pace of sending is limited when asked for', () => {
  let now = 0
  const limiter = new RateLimiter(TELEGRAM_RATE_LIMITS, () => now)
  for (let count = 0; count < 3; count += 1) limiter.admit(1)
  expect(() => limiter.admit(1)).toThrow('Too Many Requests: retry after 1')
  for (let chat = 2; chat < 29; chat += 1) limiter.admit(chat)
  expect(() => limiter.admit(99)).toThrow('retry after 1')
  now = 1000
  limiter.admit(1)
  limiter.admit(99)
})
