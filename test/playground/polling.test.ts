import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ManualTimers } from '../../src/adapters/playground/timers.ts'
import type { WireUpdate } from '../../src/adapters/playground/world/wire.ts'
import { startWorld, TOKEN, type World } from './world.ts'

let world: World
let timers: ManualTimers
beforeEach(async () => {
  timers = new ManualTimers()
  world = await startWorld({ timers })
})
afterEach(() => world.close())

const poll = (body: object = {}) => world.call<WireUpdate[]>('getUpdates', body)
const texts = (updates: WireUpdate[]) => updates.map(({ message }) => message?.text)

/** Resolves when a getUpdates call waits in the server. */
function pollerWaits(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!world.playground.hasPoller) return
      stop()
      resolve()
    }
    const stop = world.playground.changes.listen(look)
    look()
  })
}

describe('getUpdates', () => {
  test('an offset confirms what came before, nothing else does', async () => {
    const anna = world.playground.person('anna')
    for (const text of ['a', 'b', 'c']) anna.say(text)
    const first = await poll()
    expect(texts(first.result)).toEqual(['a', 'b', 'c'])
    expect(texts((await poll({ limit: 1 })).result)).toEqual(['a'])
    const offset = (first.result[1]?.update_id ?? 0) + 1
    expect(texts((await poll({ offset })).result)).toEqual(['c'])
    expect(world.playground.updates.pending()).toHaveLength(1)
    expect(texts((await poll({ offset: -1 })).result)).toEqual(['c'])
  })

  test('a call waits until something comes', async () => {
    const waiting = poll({ timeout: 30 })
    await pollerWaits()
    world.playground.person('anna').say('at last')
    expect(texts((await waiting).result)).toEqual(['at last'])
    expect(timers.waits).toEqual([])
  })

  test('a call comes back empty when its time is over, which is 50 seconds at most', async () => {
    const waiting = poll({ timeout: 90 })
    await pollerWaits()
    expect(timers.waits).toEqual([50_000])
    timers.advance(50_000)
    expect(await waiting).toEqual({ ok: true, result: [] })
  })

  test('a second poller ends the first with 409', async () => {
    const first = poll({ timeout: 30 })
    await pollerWaits()
    const second = poll({ timeout: 30 })
    expect(await first).toMatchObject({
      ok: false,
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
    world.playground.person('anna').say('for the second')
    expect(texts((await second).result)).toEqual(['for the second'])
  })

  test('a poller that went away leaves the updates to the next', async () => {
    const gone = new AbortController()
    const dropped = fetch(`${world.url}/bot${TOKEN}/getUpdates?timeout=30`, { signal: gone.signal })
    await pollerWaits()
    gone.abort()
    await expect(dropped).rejects.toThrow('aborted')
    world.playground.person('anna').say('still here')
    expect(texts((await poll()).result)).toEqual(['still here'])
  })

  test('it conflicts with a webhook', async () => {
    await world.call('setWebhook', { url: 'http://127.0.0.1:9/hook' })
    expect(await poll()).toMatchObject({ ok: false, error_code: 409 })
    await world.call('deleteWebhook')
    expect(await poll()).toMatchObject({ ok: true })
  })

  test('kinds that are not asked for are not issued', async () => {
    const anna = world.playground.person('anna')
    await poll({ allowed_updates: ['callback_query'] })
    expect(anna.say('a').updateId).toBeUndefined()
    await poll({ allowed_updates: [] })
    expect(anna.say('b').updateId).toBeDefined()
  })

  test('the same update can come twice', async () => {
    const { updateId = 0 } = world.playground.person('anna').say('a')
    await poll({ offset: updateId + 1 })
    world.playground.redeliver(updateId)
    const again = await poll({ offset: updateId + 1 })
    expect(again.result.map(({ update_id }) => update_id)).toEqual([updateId])
    expect((await poll({ offset: updateId + 1 })).result).toEqual([])
    await world.playground.settled()
  })

  test('updates older than a day are gone', async () => {
    world.playground.person('anna').say('old')
    world.clock.advance(25 * 3_600_000)
    expect((await poll()).result).toEqual([])
  })
})
