import pg from 'pg'
import type { Log } from '../../application/ports/log.ts'

interface SenderLockOptions {
  readonly url: string
  /** The bot's own number: there is one sender a token (promises.md 13). */
  readonly bot: string
  /** A sender that was not seen alive for so long is relieved, in milliseconds. */
  readonly leaseMs: number
  readonly log: Log
  /** This process is the sender now. Rejects when it cannot begin: it is tried again. */
  readonly onGained: () => Promise<void>
  /** This process is not the sender any more. */
  readonly onLost: () => Promise<void>
}

/** The place of the one sender, wanted by this process. */
export interface SenderLock {
  /** Gives the place up; what `onLost` does is waited for. */
  release(): Promise<void>
}

const WANTS_EVERY_MS = 500
const KEY = `hashtext('sender'), hashtext($1)`

const TAKE = `select pg_try_advisory_lock(${KEY}) as taken`
const BEAT = `insert into senders (bot, backend, beat_at) values ($1, pg_backend_pid(), clock_timestamp())
  on conflict (bot) do update set backend = excluded.backend, beat_at = excluded.beat_at`
/** Who holds the place and was not seen alive for a whole lease is frozen: its session ends, and its place is free. */
const RELIEVE = `select pg_terminate_backend(l.pid) as relieved from pg_locks l
  join senders s on s.bot = $1 and s.backend = l.pid and s.beat_at < clock_timestamp() - $2 * interval '1 millisecond'
  where l.locktype = 'advisory' and l.classid::bigint = hashtext('sender')::bigint & 4294967295
    and l.objid::bigint = hashtext($1)::bigint & 4294967295 and l.database = (select oid from pg_database where datname = current_database())`

/**
 * Sees to it that one process of all sends: a lock of the database that ends with its session – at once when the process
 * dies – and a heartbeat, so that a process that is frozen and still holds it is relieved after its lease (F5, F6).
 */
export const wantSenderLock = (options: SenderLockOptions): SenderLock => {
  const place = new Place(options)
  place.go()
  return { release: () => place.release() }
}

class Place {
  readonly #options: SenderLockOptions
  #client: pg.Client | null = null
  #isHeld = false
  #isOver = false
  #timer: NodeJS.Timeout | undefined
  #step: Promise<void> = Promise.resolve()

  constructor(options: SenderLockOptions) {
    this.#options = options
  }

  go(): void {
    this.#step = this.#once().finally(() => {
      if (!this.#isOver) this.#timer = setTimeout(() => this.go(), WANTS_EVERY_MS)
    })
  }

  async release(): Promise<void> {
    this.#isOver = true
    clearTimeout(this.#timer)
    await this.#step
    await this.#lose()
    const client = this.#client
    this.#client = null
    await client
      ?.end()
      .catch((error: Error) => this.#options.log.debug('sender_lock_end', { fault: error.name }))
  }

  /** One beat of the holder, or one try of who wants to be it. */
  async #once(): Promise<void> {
    try {
      const client = this.#client ?? (await this.#connect())
      if (this.#isHeld) await client.query(BEAT, [this.#options.bot])
      else await this.#take(client)
    } catch (error) {
      this.#options.log.warn('sender_lock_lost', { fault: (error as Error).name })
      await this.#drop()
    }
  }

  async #take(client: pg.Client): Promise<void> {
    const { bot, leaseMs, onGained, log } = this.#options
    const { rows } = await client.query<{ taken: boolean }>(TAKE, [bot])
    if (!rows[0]?.taken) {
      const { rowCount } = await client.query(RELIEVE, [bot, leaseMs])
      if (rowCount) log.warn('sender_relieved', {})
      return
    }
    await client.query(BEAT, [bot])
    await onGained()
    this.#isHeld = true
    log.info('sender_gained', {})
    // The session may have ended while the work began, and the place with it.
    if (this.#client !== client) await this.#lose()
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#options.url, keepAlive: true })
    // A session that ends by itself – a restart of the database, a relief – ends the place as well.
    client.on('error', () => void this.#drop(client))
    await client.connect()
    this.#client = client
    return client
  }

  async #drop(which: pg.Client | null = this.#client): Promise<void> {
    if (which !== this.#client || which === null) return
    this.#client = null
    await this.#lose()
    await which
      .end()
      .catch((error: Error) => this.#options.log.debug('sender_lock_end', { fault: error.name }))
  }

  async #lose(): Promise<void> {
    if (!this.#isHeld) return
    this.#isHeld = false
    const { onLost, log } = this.#options
    // Most callers are events of the connection: a failure here has nobody else to go to.
    await onLost().catch((error: Error) => log.error('sender_end_failed', { fault: error.name }))
  }
}
