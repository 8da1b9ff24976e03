import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Api } from './api/api.ts'
import { type FaultRule, Faults } from './api/faults.ts'
import { Ledger } from './api/ledger.ts'
import { RateLimiter } from './api/rate-limit.ts'
import { BotApiRoutes } from './api/routes.ts'
import type { Changes } from './changes.ts'
import { sharedChecker } from './check/checker.ts'
import type { DemoPerson } from './demo-person.ts'
import type { MovableClock } from './movable-clock.ts'
import { DEFAULTS, type PlaygroundOptions } from './options.ts'
import { Page } from './page-server/page.ts'
import { createGroup, removeBot } from './people/membership.ts'
import { Person } from './people/person.ts'
import { Toasts } from './people/toasts.ts'
import { admit } from './person-state.ts'
import { waitUntilSettled } from './settled.ts'
import { realTimers } from './timers.ts'
import { UpdatePoller } from './updates/poller.ts'
import { WebhookSender } from './updates/webhook-sender.ts'
import type { WireUpdate, WireUpdateBody } from './world/wire.ts'
import { World } from './world/world.ts'

/** A server that listens by itself. */
export interface Listening {
  /** Address for grammY's `client.apiRoot` and for the browser, e.g. `http://127.0.0.1:40123`. */
  url: string
  /** Stops listening and cuts every connection; the playground itself lives on. */
  close(): Promise<void>
}

/**
 * A messenger of our own: a Bot API server as strict as Telegram, the people in it, and a page that looks like
 * a messenger. The bot under it is the real one and talks to it over HTTP.
 *
 * @example
 * const clock = MovableClock.frozenAt(Date.parse('2026-11-02T09:00:00+03:00'))
 * const playground = createPlayground({
 *   token: '1:demo',
 *   clock,
 *   people: [{ key: 'anna', firstName: 'Anna', language: 'ru' }],
 * })
 * const { url, close } = await playground.listen(0)
 * const bot = new Bot('1:demo', { client: { apiRoot: url } }) // grammY, several replicas if need be
 *
 * const anna = playground.person('anna')
 * anna.start()
 * const greeting = await anna.waitFor('Hello')
 * anna.press(greeting.buttons[0][0].text)
 * playground.faults.add({ method: 'sendMessage', kind: 'cut-after' })
 * clock.advance(86_400_000)
 * await playground.settled()
 * playground.ledger.refused // [] when the bot sent nothing Telegram would refuse
 *
 * await close()
 * playground.close()
 */
export class Playground {
  readonly clock: MovableClock
  /** Every call of the bot. */
  readonly ledger: Ledger
  /** Troubles put in the way of calls. */
  readonly faults = new Faults()
  /** Tells of everything that happens. */
  readonly changes: Changes
  readonly #world: World
  readonly #poller: UpdatePoller
  readonly #webhook: WebhookSender
  readonly #api: Api
  readonly #routes: BotApiRoutes
  readonly #page: Page
  readonly #toasts: Toasts
  readonly #handles = new Map<number, Person>()
  readonly #log: PlaygroundOptions['log']

