import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { PostgresAsideDesk } from '../../src/adapters/database/aside-desk.ts'
import { Metrics } from '../../src/adapters/http/metrics.ts'
import { webhookHandler } from '../../src/adapters/telegram/webhook.ts'
import { gaugesOf } from '../../src/application/operator/gauges.ts'
import type { Spoken } from '../../src/application/ports/read-aloud.ts'
import { runAdmin } from '../../src/cli/admin-run.ts'
import { Chat, CONTENT, chatKey, DATA_KEY, PEOPLE, words } from '../support/chat.ts'
import { rows } from '../support/database.ts'
import { RecordedVoice } from '../support/recorded-voice.ts'
import { TestWorld, TODAY } from '../support/world.ts'
import { secondHere } from './within-a-second.ts'

/** A voice whose every reading fails, or does not end until it is let go. */
class TroubledVoice extends RecordedVoice {
  trouble: 'none' | 'fails' | 'hangs' = 'none'
  readonly #waiting: (() => void)[] = []

  override async read(...asked: Parameters<RecordedVoice['read']>): Promise<Spoken | null> {
    if (this.trouble === 'fails') throw new TypeError(`cannot say: ${asked[0]}`)
    if (this.trouble === 'hangs') await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return super.read(...asked)
  }

  letGo(): void {
    this.trouble = 'none'
    for (const go of this.#waiting.splice(0)) go()
  }
}

let world: TestWorld
let voice: TroubledVoice
let anna: Chat
let maria: Chat
const metrics = new Metrics()
beforeEach(async () => {
  world = await TestWorld.open(inject('postgresUrl'), { people: PEOPLE, content: CONTENT })
  voice = new TroubledVoice()
  await world.startBot({ voice, metrics })
  anna = new Chat(world)
  maria = new Chat(world, 'maria')
  await anna.begin()
})
afterEach(() => world.close())

interface Kept {
  readonly id: number
  readonly state: string
  readonly kind: string
  readonly reason: string
  readonly tries: number
  readonly update: string
}
const kept = (): Promise<Kept[]> =>
  rows<Kept>(
    world.databaseUrl,
    `select id::int, state, kind, reason, tries, update_id as update from set_aside_updates order by id`,
  )

const admin = async (...typed: string[]): Promise<string> => {
  const out: string[] = []
  await runAdmin(typed, {
    environment: { DATABASE_URL: world.databaseUrl, DATA_KEY: DATA_KEY.toString('hex') },
    clock: { now: () => TODAY },
    out: (line) => void out.push(line),
    err: (line) => void out.push(line),
  })
  return out.join('\n')
}

/** Somebody asks for help and is answered; how long it took, in milliseconds. */
const askedHelp = async (chat: Chat): Promise<number> => {
  const at = performance.now()
  chat.person.say('/help')
  await chat.person.waitFor(words('screens.help').slice(0, 20), { timeoutMs: 30_000 })
  return performance.now() - at
}

const bot = () => {
  const [first] = world.bots
  if (!first) throw new Error('no bot is up')
  return first
}

test('what fails for ever is set aside: its sender is told, everybody is heard, the operator sees and settles it', {
  timeout: 240_000,
}, async () => {
  voice.trouble = 'fails'
  const said = anna.after(() => anna.person.say('прочитайте мне'))
  await maria.begin()
  expect((await maria.talk()).step).toBe('start.invite')
  const heard = await said
  expect(heard.map(({ text }) => text)).toEqual([words('screens.aside.words')])
  expect(heard[0]?.buttons.flat().map(({ data }) => data)).toEqual(['m.call_human'])
  expect(world.playground.updates.pending()).toEqual([])
  await anna.say('повтори')
  expect((await anna.talk()).status).toBe('active')

  const [row] = await kept()
  expect(row).toMatchObject({ state: 'aside', kind: 'words', tries: 3 })
  expect(row?.reason).toMatch(/^TypeError at set-aside\.test\.ts:/)
  expect(await bot().standing()).toBe('degraded')
  expect(await bot().isReady()).toBe(true)
  const gauges = await gaugesOf(bot().reminders.desk.operator, null)
  expect(gauges).toContainEqual({ name: 'updates_set_aside', value: 1 })
  expect(metrics.text()).toContain('posrednik_updates_set_aside_total 1')
  const logged = JSON.stringify(world.log.lines)
  expect(logged).toContain('update_set_aside')
  expect(logged).not.toMatch(/прочитайте|cannot say/)

  const listed = await admin('aside', 'list')
  expect(listed).toContain('TypeError at set-aside.test.ts')
  expect(listed).not.toMatch(/прочитайте|cannot say|8712/)
  expect(await admin('aside', 'drop', '999')).toBe('Nothing is set aside under 999.')
  await admin('aside', 'retry', String(row?.id))
  await expect.poll(async () => (await kept())[0]?.state, { timeout: 200_000 }).toBe('aside')
  await expect.poll(async () => (await kept())[0]?.tries, { timeout: 200_000 }).toBe(6)
  expect((await kept())[0]?.update).toMatch(/^again:/)
  voice.letGo()
  await admin('aside', 'retry', String(row?.id))
  await expect.poll(kept, { timeout: 200_000 }).toEqual([])
  await world.settle()
  expect(anna.person.lastBotMessage()?.file?.kind).toBe('voice')
  expect(await bot().standing()).toBe('ready')

  voice.trouble = 'fails'
  await anna.say('прочитайте мне')
  const [again] = await kept()
  expect(await admin('aside', 'drop', String(again?.id))).toBe(`Forgotten: ${again?.id}.`)
  expect(await kept()).toEqual([])
})

test('a consent that is taken back and a deletion reach what was set aside', {
  timeout: 240_000,
}, async () => {
  await anna.walkTo('contact.reached')
  voice.trouble = 'fails'
  await anna.say('прочитайте мне')
  expect(await kept()).toHaveLength(1)
  await anna.forge('m.withdraw')
  expect(await kept()).toEqual([])
  await anna.say('прочитайте мне')
  expect(await kept()).toHaveLength(1)
  const data = await anna.say('Мои данные')
  expect(data.find(({ file }) => file)?.file?.content.toString()).toContain('прочитайте мне')
  await anna.forge('m.delete')
  await anna.press('m.delete_yes')
  expect(anna.person.lastBotMessage()?.text).toContain(words('screens.deleted').slice(0, 20))
  expect(await kept()).toEqual([])
})

test('a person whose own rows cannot be read is told, others are heard', { timeout: 240_000 }, async () => {
  await rows(world.databaseUrl, `update talks set session = '{}'`)
  await Promise.all(world.bots.splice(0).map((each) => each.stop()))
  await world.startBot({ voice, metrics })
  const told = anna.say('что дальше')
  await maria.begin()
  expect((await told).map(({ text }) => text)).toEqual([words('screens.aside.words')])
  expect((await anna.say('у нас пожар, горим')).map(({ text }) => text)).toEqual([
    words('screens.aside.danger'),
    words('screens.aside.words'),
  ])
})

test('sixty readings by one person delay nobody: «пожар, горим» is answered within a second, of both', {
  timeout: 240_000,
}, async () => {
  await maria.begin()
  const undisturbed: number[] = []
  for (let n = 0; n < 5; n += 1) undisturbed.push(await askedHelp(maria))
  const soon = secondHere(undisturbed)
  voice.trouble = 'hangs'
  for (let n = 0; n < 60; n += 1) anna.person.say('прочитайте мне')
  for (const chat of [maria, anna]) {
    const at = performance.now()
    chat.person.say('пожар, горим')
    await chat.person.waitFor('112')
    expect(performance.now() - at).toBeLessThan(soon)
  }
  expect(await askedHelp(anna)).toBeLessThan(soon)
  voice.letGo()
  await world.settle()
  expect(await kept()).toEqual([])
})

test('what was confirmed and not finished is taken up by the next process, once', {
  timeout: 240_000,
}, async () => {
  voice.trouble = 'hangs'
  anna.person.say('прочитайте мне')
  await expect.poll(async () => (await kept())[0]?.state, { timeout: 10_000 }).toBe('waiting')
  await expect.poll(() => world.playground.updates.pending()).toEqual([])
  await Promise.all(world.bots.splice(0).map((each) => each.stop()))
  const successor = new TroubledVoice()
  await world.startBot({ voice: successor })
  await world.settle()
  expect(successor.said).toHaveLength(1)
  expect(anna.person.lastBotMessage()?.file?.kind).toBe('voice')
  expect(await kept()).toEqual([])
})

describe('by webhook', () => {
  const SECRET = 'a-secret'

  test('the same: 200 once it is set aside or without a shape, and the next one is handled', {
    timeout: 240_000,
  }, async () => {
    const handler = webhookHandler({
      secret: SECRET,
      take: (update) => bot().telegram.take(update),
      log: world.log,
    })
    const server = createServer((request, response) => void handler(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const headers = { 'x-telegram-bot-api-secret-token': SECRET }
    const post = async (body: unknown): Promise<number> =>
      (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status
    const say = (update_id: number, text: string) => {
      const chat = { id: anna.person.id, type: 'private', first_name: 'Анна' }
      const message = { message_id: update_id, date: 1, chat, from: { ...chat, is_bot: false }, text }
      return post({ update_id, message })
    }
    voice.trouble = 'fails'
    expect(await say(900_001, 'прочитайте мне')).toBe(200)
    expect(await say(900_002, '/help')).toBe(200)
    for (const body of [null, 7, [], {}, { update_id: 900_003 }, { update_id: 'x' }])
      expect(await post(body)).toBe(200)
    await world.settle()
    expect((await kept()).map(({ state, update }) => [state, update])).toEqual([['aside', '900001']])
    expect(anna.heard()).toContain(words('screens.help').slice(0, 20))

    voice.trouble = 'hangs'
    const helps = () => anna.heard().split(words('screens.help').slice(0, 20)).length - 1
    const [before, read] = [helps(), say(900_010, 'прочитайте мне')]
    // The same number comes again while it is under way, and again when it is over; what follows it is answered meanwhile.
    expect(await Promise.all([read, say(900_010, 'прочитайте мне'), say(900_011, '/help')])).toEqual([
      200, 200, 200,
    ])
    await expect.poll(helps, { timeout: 20_000 }).toBe(before + 1)
    expect((await kept()).map(({ update }) => update)).toContain('900010')
    voice.letGo()
    await world.settle()
    for (const update of [900_010, 900_011]) expect(await say(update, '/help')).toBe(200)
    await world.settle()
    expect(helps()).toBe(before + 1)
    expect(anna.person.screen().filter(({ file }) => file?.kind === 'voice')).toHaveLength(1)

    const known = anna.person.screen().length
    const asked = ['/help', 'мои данные', '/help'].map((text, at) => say(900_020 + at, text))
    expect(await Promise.all(asked)).toEqual([200, 200, 200])
    await world.settle()
    const answers = anna.person.screen().slice(known)
    const isHelp = answers.map(({ text }) => text.includes(words('screens.help').slice(0, 20)))
    expect(isHelp.length).toBeGreaterThan(2)
    expect(isHelp).toEqual(isHelp.map((_, at) => at === 0 || at === isHelp.length - 1))
    await new Promise((resolve) => server.close(resolve))
  })
})

test('what a set-aside update says goes after a month, after a week without consent; that it was is still known', async () => {
  const days = (n: number): string => new Date(TODAY - n * 86_400_000).toISOString()
  await rows(
    world.databaseUrl,
    `insert into set_aside_updates (bot, update_id, chat_key, kind, state, sealed, reason, tries, at)
     values ('b', '1', $1, 'words', 'aside', 'said', 'TypeError', 3, $3), ('b', '2', $1, 'words', 'aside', 'said', 'TypeError', 3, $4),
       ('b', '3', $2, 'words', 'aside', 'said', 'TypeError', 3, $5), ('b', '4', $2, 'words', 'aside', 'said', 'TypeError', 3, $6)`,
    [chatKey(anna.person.id), Buffer.from('nobody'), days(31), days(29), days(8), days(6)],
  )
  await rows(world.databaseUrl, "update people set consent = 'ru-1' where chat_key = $1", [
    chatKey(anna.person.id),
  ])
  const pool = new pg.Pool({ connectionString: world.databaseUrl })
  expect(await new PostgresAsideDesk(pool).emptyOld(TODAY)).toBe(2)
  expect(await new PostgresAsideDesk(pool).counts()).toMatchObject({ aside: 2 })
  await pool.end()
  const left = await rows<{ update: string; words: number }>(
    world.databaseUrl,
    'select update_id as update, octet_length(sealed) as words from set_aside_updates order by update_id',
  )
  expect(left).toEqual([
    { update: '1', words: 0 },
    { update: '2', words: 4 },
    { update: '3', words: 0 },
    { update: '4', words: 4 },
  ])
  const listed = await admin('aside', 'list')
  expect(listed).toMatch(/31 +words +TypeError +3 +emptied/)
  const [gone] = await kept()
  expect(await admin('aside', 'retry', String(gone?.id))).toContain('Nothing is set aside')
})
