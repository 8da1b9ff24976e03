import { randomBytes } from 'node:crypto'
import { readDemoDistrict } from './adapters/content/read-demo-district.ts'
import { startEmbeddedPostgres } from './adapters/database/embedded-postgres.ts'
import { writeXlsx } from './adapters/files/tables/xlsx/write-xlsx.ts'
import { type Door, guard } from './adapters/http/guard.ts'
import { healthRoute, metricsRoute } from './adapters/http/health.ts'
import type { Metrics } from './adapters/http/metrics.ts'
import { operatorRoute } from './adapters/http/operator/operator-route.ts'
import { paperRoute } from './adapters/http/paper-route.ts'
import { scrape } from './adapters/http/scrape.ts'
import { type HttpServer, listen, type Route } from './adapters/http/server.ts'
import { Transcriptions } from './adapters/listening/transcriptions.ts'
import { MovableClock } from './adapters/playground/movable-clock.ts'
import type { PassingTime } from './adapters/playground/page-server/clock-walk.ts'
import { gate } from './adapters/playground/page-server/gate.ts'
import { loadStories } from './adapters/playground/page-server/stories.ts'
import { demoPeople, loadPlaygroundTexts } from './adapters/playground/page-server/texts.ts'
import { createPlayground, type Playground } from './adapters/playground/playground.ts'
import { ALLOWED_UPDATES } from './adapters/telegram/polling.ts'
import { webhookHandler } from './adapters/telegram/webhook.ts'
import { findVoice } from './adapters/voice/local-voice.ts'
import { type Gauge, gaugesOf } from './application/operator/gauges.ts'
import type { Clock } from './application/ports/clock.ts'
import type { Log } from './application/ports/log.ts'
import type { PaperWay } from './application/ports/print.ts'
import type { Recogniser } from './application/ports/recogniser.ts'
import type { Problem } from './application/problem.ts'
import { keyStoreAt } from './compose/keys.ts'
import type { BotParts } from './compose/parts.ts'
import { type ComposedBot, composeBot } from './compose.ts'
import { type Config, dataKeyOf, prepareDataDir } from './config.ts'
import { realChance } from './real-chance.ts'
import { ROOT } from './root.ts'

/** The product, running. */
export interface Service {
  /** What the one who started it reads. */
  readonly greeting: string
  readonly port: number
  /** Of the playground's page, with the key of this start in it; null – there is no playground. */
  readonly address: string | null
  /** Where `/metrics` answers; that of everything else unless it has one of its own. */
  readonly metricsPort: number
  stop(): Promise<void>
}

/** The playground is for whoever sits at this machine: it has no doors to lock. */
const PLAYGROUND_HOST = '127.0.0.1'

/** The playground's bot: nobody else's; the secret behind its number is made anew at each start. */
const DEMO_BOT = '700000001'

/** A secret that nobody guesses. */
const secret = (): string => randomBytes(24).toString('base64url')

/** Said to a browser that did not come by the printed address; plain English, like everything that stands in the terminal. */
const NO_KEY =
  'This page opens by the address that "npm start" has printed in the terminal: it holds a key of this start.'

/** What has to be there before the first update is taken. */
type Prepare = (bot: ComposedBot) => Promise<void>

/** The bot behind a door that can be closed and opened again: the playground's restart button. */
class BotSlot {
  #bot: ComposedBot | null = null
  readonly #parts: BotParts
  readonly #onFatal: (problem: Problem) => void
  readonly #prepare: Prepare

  constructor(parts: BotParts, onFatal: (problem: Problem) => void, prepare: Prepare) {
    this.#parts = parts
    this.#onFatal = onFatal
    this.#prepare = prepare
  }

  get bot(): ComposedBot | null {
    return this.#bot
  }

