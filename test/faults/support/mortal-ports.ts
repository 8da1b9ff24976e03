/** When a process dies at a call of a port: before anything came of it, or after it had its effect. */
export type Moment = 'before' | 'after'

type Method = (...given: unknown[]) => unknown

/**
 * A life that ends at the k-th call of its ports, as by `kill -9`: what had effect by then stays, and nothing further
 * comes back or is begun. What waits for an answer waits for ever: nothing of the dead runs on.
 */
export class MortalLife {
  /** Resolves when it has ended. */
  readonly ended: Promise<void>
  /** Calls in order, e.g. `claim`. */
  readonly calls: string[] = []
  isOver = false
  readonly #dieAt: number
  readonly #moment: Moment
  readonly #ports: object[] = []
  readonly #begun: Promise<unknown>[] = []
  #tell: () => void = () => undefined

  /** @param dieAt number of the call it dies at, from 1; infinity – it lives on */
  constructor(dieAt: number, moment: Moment) {
    this.#dieAt = dieAt
    this.#moment = moment
    this.ended = new Promise((resolve) => {
      this.#tell = resolve
    })
  }

  /** The same port, through which this life may end. */
  readonly guard = <T extends object>(port: T): T => {
    this.#ports.push(port)
    return new Proxy(port, {
      get: (target, name) => {
        const member = Reflect.get(target, name) as unknown
        if (typeof member !== 'function') return member
        return (...given: unknown[]) =>
          this.#pass(String(name), async () => (member as Method).apply(target, given))
      },
    })
  }

  /** What the dead had begun comes to its end – a statement commits, a request arrives –, and its files are closed. */
  async bury(): Promise<void> {
    await Promise.allSettled(this.#begun)
    for (const port of this.#ports)
      if ('close' in port && typeof port.close === 'function') await port.close()
  }

  async #pass(name: string, call: () => Promise<unknown>): Promise<unknown> {
    if (this.isOver) return forEver()
    this.calls.push(name)
    const isLast = this.calls.length === this.#dieAt
    if (isLast) {
      this.isOver = true
      this.#tell()
    }
    if (isLast && this.#moment === 'before') return forEver()
    const result = await this.#begin(call)
    return this.isOver ? forEver() : result
  }

  #begin(call: () => Promise<unknown>): Promise<unknown> {
    const begun = call()
    this.#begun.push(begun)
    return begun
  }
}

const forEver = (): Promise<never> => new Promise(() => undefined)
