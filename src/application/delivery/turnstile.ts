import type { Pace } from '../../domain/reminders/pace.ts'
import type { Network } from '../ports/network.ts'

/** A common wait that is longer than this is no pace but an order: rows are given back instead of held. */
const LONGEST_WAIT_MS = 1_000

/** So much earlier than asked a timer may ring. */
const TIMER_MS = 2

/** What the turnstile says: go now, or come back after so many milliseconds. */
export type Admission =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly afterMs: number; readonly common: boolean }

/** Lets bulk messages through one by one at the allowed pace; who has to wait long is sent away. */
export class Turnstile {
  readonly #pace: Pace
  readonly #network: Network
  #queue: Promise<unknown> = Promise.resolve()

  constructor(pace: Pace, network: Network) {
    this.#pace = pace
    this.#network = network
  }

  /** Waits for a slot for this chat and takes it. */
  enter(chat: string): Promise<Admission> {
    const entered = this.#queue.then(() => this.#admit(chat))
    this.#queue = entered.catch(() => undefined)
    return entered
  }

  async #admit(chat: string): Promise<Admission> {
    for (;;) {
      const now = this.#network.now()
      const delay = this.#pace.delayFor(chat, now)
      if (delay.chat > 0) return { admitted: false, afterMs: delay.chat, common: false }
      if (delay.common === 0) {
        this.#pace.noteSent(chat, now)
        return { admitted: true }
      }
      if (delay.common > LONGEST_WAIT_MS) return { admitted: false, afterMs: delay.common, common: true }
      await this.#network.wait(delay.common)
      // A wait that was cut short means that the process stops: nobody goes through any more.
      const isCutShort = this.#network.now() < now + delay.common - TIMER_MS
      if (isCutShort) return { admitted: false, afterMs: 0, common: false }
    }
  }
}
