import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { webhookHandler } from '../../src/adapters/telegram/webhook.ts'
import type { ComposedBot } from '../../src/compose.ts'
import { Chat, CONTENT, openChat, PEOPLE } from '../support/chat.ts'
import { TestWorld } from '../support/world.ts'

describe('an update that comes three times', () => {
  let anna: Chat
  beforeEach(async () => {
    anna = await openChat(inject('postgresUrl'))
  })
  afterEach(() => anna.world.close())

  test('a press has one effect and one reply', async () => {
    await anna.begin()
    await anna.walkTo('contact.reached')
    const update = anna.person.pressRaw({ data: anna.dataOf('talked') }).updateId ?? 0
    await anna.world.settle()
    const screen = anna.person.screen().length
    for (let time = 0; time < 2; time += 1) await anna.after(() => anna.world.playground.redeliver(update))
    expect(anna.person.screen()).toHaveLength(screen)
    expect((await anna.answers()).filter((step) => step === 'contact.reached')).toHaveLength(1)
    expect((await anna.talk()).step).toBe('contact.outcome')
  })

  test('a first message begins one talk, also when all three come at once', async () => {
    const { updateId } = anna.person.say('потерял паспорт')
    const update = anna.world.playground.updates.all().find((each) => each.update_id === updateId)
    const [bot] = anna.world.bots
    await Promise.all([1, 2, 3].map(() => bot?.telegram.take(update as never)))
    await anna.world.settle()
    expect(await anna.talks()).toHaveLength(1)
    expect(anna.person.screen().filter(({ buttons }) => buttons.length > 0)).toHaveLength(1)
  })

  test('a deletion is not done again to whoever came back meanwhile', async () => {
    await anna.begin()
    await anna.say('/delete')
    const update = anna.person.pressRaw({ data: anna.dataOf('m.delete_yes') }).updateId ?? 0
    await anna.world.settle()
    await anna.begin()
    await anna.after(() => anna.world.playground.redeliver(update))
    expect(await anna.talks()).toHaveLength(1)
  })
})

describe('two replicas behind one webhook', () => {
  let world: TestWorld
  let bots: ComposedBot[]
  let close: () => Promise<void>
  const SECRET = 'secret-of-the-webhook-0001'

  beforeEach(async () => {
    world = await TestWorld.open(inject('postgresUrl'), { content: CONTENT, people: PEOPLE })
    bots = [await world.startBot({}, false), await world.startBot({}, false)]
    const handlers: RequestListener[] = bots.map((bot) =>
      webhookHandler({ secret: SECRET, take: (update) => bot.telegram.take(update), log: world.log }),
    )
    let turn = 0
    // One address for both, in turn: what a load balancer does.
    const balancer = createServer((request, response) => {
      turn += 1
      handlers[turn % handlers.length]?.(request, response)
    })
    await new Promise<void>((resolve) => balancer.listen(0, '127.0.0.1', resolve))
    const { port } = balancer.address() as AddressInfo
    await bots[0]?.telegram.api.setWebhook(`http://127.0.0.1:${port}/hook`, { secret_token: SECRET })
    close = () =>
      new Promise((resolve) => {
        balancer.close(() => resolve())
        balancer.closeAllConnections()
      })
  })
  afterEach(async () => {
    await world.close()
    await close()
  })

  test('a whole talk goes through both, each answer once and in order', async () => {
    const anna = new Chat(world)
    await anna.begin()
    await anna.walkTo('documents.list')
    const answers = await anna.answers()
    expect(new Set(answers).size).toBe(answers.length)
    expect(answers).toContain('contact.appointment_day')
    expect(world.playground.ledger.refused).toEqual([])
  })

  test('a press and a message of one person at once are both handled, once each', async () => {
    const anna = new Chat(world)
    await anna.begin()
    await anna.walkTo('contact.reached')
    for (let round = 0; round < 8; round += 1) {
      const before = await anna.talk()
      const said = await anna.after(() => {
        anna.person.pressRaw({ data: anna.dataOf('talked') })
        anna.person.say('повтори')
      })
      expect(said.length).toBeGreaterThanOrEqual(2)
      const after = await anna.talk()
      expect(after.step).toBe('contact.outcome')
      expect(after.session.version).toBe(before.session.version + 1)
      expect((await anna.answers()).filter((step) => step === 'contact.reached')).toHaveLength(round + 1)
      await anna.say('назад')
    }
  })

  test('thirty first messages of thirty people, every one twice: thirty talks', async () => {
    const people = Array.from({ length: 30 }, (_, n) =>
      world.playground.addPerson({ key: `p${n}`, firstName: `P${n}`, language: 'ru' }),
    )
    for (const person of people) person.say('потерял паспорт')
    const updates = world.playground.updates.all()
    await Promise.all(updates.flatMap((update) => bots.map((bot) => bot.telegram.take(update as never))))
    await world.settle()
    const talks = await Promise.all(people.map(({ key }) => new Chat(world, key).talks()))
    expect(talks.map((each) => each.length)).toEqual(people.map(() => 1))
    const asked = people.map((person) => person.screen().filter(({ buttons }) => buttons.length > 0).length)
    expect(asked).toEqual(people.map(() => 1))
  })

  test('without the secret nothing is taken', async () => {
    const { url } = await (bots[0] as ComposedBot).telegram.api.getWebhookInfo()
    const forged = {
      update_id: 1,
      message: { message_id: 1, date: 0, chat: { id: 7001, type: 'private' }, text: 'x' },
    }
    const post = (headers: Record<string, string>, body = JSON.stringify(forged)) =>
      fetch(url ?? '', { method: 'POST', headers, body }).then(({ status }) => status)
    const secret = { 'x-telegram-bot-api-secret-token': SECRET }
    expect(await post({})).toBe(401)
    expect(await post({ 'x-telegram-bot-api-secret-token': `${SECRET}x` })).toBe(401)
    expect(await post(secret, 'not json')).toBe(400)
    // Of no shape of Telegram's: let be, or it would come for ever.
    expect(await post(secret, '{"update_id":"x"}')).toBe(200)
    expect(await post(secret, '['.repeat(100_000))).toBe(400)
    expect(await post(secret, JSON.stringify({ update_id: 5, odd: { kind: 'unknown' } }))).toBe(200)
    expect(await post(secret, `"${'x'.repeat(1_100_000)}"`).catch(() => 413)).toBe(413)
    expect((await fetch(url ?? '')).status).toBe(405)
    expect(world.playground.ledger.of('sendMessage')).toEqual([])
  })
})
