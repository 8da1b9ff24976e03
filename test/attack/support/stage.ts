import { join } from 'node:path'
import { KeyRing } from '../../../src/adapters/crypto/key-ring.ts'
import { vault } from '../../../src/adapters/crypto/vault.ts'
import { foundInstitution } from '../../../src/adapters/database/office/found-institution.ts'
import { keyFile } from '../../../src/adapters/files/key-file.ts'
import type { LedgerEntry } from '../../../src/adapters/playground/api/ledger.ts'
import { MovableClock } from '../../../src/adapters/playground/movable-clock.ts'
import type { Person } from '../../../src/adapters/playground/people/person.ts'
import { createPlayground, type Playground } from '../../../src/adapters/playground/playground.ts'
import type { Vault } from '../../../src/application/ports/vault.ts'
import type { Role } from '../../../src/domain/access/role.ts'
import { openPool } from '../../faults/support/databases.ts'
import type { Leftovers } from '../../faults/support/leftovers.ts'
import { until } from '../../faults/support/until.ts'
import { GROUND, STAFF_OF } from '../../office/access-ground.ts'
import { Chat, chatKey, DATA_KEY } from '../../support/chat.ts'
import { createDatabase, rows } from '../../support/database.ts'
import { OFFICE_PEOPLE } from '../../support/office.ts'
import { TOKEN } from '../../support/world.ts'
import { BOARD_PASSWORD, type Door, spawnProduct, WEBHOOK_PATH, WEBHOOK_SECRET } from './spawn-product.ts'

/** However busy the machine: hundreds of presses come at once. */
const SETTLES_WITHIN_MS = 240_000

/** Numbers of updates that the playground never gives. */
const OWN_UPDATES = 900_000_000
const OWN_PEOPLE = 871_263_560_000

/** Everybody who works in the office, by their own key or by their id in the staff: `olga`, `st_lawyer`. */
const STAFF = GROUND.staff.map(({ id, name, chat }) => {
  const known = OFFICE_PEOPLE.find((each) => String(each.id) === chat)
  return {
    key: known?.key ?? id,
    id: Number(chat),
    firstName: name.split(' ')[1] ?? name,
    language: 'ru',
    started: true,
  }
})

/** The chat of an employee of each role. */
export const CHAT_OF = (role: Role): string => {
  const chat = GROUND.staff.find(({ id }) => id === STAFF_OF[role])?.chat
  return STAFF.find(({ id }) => String(id) === chat)?.key ?? ''
}

/** Headers and body of a request to the product. */
export interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
}

/** The product as a process of its own by its webhook, a strict messenger, and the people of an office and beside it. */
export class Stage {
  readonly playground: Playground
  /** Where the messenger is. */
  readonly apiRoot: string
  readonly databaseUrl: string
  readonly door: Door
  /** What the product seals with: its keys stand apart. */
  readonly sealing: Vault
  #updates = OWN_UPDATES
  #people = OWN_PEOPLE
  #errorsSeen = 0
  #refusalsSeen = 0
  #asideSeen = 0
  readonly #expected = new Set<string>()

  private constructor(
    playground: Playground,
    apiRoot: string,
    databaseUrl: string,
    door: Door,
    sealing: Vault,
  ) {
    this.playground = playground
    this.apiRoot = apiRoot
    this.databaseUrl = databaseUrl
    this.door = door
    this.sealing = sealing
  }

  /** Founds an office in a database of its own, starts the product and lets every employee open the bot. */
  static async open(cluster: string, leftovers: Leftovers): Promise<Stage> {
    const database = await createDatabase(cluster)
    leftovers.add(() => database.drop())
    const pool = openPool(database.url, leftovers, 1)
    await foundInstitution(pool, vault(DATA_KEY), TOKEN.split(':')[0] as string)(GROUND)
    const playground = createPlayground({
      token: TOKEN,
      clock: new MovableClock(),
      people: STAFF,
    })
    const { url, close } = await playground.listen(0)
    leftovers.add(async () => {
      await close()
      playground.close()
    })
    const door = await spawnProduct({ apiRoot: url, databaseUrl: database.url }, leftovers)
    const ring = await KeyRing.open(keyFile(join(door.installed, 'keys')), DATA_KEY)
    const stage = new Stage(playground, url, database.url, door, vault(DATA_KEY, ring))
    for (const { key } of STAFF) await stage.chat(key).after(() => stage.person(key).start())
    return stage
  }

  person(key: string): Person {
    return this.playground.person(key)
  }

  chat(key: string): Chat<Stage> {
    return new Chat<Stage>(this, key)
  }

