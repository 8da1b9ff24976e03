import type { Network } from '../ports/network.ts'
import type { SendOutcome } from '../ports/notice-sender.ts'

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000

/**
 * Keeps bulk from running against a wall: while the messenger is away or answers with faults there is one pause after
 * another, each twice as long up to a minute, so that few messages become ambiguous and none is lost (F15, F16, F18).
 */
export class Trouble {
  readonly #network: Network
  #pausedUntil = Number.NEGATIVE_INFINITY
  #inARow = 0

  constructor(network: Network) {
    this.#network = network
  }

  /** Milliseconds until something may go again; 0 – now. */
  get pauseMs(): number {
    return Math.max(0, Math.ceil(this.#pausedUntil - this.#network.now()))
  }

  /** Several in a row are a messenger in trouble, one alone is a message in trouble. */
  get isLasting(): boolean {
    return this.#inARow > 1
  }

  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#network.now() + ms)
  }

  note(outcome: SendOutcome['kind']): void {
    if (outcome !== 'away' && outcome !== 'ambiguous') {
      this.#inARow = 0
      return
    }
    if (this.pauseMs === 0) this.pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#inARow))
    this.#inARow += 1
  }
}
