import { OneRun } from './one-run.ts'
import type { Log } from './ports/log.ts'

/** What is done away from the talk. */
export interface Background {
  /** Takes up one piece that waits and carries it to its end; false – nothing waits. Outages throw. */
  readonly takeOne: () => Promise<boolean>
  /** What the log says when it breaks off, e.g. `import_broke_off`. */
  readonly brokeOff: string
  readonly log: Log
}

/** The process ends: what is left of a piece is another's. */
class Stopped extends Error {
  override readonly name = 'Stopped'
}

/**
 * Work that updates only ask for: pieces wait in the database, one after the other is taken up beside the talk. Calls while
 * it runs make it look once more; what breaks off is found again by the next call, here or in another process.
 */
export class BackgroundWork {
  readonly #background: Background
  readonly #runs = new OneRun(() => this.#work())
  #isStopped = false

  constructor(background: Background) {
    this.#background = background
  }

  /** Begins to work if there is something to do; outages are logged, the next call tries again. */
  wake(): void {
    this.run().catch((error: Error) => this.#noteBreak(error))
  }

  /** Takes up nothing more; resolves when what is under way is over or has broken off. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#runs.over().catch((error: Error) => this.#noteBreak(error))
  }

  /** Works until nothing waits. Outages throw. */
  run(): Promise<void> {
    return this.#runs.run()
  }

  /** What a piece left behind is looked for once more before the work rests. */
  lookAgain(): void {
    this.#runs.askAgain()
  }

  /** Said between two stretches of a long piece. @throws Stopped when the process ends */
  goOn(): void {
    if (this.#isStopped) throw new Stopped()
  }

  #noteBreak({ name }: Error): void {
    this.#background.log.warn(this.#background.brokeOff, { fault: name })
  }

  async #work(): Promise<void> {
    while (!this.#isStopped && (await this.#background.takeOne()));
  }
}
