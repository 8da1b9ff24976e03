import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { webhookHandler } from '../../src/adapters/telegram/webhook.ts'
import { ROOT } from '../../src/root.ts'
import { type Chat, words } from '../support/chat.ts'
import { OFFICE_PEOPLE, type TestOffice } from '../support/office.ts'
import { mutated, seeded } from './mutations.ts'

/** Every file that was ever a fault of a reader. */
const FAULTY_FILES = ['test/events/files/faults', 'test/tables/files/faults'].flatMap((folder) =>
  readdirSync(join(ROOT, folder)).map((name) => ({ name, bytes: readFileSync(join(ROOT, folder, name)) })),
)
/** Every text that was ever read wrong. */
const TYPED = JSON.parse(readFileSync(join(ROOT, 'test/intake/typed.json'), 'utf8')) as readonly string[]
const UPDATES = join(ROOT, 'test/telegram/updates')
/** Every update that was ever answered wrongly. */
const FAULTY_UPDATES = readdirSync(UPDATES).map(
  (name) => JSON.parse(readFileSync(join(UPDATES, name), 'utf8')) as readonly object[],
)

const chatOf = (key: string) => {
  const found = OFFICE_PEOPLE.find((each) => each.key === key)
  return { id: found?.id ?? 0, type: 'private', first_name: found?.firstName ?? '' }
}

/** The parts of a message that say whose it is. */
export const messageOf = (key: string, more: object): object => {
  const chat = chatOf(key)
  const from = { id: chat.id, is_bot: false, first_name: chat.first_name, language_code: 'ru' }
  return { message_id: 77, date: 1, chat, from, ...more }
}

/** Updates as people send them, to be spoilt. */
const usual = (key: string): object[] => {
  const message = (more: object) => messageOf(key, more)
  const { from, chat } = message({}) as { from: object; chat: object }
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

/** So many updates with something wrong in each; the same ones for the same seed. */
export const spoiltUpdates = (seed: number, count: number): object[] => {
  const random = seeded(seed)
  const bodies = SENDERS.flatMap(usual)
  return Array.from({ length: count }, () => mutated(bodies[random(bodies.length)] as object, random))
}

/** The bot's webhook, as Telegram posts to it. */
export class WebhookDoor {
  readonly #server: Server
  readonly #headers = { 'x-telegram-bot-api-secret-token': 'secret' }
  #update = 800_000

  private constructor(server: Server) {
    this.#server = server
  }

  static async open({ bot, world: { log } }: TestOffice): Promise<WebhookDoor> {
    const take = (update: unknown) => bot.telegram.take(update)
    const handler = webhookHandler({ secret: 'secret', take, log })
    const server = createServer((request, response) => void handler(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new WebhookDoor(server)
  }

  /** Posts an update under a number of its own; the status of the answer. */
  async post(body: object): Promise<number> {
    this.#update += 1
    const { port } = this.#server.address() as AddressInfo
    const update = JSON.stringify({ update_id: this.#update, ...body })
    const { status } = await fetch(`http://127.0.0.1:${port}`, {
      method: 'POST',
      headers: this.#headers,
      body: update,
    })
    return status
  }

  close(): void {
    this.#server.close()
  }
}

/** By which way updates come. */
export type Way = 'polling' | 'webhook'

/** Maria asks while others send what fails. */
export class EveryoneAtOnce {
  /** How long each of her answers took, in milliseconds, from her words to the answer on her screen. */
  readonly taken: number[] = []
  readonly #office: TestOffice
  readonly #maria: Chat
  readonly #door: WebhookDoor
  readonly #way: Way

  private constructor(office: TestOffice, door: WebhookDoor, way: Way) {
    this.#office = office
    this.#maria = office.chat('maria')
    this.#door = door
    this.#way = way
  }

  static async begin(office: TestOffice, way: Way): Promise<EveryoneAtOnce> {
    return new EveryoneAtOnce(office, await WebhookDoor.open(office), way)
  }

  /** Maria asks and is answered. */
  async ask(): Promise<number> {
    const { person } = this.#maria
    const known = new Set(person.screen().map(({ id }) => id))
    const heard = words('screens.help').slice(0, 20)
    const at = performance.now()
    const asked =
      this.#way === 'polling'
        ? person.say('/help')
        : this.#door.post({ message: messageOf('maria', { text: '/help' }) })
    await person.waitFor(({ id, text }) => !known.has(id) && text.includes(heard), { timeoutMs: 30_000 })
    const taken = performance.now() - at
    await asked
    return taken
  }

  /** Somebody hands in an update that nobody expects; the status that the webhook gave, or 200. */
  hand(body: object): Promise<number> {
    if (this.#way === 'webhook') return this.#door.post(body)
    this.#office.world.playground.hand(body)
    return Promise.resolve(200)
  }

  /** Every file, text and update that was ever a fault, `most` of each kind; Maria asks after each but the texts. */
  async sendFaults(most = Number.POSITIVE_INFINITY): Promise<void> {
    const senders = [this.#office.chat('olga'), this.#office.chat('anna')]
    for (const { name, bytes } of FAULTY_FILES.slice(0, most)) {
      for (const { person } of senders)
        person.send({ document: { name, mime: 'application/octet-stream', bytes } })
      this.taken.push(await this.ask())
    }
    for (const [at, text] of TYPED.slice(0, most).entries()) {
      for (const { person } of senders) person.say(text)
      if (at % 20 === 0) this.taken.push(await this.ask())
    }
    for (const bodies of FAULTY_UPDATES.slice(0, most)) {
      const handed = bodies.map((body) => this.hand(body))
      this.taken.push(await this.ask())
      await Promise.all(handed)
    }
  }

  /** So many spoilt updates, fifty at a time; Maria asks behind each fifty. The statuses that were given. */
  async sendSpoilt(seed: number, count: number): Promise<Set<number>> {
    const statuses = new Set<number>()
    const all = spoiltUpdates(seed, count)
    for (let from = 0; from < all.length; from += 50) {
      const handed = all.slice(from, from + 50).map((body) => this.hand(body))
      this.taken.push(await this.ask())
      for (const status of await Promise.all(handed)) statuses.add(status)
    }
    return statuses
  }

  end(): void {
    this.#door.close()
  }
}
