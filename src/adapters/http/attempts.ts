const WINDOW_MS = 60_000
const MOST_WRONG = 5
/** Addresses remembered at most: beyond that the oldest is forgotten, memory stays bounded. */
const MOST_ADDRESSES = 10_000

/** Wrong passwords by the address that they came from: after five within a minute nothing more is compared. */
export class Attempts {
  readonly #wrong = new Map<string, number[]>()
  readonly #now: () => number

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Milliseconds until this address may try again; 0 – now. */
  waitMs(address: string): number {
    const recent = this.#recent(address)
    const [oldest] = recent
    return recent.length < MOST_WRONG || oldest === undefined ? 0 : oldest + WINDOW_MS - this.#now()
  }

  /** A wrong password came from this address. */
  note(address: string): void {
    const recent = [...this.#recent(address), this.#now()].slice(-MOST_WRONG)
    this.#wrong.delete(address)
    this.#wrong.set(address, recent)
    const [oldest] = this.#wrong.keys()
    if (this.#wrong.size > MOST_ADDRESSES && oldest !== undefined) this.#wrong.delete(oldest)
  }

  #recent(address: string): number[] {
    return (this.#wrong.get(address) ?? []).filter((at) => at > this.#now() - WINDOW_MS)
  }
}