  /** @param options see {@link createPlayground} */
  constructor(options: PlaygroundOptions) {
    const timers = options.timers ?? realTimers
    this.clock = options.clock
    this.#log = options.log
    this.#world = createWorld(options)
    this.changes = this.#world.changes
    this.ledger = new Ledger(this.changes)
    this.#toasts = new Toasts(this.changes)
    this.#poller = new UpdatePoller(this.#world, timers)
    this.#webhook = new WebhookSender(
      this.#world,
      timers,
      options.random ?? Math.random,
      (method, parameters) => {
        void this.#api.runReply(method, parameters)
      },
    )
    this.#api = new Api({
      checker: sharedChecker(),
      ledger: this.ledger,
      faults: this.faults,
      limiter: options.rateLimits ? new RateLimiter(options.rateLimits) : undefined,
      timers,
      context: { world: this.#world, poller: this.#poller, webhook: this.#webhook },
    })
    this.#routes = new BotApiRoutes(options.token, this.#api, this.#world)
    for (const person of options.people ?? []) admit(this.#world, person)
    this.#page = new Page({ playground: this, world: this.#world, options })
    this.#webhook.restart()
  }

  /** Updates issued to the bot. */
  readonly updates = {
    /** Everything ever issued by this process, and what was pending when it began; in order. */
    all: (): WireUpdate[] => this.#world.updates.all(),
    /** What the bot has not confirmed yet. */
    pending: (): WireUpdate[] => this.#world.updates.pending().map(({ update }) => update),
  }

  /**
   * A person by key or number; the same object every time.
   * @throws RangeError when there is no such person
   */
  person(who: string | number): Person {
    const { people } = this.#world
    const state = typeof who === 'number' ? people.byId(who) : people.byKey(who)
    if (!state) throw new RangeError(`there is no person ${who}`)
    const handle = this.#handles.get(state.id) ?? new Person(state, this.#world, this.#toasts)
    this.#handles.set(state.id, handle)
    return handle
  }

  /** Everybody in the messenger. */
  people(): Person[] {
    return this.#world.people.all().map(({ id }) => this.person(id))
  }

  /** Puts one more person into the messenger. */
  addPerson(person: DemoPerson): Person {
    return this.person(admit(this.#world, person).id)
  }

  /** Changes the language of a person's client; the bot sees it in their next update. */
  changeLanguage(key: string, language: string): void {
    this.#world.people.save({ ...this.person(key).state, language })
  }

  /**
   * Makes a group of these people with the bot in it; the first of them made it.
   * @returns its number, for `say(text, { chat })` and `screen(chat)`
   */
  addGroup(title: string, members: Person[]): number {
    return createGroup(
      this.#world,
      title,
      members.map(({ state }) => state),
    )
  }

  /** Throws the bot out of a group. */
  removeBotFromGroup(group: number, by: Person): void {
    removeBot(this.#world, group, by.state)
  }

  /**
   * Hands the bot an update as no client of ours makes it: of a new kind, or spoilt.
   * @returns its number, or `undefined` when the bot did not ask for updates of this kind
   */
  hand(body: object): number | undefined {
    const number = this.#world.updates.issue(body as WireUpdateBody, this.clock.now())
    this.#world.commit()
    return number
  }

  /**
   * Hands an update to the bot once more, as Telegram sometimes does.
   * @throws RangeError when no such update was issued
   */
  redeliver(updateId: number): void {
    this.#world.updates.again(updateId)
  }

  /** Offers what waits for the webhook again at once, without waiting for its turn in the retry schedule. */
  retryWebhooks(): void {
    this.#webhook.retryNow()
  }

  /** Whether a bot waits in getUpdates right now. */
  get hasPoller(): boolean {
    return this.#poller.hasListener
  }

  /**
   * Resolves when every update is confirmed (or delivered to the webhook) and no call of the bot is under way.
   * A bot that confirms first and works later is not waited for: wait for what it sends, or give `quietMs`.
   *
   * @param quietMs how long nothing may have happened, real milliseconds
   * @throws Error when it takes longer than `timeoutMs` (10 000 when not given)
   */
  settled(options: { timeoutMs?: number; quietMs?: number } = {}): Promise<void> {
    return waitUntilSettled(this.changes, () => this.#isIdle(), options)
  }

  /**
   * Serves a request for the Bot API, its files or the page.
   * @returns false when the path is none of its own; the response is then untouched
   */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    try {
      return (await this.#routes.handle(request, response)) || (await this.#page.handle(request, response))
    } catch (cause) {
      this.#log?.error(
        { err: cause, path: request.url?.replace(/bot[^/]+/, 'bot…') },
        'playground request failed',
      )
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ ok: false, error_code: 500, description: 'Internal Server Error' }))
      return true
    }
  }

  /**
   * Listens on a port of this machine, for tests and for playing alone.
   * @param port 0 takes a free one
   */
  async listen(port: number, host = '127.0.0.1'): Promise<Listening> {
    const server = createServer(async (request, response) => {
      if (!(await this.handle(request, response))) response.writeHead(404).end()
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve)
    })
    const { port: taken } = server.address() as AddressInfo
    const close = () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    return { url: `http://${host}:${taken}`, close }
  }

  /** Stops timers and deliveries and closes the journal. */
  close(): void {
    this.#page.close()
    this.#webhook.stop()
    this.#world.close()
  }

  #isIdle(): boolean {
    const nothingWaits = this.#world.updates.pendingCount === 0 && this.#poller.idle && this.#webhook.idle
    return nothingWaits && this.#api.inFlight === 0
  }
}

function createWorld(options: PlaygroundOptions): World {
  const { botName, botUsername, callbackLifetimeMs } = { ...DEFAULTS, ...options }
  const id = Number(options.token.split(':')[0])
  if (!Number.isInteger(id) || id <= 0) throw new RangeError('a token begins with the number of the bot')
  return new World({
    clock: options.clock,
    bot: { id, is_bot: true, first_name: botName, username: botUsername },
    dataDir: options.dataDir,
    callbackLifetimeMs,
  })
}

/**
 * Makes a playground. With `dataDir` it takes up where the last one stopped, even by `kill -9`.
 *
 * @throws RangeError when the token does not begin with a number
 * @throws Error when the schema has not been generated (`npm run prepare`) or the journal is damaged
 */
export function createPlayground(options: PlaygroundOptions): Playground {
  return new Playground(options)
}

export type { FaultRule }
