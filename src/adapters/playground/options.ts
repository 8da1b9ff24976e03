import type { RateLimits } from './api/rate-limit.ts'
import type { DemoPerson } from './demo-person.ts'
import type { MovableClock } from './movable-clock.ts'
import type { PassingTime } from './page-server/clock-walk.ts'
import type { ToldStory } from './page-server/stories.ts'
import type { PlaygroundTexts } from './page-server/texts.ts'
import type { Timers } from './timers.ts'

/** Where the server writes what went wrong in itself; a pino logger fits. */
export interface PlaygroundLog {
  info(details: object, message: string): void
  error(details: object, message: string): void
}

/** How to make a playground. */
export interface PlaygroundOptions {
  /** Token the bot has to show, `<number>:<anything>`; the number becomes the bot's identifier. */
  token: string
  clock: MovableClock
  people?: DemoPerson[]
  /** Folder of the journal and the files; without it everything lives in memory. */
  dataDir?: string
  /** Texts of the page by language; read from `locales/` when not given. */
  texts?: PlaygroundTexts
  /** Stories that play themselves on the page; none when not given. */
  stories?: readonly ToldStory[]
  log?: PlaygroundLog
  /** Name of the bot on the page and in getMe. */
  botName?: string
  /** User name of the bot, without `@`. */
  botUsername?: string
  /** Time zone of the page's clock, e.g. `Europe/Moscow`. */
  timeZone?: string
  /** Limits on the pace of sending; none when not given. */
  rateLimits?: RateLimits
  /** How long a press may be answered, milliseconds; 15 000 when not given. */
  callbackLifetimeMs?: number
  /** Where waiting comes from: long polls, webhook retries, delays. Real time when not given. */
  timers?: Timers
  /** Draws the cap of the webhook's retry schedule, from 0 to 1. */
  random?: () => number
  /** Starts the bot again; the page has a button for it when given. */
  restartBot?: () => Promise<void>
  /** What the bot does while the page's clock is moved on; without it the clock just jumps. */
  time?: PassingTime
  /** Writes rows as the bytes of an .xlsx; the page can send a sample of one when given. */
  writeTable?: (rows: readonly (readonly string[])[]) => AsyncIterable<Uint8Array>
  /** Whether the bot runs; the page shows it when given. */
  botStatus?: () => 'running' | 'stopped'
}

/** Names and times used when the options leave them out. */
export const DEFAULTS = {
  botName: 'Posrednik',
  botUsername: 'posrednik_demo_bot',
  timeZone: 'Europe/Moscow',
  callbackLifetimeMs: 15_000,
} as const
