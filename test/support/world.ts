import { Metrics } from '../../src/adapters/http/metrics.ts'
import { MovableClock } from '../../src/adapters/playground/movable-clock.ts'
import type { Person } from '../../src/adapters/playground/people/person.ts'
import { createPlayground, type Playground } from '../../src/adapters/playground/playground.ts'
import type { Content } from '../../src/application/ports/content.ts'
import type { Log, LogFields } from '../../src/application/ports/log.ts'
import type { Chance } from '../../src/application/ports/runtime.ts'
import type { BotParts } from '../../src/compose/parts.ts'
import { type ComposedBot, composeBot } from '../../src/compose.ts'
import { createDatabase } from './database.ts'
import { temporaryFolder } from './product.ts'

/** Sunday noon in Yekaterinburg: days in tests are counted from here. */
export const TODAY = Date.parse('2026-11-22T12:00:00+05:00')
export const TOKEN = '700000001:test-token-of-the-playground'

/** Ids and seeds that repeat from run to run. */
export const countedChance = (seed = 7): Chance => {
  let id = 0
  return {
    id: () => {
      id += 1
      return `t${id.toString(36)}`
    },
    seed: () => seed,
    code: () => {
      id += 1
      return `${id}`.replaceAll(/[01]/g, 'x').padStart(26, '2')
    },
  }
}

/** Longer than any test runs. */
const NEVER_MS = 86_400_000

/** What was logged, to be looked at. */
export interface Logged {
  readonly level: string
  readonly event: string
  readonly fields: LogFields
}

export const recordingLog = (): Log & { readonly lines: Logged[] } => {
  const lines: Logged[] = []
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      void lines.push({ level, event, fields })
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

export interface WorldOptions {
  readonly seed?: number
  readonly content?: Content
  readonly people?: readonly { key: string; id?: number; firstName: string; language: string }[]
  /** The moment at which the clock stands; {@link TODAY} unless told otherwise. It only goes forward. */
  readonly now?: number
}

/** A messenger with people, a database and a bot between them, everything real but the clock and chance. */
export class TestWorld {
  readonly playground: Playground
  readonly clock: MovableClock
  readonly log = recordingLog()
  readonly url: string
  readonly databaseUrl: string
  readonly bots: ComposedBot[] = []
  readonly #close: () => Promise<void>
  readonly #options: WorldOptions
  readonly #chance: Chance
  readonly #folder = temporaryFolder()

  private constructor(
    playground: Playground,
    clock: MovableClock,
    url: string,
    databaseUrl: string,
    options: WorldOptions,
    close: () => Promise<void>,
  ) {
    this.playground = playground
    this.clock = clock
    this.url = url
    this.databaseUrl = databaseUrl
    this.#options = options
    this.#chance = countedChance(options.seed)
    this.#close = close
  }

  /** Opens a world without a bot. */
  static async open(cluster: string, options: WorldOptions = {}): Promise<TestWorld> {
    const clock = MovableClock.frozenAt(options.now ?? TODAY)
    const database = await createDatabase(cluster)
    const people = options.people ?? [{ key: 'anna', firstName: 'Анна', language: 'ru' }]
    const playground = createPlayground({ token: TOKEN, clock, people: [...people] })
    const { url, close } = await playground.listen(0)
    return new TestWorld(playground, clock, url, database.url, options, async () => {
      await close()
      playground.close()
      await database.drop()
    })
  }

  /** Starts a bot – or one more replica – that polls unless told otherwise. */
  async startBot(parts: Partial<BotParts> = {}, polls = true): Promise<ComposedBot> {
    const bot = await composeBot({
      token: TOKEN,
      apiRoot: this.url,
      databaseUrl: this.databaseUrl,
      dataDir: this.#folder.path,
      dataKey: Buffer.alloc(32, 7),
      region: 'demo',
      clock: this.clock,
      wall: this.clock,
      chance: this.#chance,
      log: this.log,
      metrics: new Metrics(),
      poolSize: 6,
      // A timer of real time: what it seals would stand on a slow machine and be missing on a quick one.
      tendMs: NEVER_MS,
      ...(this.#options.content ? { content: this.#options.content } : {}),
      ...parts,
      // No timers, no queue, no pace: tests say when a round is due.
      reminders: {
        alarms: false,
        sweepMs: 0,
        perSecond: Number.POSITIVE_INFINITY,
        chatEveryMs: Number.MIN_VALUE,
        ...parts.reminders,
      },
    })
    this.bots.push(bot)
    if (polls) bot.poll((problem) => this.log.error('fatal', { problem: problem.message }))
    return bot
  }

  person(key = 'anna'): Person {
    return this.playground.person(key)
  }

  /** A whole round of reminders at the present moment: what changed, what is due, what is left behind. */
  async round(): Promise<void> {
    for (const { reminders } of this.bots) {
      await reminders.round.sweep()
      await reminders.round.plan()
      await reminders.delivery.run()
    }
    await this.settle()
  }

  /** Resolves when every update is handled, every reply is out and marked. */
  async settle(): Promise<void> {
    await this.playground.settled()
    await Promise.all(this.bots.map((bot) => bot.intake.idle()))
    await Promise.all(this.bots.map((bot) => bot.telegram.sender.drain()))
    await this.playground.settled()
  }

  async close(): Promise<void> {
    await Promise.all(this.bots.map((bot) => bot.stop()))
    await this.#close()
    this.#folder.remove()
  }
}
