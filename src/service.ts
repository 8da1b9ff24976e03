import { startEmbeddedPostgres } from './adapters/database/embedded-postgres.ts'
import { healthRoute, metricsRoute } from './adapters/http/health.ts'
import type { Metrics } from './adapters/http/metrics.ts'
import { scrape } from './adapters/http/scrape.ts'
import { type HttpServer, listen, type Route } from './adapters/http/server.ts'
import { Transcriptions } from './adapters/listening/transcriptions.ts'
import { gate } from './adapters/playground/page-server/gate.ts'
import { ALLOWED_UPDATES } from './adapters/telegram/polling.ts'
import { findVoice } from './adapters/voice/local-voice.ts'
import type { Log } from './application/ports/log.ts'
import type { PaperWay } from './application/ports/print.ts'
import type { Recogniser } from './application/ports/recogniser.ts'
import type { Problem } from './application/problem.ts'
import { keyStoreAt } from './compose/keys.ts'
import type { ComposedBot } from './compose.ts'
import { type Config, dataKeyOf, prepareDataDir } from './config.ts'
import { realChance } from './real-chance.ts'
import { BotSlot } from './service/bot-slot.ts'
import { gaugesFrom, operatorRoutes, paperRouteOf, webhookRoute } from './service/routes.ts'
import { playgroundWorld, telegramWorld } from './service/worlds.ts'

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

/** Said to a browser that did not come by the printed address; plain English, like everything that stands in the terminal. */
const NO_KEY =
  'This page opens by the address that "npm start" has printed in the terminal: it holds a key of this start.'

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
