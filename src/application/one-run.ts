/**
 * Work that runs once at a time. Whoever asks while it runs has it run once more; no call is lost: the last look at who asked
 * and the end of the run are one step, and nobody can ask between them.
 *
 * @example
 * const sending = new OneRun(sendWhatIsDue)
 * await sending.run()
 */
export class OneRun {
  readonly #work: () => Promise<void>
  #running: Promise<void> | null = null
  #isAskedAgain = false

  constructor(work: () => Promise<void>) {
    this.#work = work
  }

  /** Runs until nobody asks any more. Throws what the work throws; the next call begins anew. */
  run(): Promise<void> {
    this.askAgain()
    this.#running ??= this.#runWhileAsked()
    return this.#running
  }

  /** What runs now runs once more; begins nothing by itself. */
  askAgain(): void {
    this.#isAskedAgain = true
  }

  /** Resolves when nothing runs. Throws what the run throws that is under way. */
  async over(): Promise<void> {
    await this.#running
  }

  async #runWhileAsked(): Promise<void> {
    try {
      while (this.#isAskedAgain) {
        this.#isAskedAgain = false
        await this.#work()
      }
    } finally {
      this.#running = null
    }
  }
}
