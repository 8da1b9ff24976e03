import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { foundInstitution } from '../../src/adapters/database/office/found-institution.ts'
import { webhookHandler } from '../../src/adapters/telegram/webhook.ts'
import { CONTENT, chatKey, DATA_KEY } from '../support/chat.ts'
import { rows } from '../support/database.ts'
import { freePort } from '../support/free-port.ts'
import { factsOf, OFFICE } from '../support/office.ts'
import { Product, temporaryFolder } from '../support/product.ts'
import { TestWorld, TOKEN } from '../support/world.ts'

const SECRET = 'secret-of-the-webhook-0003'
const PEOPLE = 200
const PLACES = 20
/** Far ahead: one of the replicas goes by the real clock. */
const DAY = '2046-12-02'

const crowd = Array.from({ length: PEOPLE }, (_, n) => ({
  key: `c${n}`,
  id: 871_300_000_000 + n,
  firstName: `Гость ${n}`,
  language: 'ru',
}))

type Take = (request: IncomingMessage, response: ServerResponse) => void

let world: TestWorld
/** The replicas behind one address, in turn. */
let replicas: Take[]
let address: string
let closing: (() => Promise<void> | void)[]

const sql = <T extends object>(statement: string, values: readonly unknown[] = []): Promise<T[]> =>
  rows<T>(world.databaseUrl, statement, values)

/** Whoever answers behind the balancer; a replica that is no more does not. */
const balanced = async (): Promise<string> => {
  let turn = 0
  const balancer = createServer((incoming, response) => {
    turn += 1
    replicas[turn % replicas.length]?.(incoming, response)
  })
  await new Promise<void>((resolve) => balancer.listen(0, '127.0.0.1', resolve))
  closing.push(
    () =>
      new Promise((resolve) => {
        balancer.close(() => resolve())
        balancer.closeAllConnections()
      }),
  )
  return `http://127.0.0.1:${(balancer.address() as AddressInfo).port}/hook`
}

const inProcess = async (): Promise<Take> => {
  const bot = await world.startBot({ poolSize: 10 }, false)
  return webhookHandler({ secret: SECRET, take: (update) => bot.telegram.take(update), log: world.log })
}

beforeEach(async () => {
  closing = []
  world = await TestWorld.open(inject('postgresUrl'), { content: CONTENT, people: crowd })
  replicas = [await inProcess(), await inProcess()]
  address = await balanced()
  const [bot] = world.bots
  if (!bot) throw new Error('no bot')
  const people = crowd.map(({ key }, n) => ({
    id: key,
    district: n % 2 === 0 ? 'north' : 'south',
    on: '2026-01-12',
    facts: factsOf({ name: `Гостева ${key}`, birthDate: '1950-01-01', phone: null }),
  }))
  await foundInstitution(
    bot.pool,
    vault(DATA_KEY),
    TOKEN.split(':')[0] as string,
  )({ ...OFFICE, staff: [], people })
  await bot.telegram.api.setWebhook(address, { secret_token: SECRET, max_connections: 100 })
  for (const { key } of crowd) world.person(key).start()
  await settled()
  await sql(
    `update citizens c set person_id = p.id from people p,
       unnest($1::text[], $2::bytea[]) as of(citizen, chat) where c.id = of.citizen and p.chat_key = of.chat`,
    [crowd.map(({ key }) => key), crowd.map(({ id }) => chatKey(id))],
  )
  await sql(
    `insert into events (id, department_id, kind, day, time, details, capacity, state, made_by, made_on)
     values ('ev1', 'dep1', 'concert', $1, '14:00', '{"title":"Концерт"}', $2, 'open', 'st_olga', '2026-11-20')`,
    [DAY, PLACES],
  )
}, 180_000)
afterEach(async () => {
  await world.close()
  for (const close of closing) await close()
})

/** Two hundred at once take their time on a machine that does other things too. */
const settled = async (): Promise<void> => {
  const long = { timeoutMs: 150_000 }
  await world.playground.settled(long)
  await Promise.all(world.bots.map((bot) => bot.intake.idle()))
  await Promise.all(world.bots.map((bot) => bot.telegram.sender.drain()))
  await world.playground.settled(long)
}

const press = (keys: readonly string[], data: string): void => {
  for (const key of keys) world.person(key).pressRaw({ data })
}

/** Who heard words from the bot, and how often. */
const heardBy = (words: string): Map<string, number> => {
  const heard = crowd.map(({ key }): [string, number] => [
    key,
    world
      .person(key)
      .screen()
      .filter(({ from, text }) => from === 'bot' && text.includes(words)).length,
  ])
  return new Map(heard.filter(([, times]) => times > 0))
}

const once = (heard: Map<string, number>): boolean => [...heard.values()].every((times) => times === 1)

const IN = 'Записали вас, будем ждать!'
const FULL = 'Мест уже нет.'
const LISTED = 'Записали вас в список ожидания.'