  /** Somebody new, whom no other case knows. */
  citizen(firstName = 'Анна', lastName?: string): Chat<Stage> {
    this.#people += 1
    const key = `p${this.#people}`
    const named = lastName === undefined ? { firstName } : { firstName, lastName }
    this.playground.addPerson({ key, id: this.#people, language: 'ru', ...named })
    return this.chat(key)
  }

  /** A new citizen whose talk about a lost passport stands on a question. */
  async onTheWay(step = 'contact.reached'): Promise<Chat<Stage>> {
    const chat = this.citizen()
    await chat.begin()
    await chat.walkTo(step)
    return chat
  }

  async settle(): Promise<void> {
    await this.playground.settled({ timeoutMs: SETTLES_WITHIN_MS, quietMs: 20 })
    // Replies that are not out, and updates that were confirmed before they were handled.
    const left = (): Promise<object[]> =>
      this.rows(
        `select 1 from turns where outgoing is not null
         union all select 1 from set_aside_updates where state = 'waiting' limit 1`,
      )
    await until('reply that is out', async () => (await left()).length === 0)
    await this.playground.settled({ timeoutMs: SETTLES_WITHIN_MS, quietMs: 20 })
  }

  /** Waits until something holds. @throws Error that names what did not come about */
  until(what: string, holds: () => boolean | Promise<boolean>, timeoutMs = 30_000): Promise<void> {
    return until(what, holds, timeoutMs)
  }

  /** Joins a chat to a card of the register, as its link does. */
  link(chat: Chat<Stage>, citizen: string): Promise<object[]> {
    return this.rows(
      'update citizens set person_id = (select id from people where chat_key = $1), revision = revision + 1 where id = $2',
      [chatKey(chat.person.id), citizen],
    )
  }

  /** All that the product logged. */
  log(): string {
    const { out, err } = this.door.product
    return `${out}\n${err}`
  }

  rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return rows<T>(this.databaseUrl, sql, values)
  }

  /** Asks the product itself; again when a connection that was kept open has just been closed. */
  get(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Response> {
    const asked = (): Promise<Response> =>
      fetch(`${this.door.url}${path}`, {
        method,
        headers: { ...headers },
        redirect: 'manual',
        ...(body === undefined ? {} : { body }),
      })
    return method === 'GET' ? asked().catch(asked) : asked()
  }

  /** Asks as the operator, who knows the password. */
  asOperator(path: string, asked: Asked = {}): Promise<Response> {
    const authorization = `Basic ${Buffer.from(`operator:${BOARD_PASSWORD}`).toString('base64')}`
    return this.get(path, { ...asked, headers: { authorization, ...asked.headers } })
  }

  /** Posts to the webhook, with Telegram's secret unless told otherwise. @returns the status of the answer */
  async post(body: Asked['body'], secret: string | null = WEBHOOK_SECRET): Promise<number> {
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    if (secret !== null) headers['x-telegram-bot-api-secret-token'] = secret
    const response = await this.get(WEBHOOK_PATH, {
      method: 'POST',
      headers,
      ...(body === undefined ? {} : { body }),
    })
    return response.status
  }

  /** An update that no client of the playground makes. @returns its JSON */
  update(content: object, number = this.nextUpdate()): string {
    return JSON.stringify({ update_id: number, ...content })
  }

  nextUpdate(): number {
    this.#updates += 1
    return this.#updates
  }

  /** A message of somebody's private chat as Telegram writes it. */
  message({ id, firstName }: { id: number; firstName: string }, content: object): object {
    return {
      message_id: 1,
      date: Math.floor(Date.now() / 1_000),
      chat: { id, type: 'private', first_name: firstName },
      from: { id, is_bot: false, first_name: firstName, language_code: 'ru' },
      ...content,
    }
  }

  /** How many updates could not be handled, since the last look. */
  async setAside(): Promise<number> {
    const [row] = await this.rows<{ aside: number }>(
      "select count(*)::int as aside from set_aside_updates where state = 'aside'",
    )
    const all = row?.aside ?? 0
    const fresh = all - this.#asideSeen
    this.#asideSeen = all
    return fresh
  }

  /** Lines of the log that tell of an error, since the last look. */
  newErrors(): string[] {
    const lines = this.door.product.err
      .split('\n')
      .filter((line) => /"level":(50|60|"error"|"fatal")/.test(line))
    const fresh = lines.toSpliced(0, this.#errorsSeen)
    this.#errorsSeen = lines.length
    return fresh
  }

  /** What Telegram refused of this method since the last look was to be expected. */
  letRefusals(method: string): void {
    this.#expected.add(method)
  }

  /**
   * Calls that Telegram refused since the last look. Late answers to presses that were never made are none, and neither are
   * edits of the message that a forged press names: no button of ours hangs there.
   */
  newRefusals(): string[] {
    const all = this.playground.ledger.refused.filter(
      ({ method, description = '' }) =>
        method !== 'answerCallbackQuery' && !description.endsWith("message can't be edited"),
    )
    const fresh = all.toSpliced(0, this.#refusalsSeen)
    this.#refusalsSeen = all.length
    const unexpected = fresh.filter(({ method }) => !this.#expected.has(method))
    this.#expected.clear()
    return unexpected.map(({ method, description }: LedgerEntry) => `${method}: ${description}`)
  }
}
