import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { USE_CASES } from '../../src/application/office/front/office-index.ts'
import { runAdmin } from '../../src/cli/admin-run.ts'
import { DATA_KEY, words } from '../support/chat.ts'
import { openOffice, type TestOffice } from '../support/office.ts'
import { RecordedVoice } from '../support/recorded-voice.ts'
import { TODAY } from '../support/world.ts'
import { EveryoneAtOnce, messageOf } from './everyone-at-once.ts'
import { secondHere } from './within-a-second.ts'

const HERE = new URL('.', import.meta.url)

let office: TestOffice
beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'), undefined, { voice: new RecordedVoice() })
  for (const key of ['maria', 'anna', 'stranger']) await office.chat(key).begin()
}, 120_000)
afterAll(() => office.close())

/** Maria asks while nobody else does anything. */
const undisturbed = async (all: EveryoneAtOnce): Promise<number[]> => {
  const taken: number[] = []
  for (let n = 0; n < 8; n += 1) taken.push(await all.ask())
  return taken
}

/** Nobody who asked meanwhile waited longer than a second. */
const expectAnsweredSoon = async (all: EveryoneAtOnce, before: readonly number[]): Promise<void> => {
  const second = secondHere([...before, ...(await undisturbed(all))])
  expect(all.taken.length).toBeGreaterThan(9)
  expect(Math.max(...all.taken)).toBeLessThan(second)
}

const listed = async (): Promise<string[]> => {
  const out: string[] = []
  await runAdmin(['aside', 'list', '--limit', '1000'], {
    environment: { DATABASE_URL: office.world.databaseUrl, DATA_KEY: DATA_KEY.toString('hex') },
    clock: { now: () => TODAY },
    out: (line) => void out.push(line),
    err: (line) => void out.push(line),
  })
  return out
}

/** How many updates were handled, not let be. */
const handled = async (): Promise<number> =>
  (await office.rows<{ n: number }>('select count(*)::int as n from turns'))[0]?.n ?? 0

/** Everything is confirmed and handled, or set aside and named. */
const isAllSettled = async (): Promise<void> => {
  const { world } = office
  await world.playground.settled({ timeoutMs: 120_000 })
  await world.settle()
  expect(world.playground.updates.pending()).toEqual([])
  const given = world.log.lines.filter(({ event }) => event === 'update_set_aside')
  const list = await listed()
  expect({ given, list: list.filter((line) => line !== 'Nothing is set aside.') }).toEqual({
    given: [],
    list: [],
  })
  expect(world.log.lines.filter(({ event }) => event === 'fatal' || event === 'polling_failed')).toEqual([])
}

describe.each(['polling', 'webhook'] as const)('by %s others are answered within a second while', (way) => {
  let all: EveryoneAtOnce
  let before: number[]
  beforeAll(async () => {
    all = await EveryoneAtOnce.begin(office, way)
  })
  beforeEach(async () => {
    all.taken.length = 0
    before = await undisturbed(all)
  })
  afterAll(() => all.end())

  test('every file, text and update that was ever a fault is sent', { timeout: 300_000 }, async () => {
    await all.sendFaults()
    await expectAnsweredSoon(all, before)
    await isAllSettled()
  })

  test('five hundred spoilt updates are sent', { timeout: 300_000 }, async () => {
    const known = await handled()
    const statuses = await all.sendSpoilt(way === 'polling' ? 1 : 2, 500)
    expect(statuses).toEqual(new Set([200]))
    await expectAnsweredSoon(all, before)
    await isAllSettled()
    expect((await handled()) - known).toBeGreaterThan(200)
  })
})

describe('a forged press of any name', () => {
  const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']
  const OF_ALL = ['w', 'd', 'h', 'y', 'e', 'm', 'v', 's1k9', 'r1'].flatMap((prefix) =>
    NAMES.flatMap((name) => [
      `${prefix}.${name}`,
      `${prefix}.${name}.${name}`,
      `${prefix}.1.${name}`,
      `${prefix}.person.${name}`,
    ]),
  )
  /** What no argument of a button looks like, and what looks like one and is none. */
  const ODD = [
    '__proto__',
    'constructor.constructor.constructor',
    '-1.99999999999999999999',
    '2026-13-45.null.undefined',
    `smirnova.yes.${'z'.repeat(24)}`,
  ]
  const OF_OFFICE = Object.keys(USE_CASES).flatMap((name) => [
    `w.${name}`,
    ...ODD.map((odd) => `w.${name}.${odd}`),
  ])
  const OF_FORMS = [...NAMES, ...ODD].map((odd) => `d.${odd}`)
  const TOKENS = [...OF_ALL, ...OF_FORMS, `w.${'person'.repeat(200)}`, 'w.', 'w..', '\ud83d', '']

  test.each(['olga', 'irina'])(
    'of every use case fails nowhere, pressed by %s',
    { timeout: 300_000 },
    async (key) => {
      const chat = office.chat(key)
      for (const data of OF_OFFICE) chat.person.pressRaw({ data })
      await isAllSettled()
    },
  )

  test.each(['olga', 'irina', 'anna'])(
    'changes nothing and fails nowhere, pressed by %s',
    {
      timeout: 120_000,
    },
    async (key) => {
      const chat = office.chat(key)
      for (const token of TOKENS) chat.person.pressRaw({ data: token })
      await isAllSettled()
      const unknown = words('screens.unknown_button')
      expect(chat.toasts().filter((text) => text === unknown).length).toBeGreaterThan(TOKENS.length / 2)
    },
  )
})

describe('an album is one message', () => {
  const part = (key: string, more: object) => {
    office.world.playground.hand({ message: messageOf(key, { message_id: 500, ...more }) })
  }

  test('each of its files is read', async () => {
    const olga = office.chat('olga')
    const bytes = readFileSync(new URL('../events/files/google.ics', HERE))
    const document = { name: 'план.ics', mime: 'text/calendar', bytes }
    const alone = await olga.send({ document })
    const { message } = (office.world.playground.updates.all().at(-1) ?? {}) as {
      message?: { document?: object }
    }
    const before = olga.person.screen().length
    for (let n = 0; n < 3; n += 1) part('olga', { media_group_id: 'files', document: message?.document })
    await office.world.settle()
    const heard = olga.person.screen().slice(before)
    expect(heard).toHaveLength(3 * alone.length)
    expect(heard[0]?.text.slice(0, 20)).toBe(alone[0]?.text.slice(0, 20))
  })

  test('words under any of its pictures are heard, and pictures are answered once', async () => {
    const stranger = office.chat('stranger')
    const before = stranger.person.screen().length
    for (let n = 0; n < 5; n += 1)
      part('stranger', {
        media_group_id: 'pictures',
        photo: [{ file_id: `p${n}` }],
        ...(n === 3 ? { caption: 'у нас пожар, горим' } : {}),
      })
    await office.world.settle()
    const heard = stranger.person.screen().slice(before)
    expect(heard.filter(({ text }) => text.includes('112')).length).toBeGreaterThan(0)
    expect(heard.filter(({ text }) => !text.includes('112')).length).toBeLessThanOrEqual(2)
  })
})
