import type { Log } from '../../application/ports/log.ts'

/** Marks are gathered for so long before they are written: one statement for many replies. */
const GATHER_MS = 40

/**
 * Notes which replies are out, many at a time. A mark that is lost with the process costs one repeated message, never
 * a lost one; a mark that cannot be written is tried again.
 */
export class SentMarks {
  readonly #write: (updates: readonly string[]) => Promise<void>
  readonly #log: Log
  readonly #wait: (ms: number) => Promise<void>
  #gathered: string[] = []
  #writing: Promise<void> | null = null
  #isClosed = false

  constructor(
    write: (updates: readonly string[]) => Promise<void>,
    log: Log,
    wait: (ms: number) => Promise<void>,
  ) {
    this.#write = write
    this.#log = log
    this.#wait = wait
  }

  add(update: string): void {
    this.#gathered.push(update)
    this.#writing ??= this.#wait(GATHER_MS).then(() => this.flush())
  }

  /** Writes what is left; what cannot be written now is sent again after the next start. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.flush()
  }

  /** Writes what is gathered now. */
  async flush(): Promise<void> {
    const updates = this.#gathered
    this.#gathered = []
    this.#writing = null
    if (updates.length === 0) return
    try {
      await this.#write(updates)
    } catch (error) {
      this.#log.warn('sent_marks_delayed', { updates: updates.length, fault: (error as Error).name })
      if (this.#isClosed) return
      this.#gathered.unshift(...updates)
      this.#writing ??= this.#wait(1_000).then(() => this.flush())
    }
  }
}