const inState = async (state: string): Promise<string[]> =>
  (
    await sql<{ citizen: string }>(
      'select citizen_id as citizen from sign_ups where state = $1 order by number, citizen_id',
      [state],
    )
  ).map(({ citizen }) => citizen)

const taken = async (): Promise<number> =>
  (await sql<{ taken: number }>("select taken from events where id = 'ev1'"))[0]?.taken ?? -1

test('200 presses at once on two replicas: 20 places, 180 on the list in order, each told once', {
  timeout: 240_000,
}, async () => {
  const all = crowd.map(({ key }) => key)
  press(all, 'e.go.ev1')
  await settled()
  const [going, full] = [heardBy(IN), heardBy(FULL)]
  expect(going.size).toBe(PLACES)
  expect(full.size).toBe(PEOPLE - PLACES)
  expect(once(going) && once(full)).toBe(true)
  expect([...going.keys()].sort()).toEqual((await inState('going')).sort())

  press([...full.keys()], 'e.wait.ev1')
  await settled()
  expect(heardBy(LISTED).size).toBe(PEOPLE - PLACES)
  expect(once(heardBy(LISTED))).toBe(true)
  const numbers = await sql<{ number: number }>(
    "select number from sign_ups where state = 'waiting' order by number",
  )
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, n) => n + 1))
  expect(numbers).toHaveLength(PEOPLE - PLACES)

  // All who have a place give it up in the same second: the first twenty of the list are offered them, in order.
  const list = await inState('waiting')
  press([...going.keys()], 'e.quit.ev1')
  await settled()
  expect(await inState('offered')).toEqual(list.slice(0, PLACES))
  expect(await inState('waiting')).toEqual(list.slice(PLACES))
  expect(await taken()).toBe(PLACES)
  // On a busy machine the spinner of a press may be stopped too late: the messenger refuses that, and nobody is harmed.
  const refused = world.playground.ledger.refused.filter(({ method }) => method !== 'answerCallbackQuery')
  expect(refused).toEqual([])
  // That an update was tried again is a warning; that one was lost, or set aside, is an error.
  expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
})

/** Hands an update to a replica in a process of its own; when that is gone, so is the answer. */
const passedTo =
  (port: number): Take =>
  (incoming, response) => {
    const { method, headers, url } = incoming
    const onward = request({ host: '127.0.0.1', port, method, headers, path: url }, (answer) => {
      response.writeHead(answer.statusCode ?? 502)
      answer.pipe(response)
    })
    onward.on('error', () => {
      if (!response.headersSent) response.writeHead(502)
      response.end()
    })
    incoming.pipe(onward)
  }

test('a replica killed -9 in the middle of the rush: 20 places, 180 on the list, nobody left without a word', {
  timeout: 300_000,
}, async () => {
  const folder = temporaryFolder()
  closing.push(() => folder.remove())
  const port = await freePort()
  const victim = Product.spawn({
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: world.url,
    DATABASE_URL: world.databaseUrl,
    PORT: String(port),
    DATA_KEY: DATA_KEY.toString('hex'),
    DATA_DIR: folder.path,
    REGION: 'demo',
    WEBHOOK_URL: address,
    WEBHOOK_SECRET: SECRET,
  })
  await victim.started()
  const [survivor] = replicas as [Take]
  replicas = [survivor, passedTo(port)]
  const all = crowd.map(({ key }) => key)
  let replies = 0
  const stopCounting = world.playground.changes.listen((change) => {
    if (change.kind !== 'call') return
    replies += 1
    if (replies !== PEOPLE / 2) return
    victim.kill('SIGKILL')
    replicas = [survivor]
  })
  press(all, 'e.go.ev1')
  const everybodyHeard = (words: readonly string[], n: number) => async (): Promise<boolean> => {
    world.playground.retryWebhooks()
    return new Set(words.flatMap((each) => [...heardBy(each).keys()])).size === n
  }
  await expect.poll(everybodyHeard([IN, FULL], PEOPLE), { timeout: 200_000, interval: 500 }).toBe(true)
  expect((await victim.ended()).code).toBe('SIGKILL')
  if (typeof stopCounting === 'function') stopCounting()

  expect([...heardBy(IN).keys()].sort()).toEqual((await inState('going')).sort())
  expect(heardBy(IN).size).toBe(PLACES)
  // What the replica was saying as it died may come twice; two different things are told to nobody.
  expect([...heardBy(IN).keys()].filter((key) => heardBy(FULL).has(key))).toEqual([])
  press([...heardBy(FULL).keys()], 'e.wait.ev1')
  await expect.poll(everybodyHeard([LISTED], PEOPLE - PLACES), { timeout: 200_000, interval: 500 }).toBe(true)
  const numbers = await sql<{ number: number }>(
    "select number from sign_ups where state = 'waiting' order by number",
  )
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, n) => n + 1))
  expect(once(heardBy(LISTED))).toBe(true)
  expect(await taken()).toBe(PLACES)
})
