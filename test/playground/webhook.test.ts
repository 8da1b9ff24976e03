import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ManualTimers } from '../../src/adapters/playground/timers.ts'
import { retryDelay } from '../../src/adapters/playground/updates/retry-schedule.ts'
import type { WireUpdate } from '../../src/adapters/playground/world/wire.ts'
import { startWorld, type World } from './world.ts'

interface Arrival {
  update: WireUpdate
  secret: string | undefined
  answer(status: number, body?: object): void
}

/** A webhook whose arrivals a test takes and answers one by one. */
class Hook {
  readonly #arrivals: Arrival[] = []
  readonly #takers: ((arrival: Arrival) => void)[] = []
  readonly #server: Server

  constructor() {
    this.#server = createServer((request, response) => void this.#receive(request, response))
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`
  }

  next(): Promise<Arrival> {
    const arrival = this.#arrivals.shift()
    return arrival ? Promise.resolve(arrival) : new Promise((resolve) => this.#takers.push(resolve))
  }

  get waiting(): number {
    return this.#arrivals.length
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request) body += chunk
    const secret = request.headers['x-telegram-bot-api-secret-token']
    const arrival: Arrival = {
      update: JSON.parse(body) as WireUpdate,
      secret: typeof secret === 'string' ? secret : undefined,
      answer: (status, reply) => response.writeHead(status).end(reply ? JSON.stringify(reply) : ''),
    }
    const taker = this.#takers.shift()
    if (taker) taker(arrival)
    else this.#arrivals.push(arrival)
  }
}

let world: World
let timers: ManualTimers
let hook: Hook
beforeEach(async () => {
  timers = new ManualTimers()
  hook = new Hook()
  world = await startWorld({ timers, random: () => 0 })
  await world.call('setWebhook', { url: await hook.listen(), secret_token: 'secret_1' })
})
afterEach(async () => {
  await world.close()
  hook.close()
})

/** Resolves when the server has noticed a failure and plans to try again. */
function retryPlanned(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (timers.waits.length === 0) return
      stop()
      resolve()
    }
    const stop = world.playground.changes.listen(look)
    look()
  })
}

describe('webhook', () => {
  test('carries the secret and confirms by 2xx', async () => {
    world.playground.person('anna').say('a')
    const arrival = await hook.next()
    expect([arrival.secret, arrival.update.message?.text]).toEqual(['secret_1', 'a'])
    arrival.answer(200)
    await world.playground.settled()
    expect(world.playground.updates.pending()).toEqual([])
  })

  test('messages of one chat wait for each other; a press of the same person does not', async () => {
    const anna = world.playground.person('anna')
    const reply_markup = { inline_keyboard: [[{ text: 'b', callback_data: 'b' }]] }
    await world.call('sendMessage', { chat_id: 7001, text: 'x', reply_markup })
    anna.say('first')
    anna.say('second')
    anna.press('b')
    const arrivals = [await hook.next(), await hook.next()]
    const kinds = arrivals.map(({ update }) => update.message?.text ?? update.callback_query?.data)
    expect(kinds.toSorted()).toEqual(['b', 'first'])
    expect(hook.waiting).toBe(0)
    for (const arrival of arrivals) arrival.answer(200)
    const second = await hook.next()
    expect(second.update.message?.text).toBe('second')
    second.answer(200)
    await world.playground.settled()
  })

  test('a failing update comes again, at once and then after 2 and 4 seconds, and holds up only its chat', async () => {
    world.playground.person('anna').say('a')
    for (const expected of [0, 2000, 4000]) {
      const arrival = await hook.next()
      expect(arrival.update.message?.text).toBe('a')
      arrival.answer(500)
      await retryPlanned()
      expect(timers.waits).toEqual([expected])
      timers.advance(expected)
    }
    world.playground.person('boris').start()
    const [anna, boris] = [await hook.next(), await hook.next()]
    expect([anna.update.message?.text, boris.update.message?.text]).toEqual(['a', '/start'])
    boris.answer(200)
    anna.answer(200)
    await world.playground.settled()
    const info = await world.call('getWebhookInfo')
    expect(info.result).toMatchObject({
      pending_update_count: 0,
      last_error_message: expect.stringContaining('500'),
    })
  })

  test('a method in the answer is run', async () => {
    const anna = world.playground.person('anna')
    anna.say('a')
    const arrival = await hook.next()
    arrival.answer(200, { method: 'sendMessage', chat_id: 7001, text: 'by the way' })
    await anna.waitFor('by the way')
  })

  test('another webhook gets what the first never took', async () => {
    world.playground.person('anna').say('a')
    await hook.next()
    const other = new Hook()
    await world.call('setWebhook', { url: await other.listen() })
    const arrival = await other.next()
    expect([arrival.secret, arrival.update.message?.text]).toEqual([undefined, 'a'])
    arrival.answer(200)
    await world.playground.settled()
    other.close()
  })
})

test('the retry schedule obeys its caps', () => {
  expect([1, 2, 3, 4, 8].map((failures) => retryDelay(failures, undefined, 0))).toEqual([
    0, 2000, 4000, 8000, 60_000,
  ])
  expect(retryDelay(20, undefined, 1)).toBe(120_000)
  expect(retryDelay(1, 30, 0)).toBe(30_000)
  expect(retryDelay(1, 99_999, 0)).toBe(3_600_000)
})
