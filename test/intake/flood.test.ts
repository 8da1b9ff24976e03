import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { webhookHandler } from '../../src/adapters/telegram/webhook.ts'
import { runAdmin } from '../../src/cli/admin-run.ts'
import { type Chat, DATA_KEY, words } from '../support/chat.ts'
import { OFFICE_PEOPLE, openOffice, type TestOffice } from '../support/office.ts'
import { RecordedVoice } from '../support/recorded-voice.ts'
import { TODAY } from '../support/world.ts'
import { mutated, seeded } from './mutations.ts'

/** A second, on a machine that runs other tests at the same time. */
const SOON_MS = 3_000
const HERE = new URL('.', import.meta.url)
const FOLDERS = ['../events/files/faults/', '../tables/files/faults/']

let office: TestOffice
let maria: Chat
beforeAll(async () => {
  office = await openOffice(inject('postgresUrl'), undefined, { voice: new RecordedVoice() })
  maria = office.chat('maria')
  await maria.begin()
  for (const key of ['anna', 'stranger']) await office.chat(key).begin()
}, 120_000)
afterAll(() => office.close())

/** Maria asks and is answered; how long it took, in milliseconds. */
const asksMaria = async (): Promise<number> => {
  const at = performance.now()
  maria.person.say('/help')
  await maria.person.waitFor(words('screens.help').slice(0, 20), { timeoutMs: 30_000 })
  return performance.now() - at
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

const chatOf = (key: string) => {
  const found = OFFICE_PEOPLE.find((each) => each.key === key)
  return { id: found?.id ?? 0, type: 'private', first_name: found?.firstName ?? '' }
}

/** Updates as people send them, to be spoilt. */
const usual = (key: string): object[] => {
  const chat = chatOf(key)
  const from = { id: chat.id, is_bot: false, first_name: chat.first_name, language_code: 'ru' }
  const message = (more: object) => ({ message_id: 77, date: 1, chat, from, ...more })
  const own = { id: 700_000_001, is_bot: true, first_name: 'b' }
  return [
    { message: message({ text: 'потерял паспорт' }) },
    { message: message({ text: '/start s1k9', entities: [{ type: 'bot_command', offset: 0, length: 6 }] }) },
    { message: message({ text: 'завтра в 10.12', forward_origin: { type: 'hidden_user', date: 1 } }) },
    { message: message({ photo: [{ file_id: 'p' }], caption: 'пожар', media_group_id: 'g' }) },
    { message: message({ document: { file_id: 'playground-file-1', file_name: 'a.ics', file_size: 9 } }) },
    { message: message({ location: { latitude: 61, longitude: 69, live_period: 60 } }) },
    { message: message({ contact: { phone_number: '+79120000000', first_name: 'x' } }) },
    { edited_message: message({ text: 'другое', edit_date: 2 }) },
    { callback_query: { id: '1', from, data: 'm.talks', message: message({ from: own, text: 'Что?' }) } },
    { callback_query: { id: '2', from, data: 'w.person.smirnova', message: message({ from: own }) } },
    { callback_query: { id: '3', from, data: 'v.read', message: message({ from: own, text: 'Что?' }) } },
    {
      my_chat_member: {
        chat,
        from,
        date: 1,
        old_chat_member: { status: 'member', user: own },
        new_chat_member: { status: 'member', user: own },
      },
    },
  ]
}

const SENDERS = ['anna', 'stranger', 'olga', 'irina']

const mutations = (seed: number, count: number): object[] => {
  const random = seeded(seed)
  const bodies = SENDERS.flatMap(usual)
  return Array.from({ length: count }, () => mutated(bodies[random(bodies.length)] as object, random))
}

describe('others are answered soon while', () => {
  test('every file that was ever a fault, and every word, is sent', { timeout: 300_000 }, async () => {
    const olga = office.chat('olga')
    const anna = office.chat('anna')
    const files = FOLDERS.flatMap((folder) =>
      readdirSync(new URL(folder, HERE)).map((name) => ({
        name,
        bytes: readFileSync(new URL(folder + name, HERE)),
      })),
    )
    expect(files.length).toBeGreaterThan(18)
    const times: number[] = []
    for (const { name, bytes } of files) {
      olga.person.send({ document: { name, mime: 'application/octet-stream', bytes } })
      anna.person.send({ document: { name, mime: 'text/plain', bytes } })
      times.push(await asksMaria())
    }
    const typed = JSON.parse(readFileSync(new URL('typed.json', HERE), 'utf8')) as string[]
    for (const [at, text] of typed.entries()) {
      for (const chat of [olga, anna]) chat.person.say(text)
      if (at % 20 === 0) times.push(await asksMaria())
    }
    for (const name of readdirSync(new URL('../telegram/updates/', HERE))) {
      const bodies = JSON.parse(
        readFileSync(new URL(`../telegram/updates/${name}`, HERE), 'utf8'),
      ) as object[]
      for (const body of bodies) office.world.playground.hand(body)
      times.push(await asksMaria())
    }
    expect(Math.max(...times)).toBeLessThan(SOON_MS)
    await isAllSettled()
  })

  test('five hundred spoilt updates come by polling', { timeout: 300_000 }, async () => {
    const times: number[] = []
    const before = await handled()
    for (const [at, body] of mutations(1, 500).entries()) {
      office.world.playground.hand(body)
      if (at % 50 === 49) times.push(await asksMaria())
    }
    expect(Math.max(...times)).toBeLessThan(SOON_MS)
    await isAllSettled()
    expect((await handled()) - before).toBeGreaterThan(200)
  })

  test('five hundred others come by webhook: each is answered with 200', { timeout: 300_000 }, async () => {
    const handler = webhookHandler({
      secret: 'secret',
      take: (update) => office.bot.telegram.take(update),
      log: office.world.log,
    })
    const server: Server = createServer((request, response) => void handler(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const headers = { 'x-telegram-bot-api-secret-token': 'secret' }
    const post = async (body: object, at: number): Promise<number> =>
      (
        await fetch(url, {
          method: 'POST',
          headers,
          body: JSON.stringify({ update_id: 800_000 + at, ...body }),
        })
      ).status
    const all = mutations(2, 500)
    const times: number[] = []
    for (let from = 0; from < all.length; from += 50) {
      const posted = all.slice(from, from + 50).map((body, at) => post(body, from + at))
      times.push(await asksMaria())
      expect(new Set(await Promise.all(posted))).toEqual(new Set([200]))
    }
    server.close()
    expect(Math.max(...times)).toBeLessThan(SOON_MS)
    await isAllSettled()
  })
})

describe('a forged press of any name', () => {
  const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']
  const TOKENS = ['w', 'd', 'h', 'y', 'e', 'm', 'v', 's1k9', 'r1'].flatMap((prefix) =>
    NAMES.flatMap((name) => [
      `${prefix}.${name}`,
      `${prefix}.${name}.${name}`,
      `${prefix}.1.${name}`,
      `${prefix}.person.${name}`,
    ]),
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
    const chat = chatOf(key)
    const from = { id: chat.id, is_bot: false, first_name: chat.first_name, language_code: 'ru' }
    office.world.playground.hand({ message: { message_id: 500, date: 1, chat, from, ...more } })
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
