/** Nobody waits longer than this: cuts off a request and the reading of its answer. */
export class Deadline {
  readonly signal: AbortSignal
  readonly #late: Promise<never>
  readonly #timer: NodeJS.Timeout

  constructor(ms: number) {
    const controller = new AbortController()
    let cut: (error: Error) => void = () => undefined
    this.#late = new Promise((_, reject) => {
      cut = reject
    })
    // Whoever waits within it hears of it; when nobody does any more, it is no unhandled rejection.
    this.#late.catch(() => undefined)
    this.signal = controller.signal
    this.#timer = setTimeout(() => {
      const error = new DOMException('too late', 'TimeoutError')
      cut(error)
      controller.abort(error)
    }, ms)
  }

  /**
   * What a promise comes to. The deadline is waited for beside it: once fetch has resolved, Node 20 may lose the way from the
   * signal to the body.
   * @throws DOMException `TimeoutError` when it comes too late
   */
  within<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.#late])
  }

  /** It is not waited for any more. */
  over(): void {
    clearTimeout(this.#timer)
  }
}
