/** Lets so many tasks run at once; the others wait in the order in which they came. */
export class AtMost {
  readonly #most: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(most: number) {
    this.#most = most
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    await this.#turn()
    try {
      return await task()
    } finally {
      this.#pass()
    }
  }

  async #turn(): Promise<void> {
    if (this.#running >= this.#most) return new Promise((resolve) => this.#waiting.push(resolve))
    this.#running += 1
  }

  /** The turn is handed over to whoever waits longest: nobody can step in between. */
  #pass(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#running -= 1
  }
}
