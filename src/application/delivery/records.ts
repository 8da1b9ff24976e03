import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Outbox, Written } from '../ports/outbox.ts'

/** Told of every row that was written down for good. */
export type OnWritten = (written: Written) => void

/**
 * Writes down what became of reminders. While the database is away what is known waits here and is written first when it
 * is back; should the process die meanwhile, the journal on this machine's disk knows what was sent (F10, F11).
 */
export class Records {
  readonly #outbox: Outbox
  readonly #clock: Clock
  readonly #log: Log
  readonly #onWritten: OnWritten
  readonly #waiting = new Map<number, Written>()

  constructor(outbox: Outbox, clock: Clock, log: Log, onWritten: OnWritten) {
    this.#outbox = outbox
    this.#clock = clock
    this.#log = log
    this.#onWritten = onWritten
  }

  /** Rows whose fate is known and not yet written: nobody may take them for left behind. */
  get waiting(): number[] {
    return [...this.#waiting.keys()]
  }

  async write(written: readonly Written[]): Promise<void> {
    if (written.length === 0) return
    for (const each of written) this.#waiting.set(each.id, each)
    try {
      await this.#flush(written)
    } catch (error) {
      this.#log.warn('record_waits', { rows: this.#waiting.size, fault: (error as Error).name })
    }
  }

  /** Writes what waited. Throws while the database is still away. */
  async catchUp(): Promise<void> {
    if (this.#waiting.size > 0) await this.#flush([...this.#waiting.values()])
  }

  async #flush(written: readonly Written[]): Promise<void> {
    const done = new Set(await this.#outbox.record(written, this.#clock.now()))
    for (const each of written) {
      this.#waiting.delete(each.id)
      if (done.has(each.id)) this.#onWritten(each)
      else this.#log.warn('record_refused', { reminder: each.id, state: each.state })
    }
  }
}
