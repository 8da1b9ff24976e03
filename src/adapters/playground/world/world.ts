import { Changes } from '../changes.ts'
import type { MovableClock } from '../movable-clock.ts'
import { type PendingUpdate, UpdateLog } from '../updates/log.ts'
import { type CallbackState, Callbacks } from './callbacks.ts'
import { Counters } from './counters.ts'
import { type FileState, Files } from './files.ts'
import { type GroupState, Groups } from './groups.ts'
import { FileJournal, memoryJournal } from './journal.ts'
import { Messages, type StoredMessage } from './messages.ts'
import { People, type PersonState } from './people.ts'
import { Profile } from './profile.ts'
import { Store, type Table } from './store.ts'
import type { WireUser } from './wire.ts'

/** Where the bot wants its updates delivered, as setWebhook said. */
export interface WebhookSettings {
  url: string
  secretToken?: string
  maxConnections: number
}

/** What a world is made with. */
export interface WorldSettings {
  clock: MovableClock
  bot: WireUser
  /** Folder of the journal and the files; without it everything is forgotten with the process. */
  dataDir?: string | undefined
  /** How long a press may be answered, milliseconds. */
  callbackLifetimeMs: number
}

/**
 * The whole state of the messenger: people, chats, messages, updates, files and what the bot said of itself.
 * Everything in it comes back from the journal after a restart.
 */
export class World {
  readonly changes = new Changes()
  readonly clock: MovableClock
  readonly bot: WireUser
  readonly people: People
  readonly groups: Groups
  readonly messages: Messages
  readonly updates: UpdateLog
  readonly callbacks: Callbacks
  readonly files: Files
  readonly profile: Profile
  readonly counters: Counters
  readonly webhook: Table<WebhookSettings>
  readonly #store: Store
  readonly #stopClock: () => void

  constructor(settings: WorldSettings) {
    const store = new Store(settings.dataDir ? new FileJournal(settings.dataDir) : memoryJournal)
    this.#store = store
    this.clock = settings.clock
    this.bot = settings.bot
    this.counters = new Counters(store.table<number>('counters'))
    this.people = new People(store.table<PersonState>('people'), this.changes)
    this.groups = new Groups(store.table<GroupState>('groups'))
    this.messages = new Messages(store.table<StoredMessage>('messages'), this.changes)
    this.updates = new UpdateLog(
      { pending: store.table<PendingUpdate>('updates'), allowed: store.table<string[]>('allowed') },
      this.counters,
      this.changes,
    )
    this.callbacks = new Callbacks(store.table<CallbackState>('callbacks'), settings.callbackLifetimeMs)
    this.files = new Files(store.table<FileState>('files'), settings.dataDir)
    this.profile = new Profile(store.table<unknown>('profile'), this.changes)
    this.webhook = store.table<WebhookSettings>('webhook')
    this.#stopClock = this.#keepClock(store.table<number>('clock'))
    store.compact()
  }

  /** The present moment in Telegram's seconds. */
  get date(): number {
    return Math.floor(this.clock.now() / 1000)
  }

  /** Hands what changed to the journal; an answer leaves the server only after this. */
  commit(): void {
    this.#store.commit()
  }

  close(): void {
    this.#stopClock()
    this.#store.close()
  }

  #keepClock(offsets: Table<number>): () => void {
    const ahead = (offsets.get('offset') ?? Number.NEGATIVE_INFINITY) - this.clock.offset
    if (ahead > 0) this.clock.advance(ahead)
    return this.clock.onMove(() => {
      offsets.set('offset', this.clock.offset)
      this.commit()
      this.changes.tell({ kind: 'clock' })
    })
  }
}
