import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { OccasionKind } from '../../src/domain/reminders/rule.ts'
import type { PersonFacts } from './facts.ts'
import { SendingWorld } from './sending-world.ts'

/** Planner and outbox on a moved clock, one story at a time (promises.md F19, F20). */
const at = (local: string): number => Date.parse(`${local}:00+05:00`)

let world: SendingWorld
let anna: PersonFacts
beforeAll(async () => {
  world = await SendingWorld.open(inject('postgresUrl'))
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.begin(at('2026-11-23T08:00'))
  anna = {
    id: 'anna',
    zone: null,
    createdAt: world.facts.now,
    consents: true,
    muted: ['practice'],
    isBlocking: false,
    isKnownBlocked: false,
  }
  world.facts.people.set('anna', anna)
  await world.write(anna)
})

const says = async (kind: OccasionKind, date: string, time = '', closedBy: string | null = null) => {
  const said = { id: `anna.${kind}`, person: 'anna', kind, date, time, closedBy, saidAt: world.facts.now }
  world.facts.occasions.set(said.id, said)
  await world.keep(said)
}

const roundAt = async (local: string): Promise<string[]> => {
  world.facts.now = at(local)
  const before = world.facts.arrived.length
  await world.round()
  expect(world.faults).toEqual([])
  return world.facts.arrived.slice(before).map(({ rule }) => rule)
}

const rows = async () =>
  (await world.pool.query('select rule, base, state, reason from reminders order by due_at, rule')).rows

const unmuted = async () => {
  anna.muted = []
  await world.write(anna)
}

describe('planning', () => {
  test('three times over, by two at once, with changes between: one row, one message', async () => {
    await says('appointment', '2026-11-24', '23:00')
    for (let n = 0; n < 3; n += 1) await world.planner.planAll()
    await Promise.all(
      [world.planner, world.newPlanner()].flatMap((each) => [each.planAll(), each.planChanged()]),
    )
    expect(await rows()).toMatchObject([{ rule: 'eve', state: 'planned' }])
    expect(await roundAt('2026-11-23T12:00')).toEqual(['eve'])
    expect(await roundAt('2026-11-23T12:05')).toEqual([])
  })

  test('forty days of standstill: what is past is written down as missed, of two months there is one', async () => {
    await unmuted()
    await says('retry', '2027-02-03')
    await says('paper_end', '2027-03-12')
    expect(await roundAt('2027-01-25T09:00')).toEqual(['monthly'])
    expect(await roundAt('2027-03-03T12:00')).toEqual(['monthly'])
    expect(await rows()).toMatchObject([
      { rule: 'monthly', base: '2027-01-01', state: 'sent' },
      { rule: 'monthly', base: '2027-02-01', state: 'expired', reason: 'stale' },
      { rule: 'call', base: '2027-02-03', state: 'expired', reason: 'stale' },
      { rule: 'paper', base: '2027-03-12', state: 'expired', reason: 'stale' },
      { rule: 'monthly', base: '2027-03-01', state: 'sent' },
    ])
  })

  test('a month that fell into a standstill is told late, the next in its time: one each', async () => {
    await unmuted()
    expect(await roundAt('2027-01-20T10:00')).toEqual(['monthly'])
    expect(await roundAt('2027-02-25T10:00')).toEqual(['monthly'])
    expect(await roundAt('2027-03-01T11:00')).toEqual(['monthly'])
    expect(await roundAt('2027-03-31T11:00')).toEqual([])
  })

  test('late at night and early in the morning nothing is told, and what grew stale meanwhile says so', async () => {
    await says('appointment', '2026-11-25', '23:00')
    await says('retry', '2026-11-27')
    expect(await roundAt('2026-11-23T09:00')).toEqual([])
    expect(await roundAt('2026-11-24T21:30')).toEqual([])
    expect(await roundAt('2026-11-27T08:59')).toEqual([])
    expect(await roundAt('2026-11-27T17:01')).toEqual([])
    expect((await rows()).map(({ rule, state }) => `${rule} ${state}`)).toEqual([
      'eve expired',
      'soon expired',
      'call expired',
    ])
  })
})

describe('a reason that goes between plan and message', () => {
  test.each([
    ['done', () => says('appointment', '2026-11-24', '23:00', 'done')],
    ['moved', () => says('appointment', '2026-12-24', '23:00')],
    ['opted_out', () => world.write(Object.assign(anna, { muted: ['appointments'] }))],
    ['no_consent', () => world.write(Object.assign(anna, { consents: false }))],
    ['unreachable', () => world.write(Object.assign(anna, { isKnownBlocked: true }))],
  ] as const)('%s: nothing is told, and the row says why, planner or not', async (reason, change) => {
    await says('appointment', '2026-11-24', '23:00')
    await world.planner.planAll()
    await change()
    world.facts.now = at('2026-11-23T12:00')
    await world.deliver()
    expect(world.facts.arrived).toEqual([])
    expect(await rows()).toMatchObject([{ rule: 'eve', state: 'suppressed', reason }])
  })

  test('and comes back before it is stale: it is told, once', async () => {
    await says('appointment', '2026-11-24', '23:00')
    await world.planner.planAll()
    await world.write(Object.assign(anna, { muted: ['appointments'] }))
    expect(await roundAt('2026-11-23T12:00')).toEqual([])
    await world.write(Object.assign(anna, { muted: [] }))
    expect(await roundAt('2026-11-23T13:00')).toEqual(['eve'])
    expect(await roundAt('2026-11-23T13:30')).toEqual([])
  })

  test('and is said once more after its moment: whoever says it knows it, nothing is told', async () => {
    await says('appointment', '2026-11-24', '23:00')
    await roundAt('2026-11-23T09:00')
    await says('appointment', '2026-11-24', '23:00', 'declined')
    expect(await roundAt('2026-11-23T12:30')).toEqual([])
    await says('appointment', '2026-11-24', '23:00')
    expect(await roundAt('2026-11-23T13:00')).toEqual([])
  })
})

test('pages of two hold all of many people', async () => {
  for (const id of ['boris', 'vera', 'gleb', 'dina', 'egor'])
    for (const kind of ['appointment', 'retry'] as const) {
      const person = { ...anna, id, muted: [] }
      world.facts.people.set(id, person)
      await world.write(person)
      const said = { id: `${id}.${kind}`, person: id, kind, date: '2026-11-24', time: '', closedBy: null }
      const occasion = { ...said, saidAt: world.facts.now }
      world.facts.occasions.set(said.id, occasion)
      await world.keep(occasion)
    }
  expect(await world.planner.planAll()).toBe(10)
  expect(await roundAt('2026-11-23T12:00')).toEqual(Array(5).fill('eve'))
  expect(await roundAt('2026-11-24T09:30')).toEqual(Array(5).fill('call'))
})

test('what one person is told at once arrives in the order in which it was planned, however long the first is on the wire', async () => {
  await says('retry', '2026-11-24')
  await world.planner.planChanged()
  await says('appointment', '2026-11-25', '10:30')
  await world.planner.planChanged()
  world.onWire = async (words) => {
    if (words.startsWith('call')) await new Promise((resolve) => setTimeout(resolve, 150))
  }
  expect(await roundAt('2026-11-24T12:30')).toEqual(['call', 'eve'])
})
