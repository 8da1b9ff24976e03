import type { Metrics } from '../adapters/http/metrics.ts'
import type { DownloadBounds } from '../adapters/telegram/fetch-file.ts'
import type { Clock } from '../application/ports/clock.ts'
import type { Content } from '../application/ports/content.ts'
import type { KeyStore } from '../application/ports/key-store.ts'
import type { Log } from '../application/ports/log.ts'
import type { PaperWay } from '../application/ports/print.ts'
import type { ReadAloud } from '../application/ports/read-aloud.ts'
import type { Recogniser } from '../application/ports/recogniser.ts'
import type { Chance } from '../application/ports/runtime.ts'
import type { ReminderSettings } from './reminders.ts'

/** What the bot is put together from. */
export interface BotParts {
  readonly token: string
  readonly apiRoot: string
  readonly databaseUrl: string
  /** Whoever the tables belong to: migrates, and gives the user of `databaseUrl` its rights; null – that user does all. */
  readonly ownerUrl?: string | null
  /** Where BullMQ rings; null – in the same PostgreSQL. */
  readonly redisUrl?: string | null
  /** Where this machine keeps its journal of sent notices. */
  readonly dataDir: string
  /** Other figures than the product's own. */
  readonly reminders?: Partial<ReminderSettings>
  readonly dataKey: Buffer
  /** Where the keys of persons stand apart; null – in the rows of the database, wrapped by `dataKey`. */
  readonly keys?: KeyStore | null
  /** Where backups are written each night, and who alone can read them; null – none are made. */
  readonly backup?: { readonly folder: string; readonly recipient: string } | null
  readonly region: string
  readonly clock: Clock
  /** Real time where `clock` is another one; {@link Date.now} when not given. */
  readonly wall?: Clock
  readonly chance: Chance
  readonly log: Log
  readonly metrics: Metrics
  readonly content?: Content
  /** A voice of this machine; without it nothing is read aloud and nothing of it is offered. */
  readonly voice?: ReadAloud | null
  /** Hears voice messages as words; without it they get the kind answer that they cannot be heard. */
  readonly recogniser?: Recogniser | null
  /** When a download is cut; the product's own bounds when not given. */
  readonly downloads?: DownloadBounds
  /** How papers are handed over; into the chat where a head allowed it, when not given. */
  readonly paperWay?: PaperWay
  /** How often the keys and the record are tended, in milliseconds; the product's own figure when not given. */
  readonly tendMs?: number
  /** Connections of the pool; tests take fewer. */
  readonly poolSize?: number
}
