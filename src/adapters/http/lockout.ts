/** So many wrong passwords in a row cost nothing. */
const FREE = 5
const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 15 * 60_000
/** Accounts remembered at most: beyond that the oldest is forgotten, memory stays bounded. */
const MOST_ACCOUNTS = 10_000

interface Standing {
  readonly wrong: number
  readonly until: number
}

/**
 * Wrong passwords by the account that they were meant for, wherever they came from: after five in a row nothing is compared
 * for a minute, after each further one for twice as long, at most a quarter of an hour. The right one begins anew.
 */
export class Lockout {
  readonly #accounts = new Map<string, Standing>()
  readonly #now: () => number

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Milliseconds until this account may be tried again; 0 – now. */
  waitMs(account: string): number {
    return Math.max(0, (this.#accounts.get(account)?.until ?? 0) - this.#now())
  }

  /** A wrong password came for this account. */
  note(account: string): void {
    const wrong = (this.#accounts.get(account)?.wrong ?? 0) + 1
    const wait = wrong < FREE ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - FREE))
    this.#accounts.delete(account)
    this.#accounts.set(account, { wrong, until: this.#now() + wait })
    const [oldest] = this.#accounts.keys()
    if (this.#accounts.size > MOST_ACCOUNTS && oldest !== undefined) this.#accounts.delete(oldest)
  }

  /** The right password came. */
  clear(account: string): void {
    this.#accounts.delete(account)
  }
}