  async start(polls: boolean): Promise<ComposedBot> {
    const bot = await composeBot(this.#parts)
    this.#bot = bot
    await this.#prepare(bot)
    await bot.telegram.introduce()
    if (polls) bot.poll(this.#onFatal)
    bot.reminders.start()
    return bot
  }

  async stop(): Promise<void> {
    const bot = this.#bot
    this.#bot = null
    await bot?.stop()
  }
}

const webhookRoute = (config: Config, slot: BotSlot, log: Log): Route => {
  const path = config.webhook ? new URL(config.webhook.url).pathname : null
  const handler = webhookHandler({
    secret: config.webhook?.secret ?? '',
    take: async (update) => {
      if (!slot.bot) throw new Error('the bot is not up')
      await slot.bot.telegram.take(update)
    },
    log,
  })
  return async (request, response) => {
    if (path === null || request.url?.split('?')[0] !== path) return false
    await handler(request, response)
    return true
  }
}

/** Beside a real messenger the operator's pages are behind a password, or not there at all. */
const doorOf = ({ botToken, boardPassword }: Config): Door => {
  if (!botToken) return { kind: 'open' }
  return boardPassword === null ? { kind: 'shut' } : { kind: 'password', password: boardPassword }
}

/** `/papers/<code>`: files of papers, each once, for whoever printed it. */
const paperRouteOf = (slot: () => BotSlot | null): Route =>
  paperRoute({
    take: async (code, digits) => (await slot()?.bot?.takePaper(code, digits)) ?? null,
    words: () => {
      const say = (key: string): string => slot()?.bot?.say(key) ?? ''
      return {
        title: say('office.papers.page.title'),
        ask: say('office.papers.page.ask'),
        button: say('office.papers.page.button'),
        refused: say('office.papers.page.refused'),
      }
    },
  })

/** `/operator` and `/board`, with one guard in front of both. */
const operatorRoutes = (config: Config, slot: () => BotSlot | null, log: Log): Route[] => [
  guard({ door: doorOf(config), paths: ['/operator', '/board', '/metrics'], log }),
  operatorRoute({
    desk: () => slot()?.bot?.reminders.desk ?? null,
    log,
    isPlayground: config.botToken === null,
  }),
  async (request, response) => (await slot()?.bot?.reminders.board(request, response)) ?? false,
]

/** How old the last backup is, in seconds; since 1970 when there was none. Nothing where the product makes none. */
const backupAge = async ({ backups, reminders }: ComposedBot): Promise<Gauge[]> => {
  if (backups === null) return []
  const now = reminders.desk.operator.clock.now()
  return [{ name: 'backup_age_seconds', value: Math.floor((now - ((await backups.lastAt()) ?? 0)) / 1_000) }]
}

/** What the database knows of the reminders, and whether the recogniser is there. @throws Error while the bot is not up */
const gaugesFrom = async (
  bot: ComposedBot | null | undefined,
  recogniser: Recogniser | null,
): Promise<readonly Gauge[]> => {
  if (!bot) throw new Error('the bot is not up')
  const { desk, alarms } = bot.reminders
  const known = await gaugesOf(desk.operator, await alarms())
  const heard = recogniser && { name: 'recogniser_up', value: (await recogniser.isThere()) ? 1 : 0 }
  return [...known, ...(await backupAge(bot)), ...(heard ? [heard] : [])]
}

/** Whoever listens to voice messages, as configured; null – nobody. */
const recogniserOf = ({ listen: configured }: Config, log: Log): Recogniser | null =>
  configured && new Transcriptions({ ...configured, log, now: () => performance.now() })

/** Tells Telegram where updates go: to the webhook, or – after taking an old webhook away – to polling. */
const directUpdates = async (config: Config, bot: ComposedBot): Promise<void> => {
  const { api } = bot.telegram
  if (!config.webhook) {
    await api.deleteWebhook()
    return
  }
  await api.setWebhook(config.webhook.url, {
    secret_token: config.webhook.secret,
    allowed_updates: [...ALLOWED_UPDATES],
  })
}

/** How papers are handed over: on the playground nobody is real; else by a link, where there is an address for one. */
const paperWayOf = ({ botToken, publicUrl }: Config): PaperWay => {
  if (botToken === null) return { kind: 'playground' }
  return publicUrl === null ? { kind: 'allowed_chat' } : { kind: 'link', base: publicUrl }
}

interface World {
  readonly playground: Playground | null
  /** What opens the playground's page. */
  readonly key: string | null
  readonly prepare: Prepare
  readonly clock: Clock
  readonly token: string
  apiRoot: string
}

const telegramWorld = (config: Config, token: string): World => ({
  playground: null,
  key: null,
  prepare: async () => undefined,
  clock: { now: () => Date.now() },
  token,
  apiRoot: config.telegramApiRoot,
})

/** What the bot does while the playground's clock is moved on: nothing while it is stopped, like anybody who stands still. */
const passingTime = (reminders: () => ComposedBot['reminders'] | null, clock: Clock): PassingTime => ({
  next: async (until) => (await reminders()?.outbox.dueSoon(clock.now(), until, 1))?.[0]?.at ?? null,
  now: async () => {
    const { round, delivery } = reminders() ?? {}
    await round?.sweep()
    await round?.plan()
    await delivery?.run()
  },
})

/** The playground's people with their chats, and the invented district that they belong to. */
const prepareDemo =
  (playground: Playground, clock: Clock, zone: string): Prepare =>
  async (bot) => {
    const keys = Object.keys(loadPlaygroundTexts()['ru']?.people ?? {})
    const chats = new Map(keys.map((key) => [key, String(playground.person(key).id)]))
    const setting = { chats, zone, at: clock.now(), consent: bot.consent.ru }
    await bot.found(readDemoDistrict(ROOT, setting))
  }

const playgroundWorld = (config: Config, slot: () => BotSlot | null, zone: string): World => {
  const clock = new MovableClock()
  const texts = loadPlaygroundTexts()
  const token = `${DEMO_BOT}:${secret()}`
  const playground = createPlayground({
    writeTable: writeXlsx,
    token,
    clock,
    dataDir: `${config.dataDir}/playground`,
    people: demoPeople(texts, 'ru'),
    texts,
    stories: loadStories(texts),
    timeZone: zone,
    botName: texts['ru']?.page['title']?.replace(/[«»]/g, '') ?? 'Posrednik',
    botStatus: () => (slot()?.bot ? 'running' : 'stopped'),
    time: passingTime(() => slot()?.bot?.reminders ?? null, clock),
    restartBot: async () => {
      await slot()?.stop()
      await slot()?.start(true)
    },
  })
  const prepare = prepareDemo(playground, clock, zone)
  return { playground, key: secret(), prepare, clock, token, apiRoot: '' }
}

/** The playground's page as it is opened on this machine. */
const addressOf = (port: number, key: string): string => `http://localhost:${port}/?key=${key}`

const greetingOf = (config: Config, port: number, address: string | null): string => {
  if (address !== null) return `posrednik: open ${address}`
  return config.webhook
    ? `posrednik: webhook at ${new URL(config.webhook.url).host}, port ${port}`
    : `posrednik: polling, port ${port}`
}

/** What has to be stopped, in the order in which it was started. */
type Stops = (() => Promise<void>)[]

/** Starts one part after the other and notes how each is stopped. */
const startParts = async (
  config: Config,
  log: Log,
  metrics: Metrics,
  onFatal: (problem: Problem) => void,
  asked: AbortSignal,
  stops: Stops,
): Promise<Omit<Service, 'stop'>> => {
  prepareDataDir(config.dataDir)
  const looking = findVoice()
  const recogniser = recogniserOf(config, log)
  let slot: BotSlot | null = null
  const world = config.botToken
    ? telegramWorld(config, config.botToken)
    : playgroundWorld(config, () => slot, 'Asia/Yekaterinburg')
  const numbers = metricsRoute({
    metrics: scrape({
      counters: () => metrics.text(),
      gauges: () => gaugesFrom(slot?.bot, recogniser),
      log,
    }),
  })
  const routes: Route[] = [
    ...(world.key === null ? [] : [gate({ key: world.key, refusal: NO_KEY })]),
    healthRoute({ standing: async () => (await slot?.bot?.standing()) ?? 'not ready' }),
    ...operatorRoutes(config, () => slot, log),
    ...(config.metricsPort === null ? [numbers] : []),
    paperRouteOf(() => slot),
    (request, response) =>
      slot ? webhookRoute(config, slot, log)(request, response) : Promise.resolve(false),
    ...(world.playground ? [world.playground.handle.bind(world.playground)] : []),
  ]
  const host = config.botToken ? undefined : PLAYGROUND_HOST
  const server: HttpServer = await listen(config.port, host, routes, log)
  stops.push(() => server.close())
  const { metricsPort } = config
  const apart = metricsPort === null ? null : await listen(metricsPort, host, [numbers], log, 'METRICS_PORT')
  if (apart) stops.push(() => apart.close())
  if (world.playground) world.apiRoot = `http://127.0.0.1:${server.port}`
  asked.throwIfAborted()
  const database = config.databaseUrl ? null : startEmbeddedPostgres(config.dataDir, asked)
  // Also when the stop comes before it is up: nothing is left behind.
  if (database) stops.push(async () => (await database.catch(() => null))?.stop())
  const embedded = await database
  const voice = await looking
  log.info('voice', { found: voice !== null })
  if (recogniser) log.info('recogniser', { there: await recogniser.isThere() })
  slot = new BotSlot(
    {
      token: world.token,
      apiRoot: world.apiRoot,
      databaseUrl: config.databaseUrl ?? (embedded as { appUrl: string }).appUrl,
      ownerUrl: embedded?.url ?? config.ownerUrl,
      redisUrl: config.redisUrl,
      dataDir: config.dataDir,
      dataKey: dataKeyOf(config),
      keys: keyStoreAt(config.keys),
      backup: config.backup,
      region: config.region,
      clock: world.clock,
      chance: realChance,
      voice,
      recogniser,
      paperWay: paperWayOf(config),
      log,
      metrics,
    },
    onFatal,
    world.prepare,
  )
  if (config.keys === null) log.warn('keys_stand_in_rows', { see: 'docs/operating.md, keys' })
  const running = slot
  stops.push(() => running.stop())
  // First of all: an update that waits for a voice would hold up the rest.
  stops.push(async () => voice?.stop())
  const bot = await running.start(false)
  await directUpdates(config, bot)
  if (!config.webhook) bot.poll(onFatal)
  log.info('started', { port: server.port, playground: world.playground !== null })
  const address = world.key === null ? null : addressOf(server.port, world.key)
  return {
    greeting: greetingOf(config, server.port, address),
    port: server.port,
    address,
    metricsPort: apart?.port ?? server.port,
  }
}

/** Rejects when a stop is asked for. */
const whenAsked = (asked: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (asked.aborted) reject(asked.reason)
    asked.addEventListener('abort', () => reject(asked.reason), { once: true })
  })

/**
 * Starts everything in order: data folder, database, messenger, bot. What was started is stopped again when a later
 * part cannot start, or when a stop is asked for meanwhile.
 * @throws Problem with what to do; the reason of the stop.
 */
export const startService = async (
  config: Config,
  log: Log,
  metrics: Metrics,
  onFatal: (problem: Problem) => void,
  asked: AbortSignal = new AbortController().signal,
): Promise<Service> => {
  const stops: Stops = []
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each()
  }
  const starting = startParts(config, log, metrics, onFatal, asked, stops)
  try {
    return { ...(await Promise.race([starting, whenAsked(asked)])), stop }
  } catch (error) {
    // What goes on in vain meanwhile meets a closed database.
    starting.catch(() => undefined)
    await stop()
    throw error
  }
}
