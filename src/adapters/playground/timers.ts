/** Stops a timer that has not fired yet; calling it twice does no harm. */
export type Cancel = () => void

/** Where the server's own waiting comes from (long polls, webhook retries, delays), so that tests drive it. */
export interface Timers {
  /** Calls `action` once, `ms` milliseconds from now. */
  after(ms: number, action: () => void): Cancel
}

/** Timers of the machine; a pending one does not keep the process alive. */
export const realTimers: Timers = {
  after(ms, action) {
    const timer = setTimeout(action, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/**
 * Timers that fire only when a test says so.
 *
 * @example
 * const timers = new ManualTimers()
 * timers.after(2000, () => log.push('retry'))
 * timers.waits // [2000]
 * timers.advance(2000) // fires it
 */
export class ManualTimers implements Timers {
  #now = 0
  readonly #pending = new Map<symbol, { at: number; action: () => void }>()

  after(ms: number, action: () => void): Cancel {
    const key = Symbol('timer')
    this.#pending.set(key, { at: this.#now + ms, action })
    return () => this.#pending.delete(key)
  }

  /** Milliseconds left until each pending timer, soonest first. */
  get waits(): number[] {
    return [...this.#pending.values()].map(({ at }) => at - this.#now).sort((a, b) => a - b)
  }

  /** Lets `ms` milliseconds pass: fires what is due, in order of time. */
  advance(ms: number): void {
    const end = this.#now + ms
    for (let next = this.#nextDue(end); next; next = this.#nextDue(end)) {
      const [key, timer] = next
      this.#pending.delete(key)
      this.#now = timer.at
      timer.action()
    }
    this.#now = end
  }

  #nextDue(end: number): [symbol, { at: number; action: () => void }] | undefined {
    return [...this.#pending].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0]
  }
}
