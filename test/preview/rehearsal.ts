import pg from 'pg'

const VERB = /^\s*(begin|commit|rollback)\b(?!\s+to\b)/i

const verbOf = (query: unknown): string | null => {
  const sql = typeof query === 'string' ? query : (query as { text?: string }).text
  return VERB.exec(sql ?? '')?.[1]?.toLowerCase() ?? null
}

/**
 * A pool over one connection on which nothing is ever kept: what the product commits is a savepoint inside one transaction,
 * and {@link undone} takes all of it back. So a press has its real consequences and the next one meets the same district.
 */
export class Rehearsal extends pg.Pool {
  readonly #client: pg.Client
  /** Savepoints that stand, innermost last. */
  readonly #open: string[] = []
  #made = 0
  /** One statement after the other: a connection has one place to stand. */
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(client: pg.Client) {
    super({ max: 1 })
    this.#client = client
    this.query = ((query: never, values?: never) => this.#ask(query, values)) as typeof this.query
    this.connect = (async () => this.#lent()) as typeof this.connect
  }

  static async open(url: string): Promise<Rehearsal> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('begin')
    return new Rehearsal(client)
  }

  /** Does something and takes back whatever it wrote, however it ends. */
  async undone<T>(work: () => Promise<T>): Promise<T> {
    const depth = this.#open.length
    await this.#save()
    try {
      return await work()
    } finally {
      while (this.#open.length > depth) await this.#back()
    }
  }

  async close(): Promise<void> {
    await this.#client.query('rollback')
    await this.#client.end()
  }

  #ask(query: never, values?: never): Promise<unknown> {
    const asked = this.#turn.then(() => this.#client.query(query, values))
    this.#turn = asked.catch(() => undefined)
    return asked
  }

  async #save(): Promise<void> {
    this.#made += 1
    const name = `s${this.#made}`
    await this.#ask(`savepoint ${name}` as never)
    this.#open.push(name)
  }

  async #back(): Promise<void> {
    const name = this.#open.pop()
    if (name) await this.#ask(`rollback to savepoint ${name}; release savepoint ${name}` as never)
  }

  /** What stands between `begin` and here is kept as far as anything is. */
  async #keep(): Promise<void> {
    const name = this.#open.pop()
    if (name) await this.#ask(`release savepoint ${name}` as never)
  }

  async #query(query: unknown, values?: unknown): Promise<unknown> {
    const verb = verbOf(query)
    if (verb === null) return this.#ask(query as never, values as never)
    await (verb === 'begin' ? this.#save() : verb === 'commit' ? this.#keep() : this.#back())
    return { rows: [], rowCount: 0 }
  }

  /** The one connection, as whoever asks the pool for one of their own sees it. */
  #lent(): pg.PoolClient {
    const nothing = (): void => undefined
    const depth = this.#open.length
    // A connection that failed is closed, and with it what it began is undone.
    const release = (fault?: Error): void => {
      while (fault && this.#open.length > depth) void this.#back()
    }
    const lent = {
      query: (query: unknown, values?: unknown) => this.#query(query, values),
      release,
      on: nothing,
      removeListener: nothing,
    }
    return lent as unknown as pg.PoolClient
  }
}
