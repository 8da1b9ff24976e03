import { Bot, type Context } from 'grammy'
import { MovableClock } from '../../src/adapters/playground/movable-clock.ts'
import type { PlaygroundOptions } from '../../src/adapters/playground/options.ts'
import { createPlayground, type Playground } from '../../src/adapters/playground/playground.ts'

/** Token of the bot in these tests. */
export const TOKEN = '4242:test'

/** Monday, nine in the morning in Moscow. */
export const MONDAY = Date.parse('2026-11-02T09:00:00+03:00')

/** The envelope of every answer. */
export interface Answer<Result = unknown> {
  ok: boolean
  result: Result
  error_code: number
  description: string
  parameters?: { retry_after: number }
}

/** A playground that listens, with one person who has opened the bot. */
export interface World {
  playground: Playground
  clock: MovableClock
  url: string
  /** Calls a method over HTTP with a JSON body. */
  call<Result = Record<string, unknown>>(method: string, body?: object): Promise<Answer<Result>>
  close(): Promise<void>
}

/** Starts a playground on a free port; Anna (7001) has opened the bot, Boris (7002) has not. */
export async function startWorld(options: Partial<PlaygroundOptions> = {}): Promise<World> {
  const clock = options.clock ?? MovableClock.frozenAt(MONDAY)
  const people = [
    { key: 'anna', firstName: 'Анна', language: 'ru', started: true },
    { key: 'boris', firstName: 'Boris', language: 'en' },
  ]
  const playground = createPlayground({ token: TOKEN, people, ...options, clock })
  const listening = await playground.listen(0)
  return {
    playground,
    clock,
    url: listening.url,
    call: (method, body) => callMethod(listening.url, method, body),
    close: async () => {
      await listening.close()
      playground.close()
    },
  }
}

async function callMethod<Result>(url: string, method: string, body: object = {}): Promise<Answer<Result>> {
  const response = await fetch(`${url}/bot${TOKEN}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Answer<Result>
}

/** A real grammY bot that talks to the playground. */
export function grammyBot(world: World): Bot<Context> {
  return new Bot(TOKEN, { client: { apiRoot: world.url } })
}
