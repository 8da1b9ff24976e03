import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { PersonFacts } from './facts.ts'
import { happenings } from './happenings.ts'
import { SendingWorld } from './sending-world.ts'

/**
 * Planner and outbox against plain facts (promises.md F19, F20): people say, move and settle things, switch off and on, come
 * and go, change places; the clock moves by minutes or by 40 days of standstill; planning is run twice and at once. Nothing
 * arrives twice, at a wrong hour, or after its reason went; after a round nothing that is owed is missing.
 * `MODEL_RUNS=1000` looks longer; a failure prints seed and path.
 */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 60)
const START = Date.parse('2026-12-20T00:00:00Z')

let world: SendingWorld
beforeAll(async () => {
  world = await SendingWorld.open(inject('postgresUrl'))
})
afterAll(() => world.close())

const newcomer = (id: string, zone: string | null, createdAt: number): PersonFacts => ({
  id,
  zone,
  createdAt,
  consents: true,
  muted: [],
  isBlocking: false,
  isKnownBlocked: false,
})

const settled = async (): Promise<void> => {
  const { rows } = await world.pool.query<{ key: string; state: string; reason: string | null }>(
    'select key, state, reason from reminders order by key',
  )
  const inHand = rows.filter(({ state }) => state === 'claimed' || state === 'dispatching')
  expect(inHand).toEqual([])
  const silent = rows.filter(({ state, reason }) => ['suppressed', 'expired'].includes(state) && !reason)
  expect(silent, 'what is not sent has a reason that can be read').toEqual([])
  const sent = rows.filter(({ state }) => state === 'sent').map(({ key }) => key)
  expect(sent).toEqual(world.facts.arrived.map(({ key }) => key).sort())
}

test('whatever happens, in any order: once, in time, with a reason, and none missing', async () => {
  await fc.assert(
    fc.asyncProperty(happenings(40), fc.nat({ max: 400 }), async (run, days) => {
      await world.begin(START + days * 86_400_000)
      const { facts } = world
      for (const [id, zone] of [
        ['anna', null],
        ['boris', 'Asia/Kamchatka'],
      ] as const) {
        facts.people.set(id, newcomer(id, zone, facts.now))
        await world.write(facts.people.get(id) as PersonFacts)
      }
      for (const each of run) await each.run(facts, world)
      await settled()
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: 3_600_000 },
  )
}, 3_600_000)
