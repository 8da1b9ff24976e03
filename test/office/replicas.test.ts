import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { vault } from '../../src/adapters/crypto/vault.ts'
import { foundInstitution } from '../../src/adapters/database/office/found-institution.ts'
import { webhookHandler } from '../../src/adapters/telegram/webhook.ts'
import type { ComposedBot } from '../../src/compose.ts'
import { Chat, CONTENT, DATA_KEY } from '../support/chat.ts'
import { OFFICE, OFFICE_PEOPLE } from '../support/office.ts'
import { RecordedVoice } from '../support/recorded-voice.ts'
import { TestWorld, TOKEN } from '../support/world.ts'

const SECRET = 'secret-of-the-webhook-0002'

let world: TestWorld
let voice: RecordedVoice
let server: Server
/** Which of the two replicas gets the next update. */
let next: 0 | 1

beforeEach(async () => {
  world = await TestWorld.open(inject('postgresUrl'), { content: CONTENT, people: OFFICE_PEOPLE })
  voice = new RecordedVoice()
  const bots: ComposedBot[] = [await world.startBot({ voice }, false), await world.startBot({ voice }, false)]
  const handlers = bots.map((bot) =>
    webhookHandler({ secret: SECRET, take: (update) => bot.telegram.take(update), log: world.log }),
  )
  server = createServer((request, response) => handlers[next]?.(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const [first] = bots as [ComposedBot, ComposedBot]
  await first.telegram.api.setWebhook(`http://127.0.0.1:${port}/hook`, { secret_token: SECRET })
  await foundInstitution(first.pool, vault(DATA_KEY), TOKEN.split(':')[0] as string)(OFFICE)
  next = 0
  for (const key of ['olga', 'pavel', 'irina']) {
    const chat = new Chat(world, key)
    await chat.after(() => chat.person.start())
  }
})
afterEach(async () => {
  await world.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** Presses, and one of the replicas handles it. */
const press = async (replica: 0 | 1, key: string, data: string): Promise<string> => {
  next = replica
  const said = await new Chat(world, key).forge(data)
  return said.map(({ text }) => text).join('\n')
}

/** Says something, and one of the replicas hears it a second later. */
const say = async (replica: 0 | 1, words: string): Promise<string> => {
  world.clock.setTo(world.clock.now() + 1_000)
  next = replica
  const said = await new Chat(world, 'anna').say(words)
  return said.map(({ text }) => text).join('\n')
}

test('«повтори» says nothing that another replica has outdated, and what the same one said last', async () => {
  const settings = await say(0, '/settings')
  expect(await say(0, 'повтори')).toBe(settings)
  const help = await say(1, '/help')
  expect(await say(0, 'повтори')).not.toBe(settings)
  expect(help).not.toBe(settings)
  const again = await say(1, '/help')
  expect(await say(1, 'повтори')).toBe(again)
})

test('«Прочитайте мне» in a replica that has to look anew is one press: it is read', async () => {
  await say(0, '/large')
  await say(0, '/settings')
  await say(1, '/help')
  world.clock.setTo(world.clock.now() + 1_000)
  next = 0
  const anna = new Chat(world, 'anna')
  await anna.after(() => anna.person.press('Прочитайте мне'))
  expect(voice.said).toHaveLength(1)
  expect(anna.toasts()).toEqual([])
})

test('a removal in one replica is a removal in the other, with the very next press', async () => {
  // Both remember Olga as an employee.
  expect(await press(0, 'olga', 'w.person.smirnova')).toContain('Смирнова Анна')
  expect(await press(1, 'olga', 'w.person.smirnova')).toContain('Смирнова Анна')
  await press(0, 'irina', 'w.staff_remove.st_olga')
  expect(await press(1, 'olga', 'w.person.smirnova')).not.toContain('Смирнова')
  expect(await press(0, 'olga', 'w.person.smirnova')).not.toContain('Смирнова')
})

test('a district given away in one replica is out of sight in the other, and in sight of its new owner', async () => {
  expect(await press(1, 'olga', 'w.person.smirnova')).toContain('Смирнова Анна')
  expect(await press(1, 'pavel', 'w.person.smirnova')).not.toContain('Смирнова')
  await press(0, 'irina', 'w.district_take.north.st_pavel')
  expect(await press(1, 'olga', 'w.person.smirnova')).not.toContain('Смирнова')
  expect(await press(1, 'pavel', 'w.person.smirnova')).toContain('Смирнова Анна')
})
