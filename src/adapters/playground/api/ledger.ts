import type { Changes } from '../changes.ts'

/** One call of the bot, as it was answered. */
export interface LedgerEntry {
  /** Number of the call, from 1. */
  n: number
  /** When it came, by the playground's clock, milliseconds since 1970. */
  at: number
  method: string
  /** Its parameters; each file as `{ name, size }`. */
  payload: Record<string, unknown>
  /** The chat it was about, when it was about one. */
  chatId?: number
  ok: boolean
  errorCode?: number
  description?: string
  /** Whether it changed the world: a message that went out but whose answer was cut has an effect. */
  effect: boolean
  /** Name of the fault that was put in its way. */
  fault?: string
}

/** Entries kept in memory; the oldest tenth leaves when there are more. */
const MOST_ENTRIES = 500_000

/** Every call of the bot in order: the judge of what really happened. */
export class Ledger {
  readonly #entries: LedgerEntry[] = []
  readonly #changes: Changes
  #count = 0

  constructor(changes: Changes) {
    this.#changes = changes
  }

  /** All calls, oldest first. */
  get entries(): readonly LedgerEntry[] {
    return this.#entries
  }

  /**
   * Calls that were refused for what was in them or for their chat. Calls that failed only because of an
   * injected fault are not here.
   */
  get refused(): LedgerEntry[] {
    return this.#entries.filter((entry) => !entry.ok && entry.fault === undefined)
  }

  /** Calls of one method, e.g. `ledger.of('sendMessage')`. */
  of(method: string): LedgerEntry[] {
    return this.#entries.filter((entry) => entry.method === method)
  }

  /** Writes one call down and gives it its number. */
  write(entry: Omit<LedgerEntry, 'n'>): LedgerEntry {
    this.#count += 1
    const numbered = { n: this.#count, ...entry }
    this.#entries.push(numbered)
    if (this.#entries.length > MOST_ENTRIES) this.#entries.splice(0, MOST_ENTRIES / 10)
    this.#changes.tell({ kind: 'call', n: numbered.n })
    return numbered
  }

  /** Forgets everything written so far; numbering goes on. */
  clear(): void {
    this.#entries.length = 0
  }
}
