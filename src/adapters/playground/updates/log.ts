import type { Changes } from '../changes.ts'
import type { Counters } from '../world/counters.ts'
import type { Table } from '../world/store.ts'
import type { WireUpdate, WireUpdateBody } from '../world/wire.ts'

/** Number of the very first update, as arbitrary as Telegram's own. */
const FIRST_UPDATE = 500_000

const NOT_BY_DEFAULT = ['chat_member', 'message_reaction', 'message_reaction_count']

/** An update that the bot has not confirmed. */
export interface PendingUpdate {
  update: WireUpdate
  /** When it was issued, milliseconds since 1970. */
  at: number
}

/** Told each update to be handed over: a new one or, with `again`, one that was handed over before. */
export type UpdateListener = (update: WireUpdate, again: boolean) => void

/** Everything that was ever issued to the bot, and what of it still waits to be confirmed. */
export class UpdateLog {
  readonly #pending: Table<PendingUpdate>
  readonly #allowed: Table<string[]>
  readonly #counters: Counters
  readonly #changes: Changes
  readonly #issued = new Map<number, WireUpdate>()
  readonly #listeners = new Set<UpdateListener>()

  constructor(
    tables: { pending: Table<PendingUpdate>; allowed: Table<string[]> },
    counters: Counters,
    changes: Changes,
  ) {
    this.#pending = tables.pending
    this.#allowed = tables.allowed
    this.#counters = counters
    this.#changes = changes
    for (const { update } of this.#pending.values()) this.#issued.set(update.update_id, update)
  }

  /**
   * Issues an update.
   *
   * @returns its number, or `undefined` when the bot did not ask for updates of this kind
   */
  issue(body: WireUpdateBody, at: number): number | undefined {
    const kind = Object.keys(body)[0] ?? ''
    if (!this.#wants(kind)) return undefined
    const update: WireUpdate = { update_id: this.#counters.next('update', FIRST_UPDATE), ...body }
    this.#pending.set(update.update_id, { update, at })
    this.#issued.set(update.update_id, update)
    this.#hand(update, false)
    return update.update_id
  }

  /**
   * Hands an update over once more, although it may be confirmed long since.
   * @throws RangeError when no such update was issued
   */
  again(updateId: number): void {
    const update = this.#issued.get(updateId)
    if (!update) throw new RangeError(`no update ${updateId} was issued`)
    this.#hand(update, true)
  }

  /** Updates not confirmed yet, in order. */
  pending(): PendingUpdate[] {
    return this.#pending.values()
  }

  get pendingCount(): number {
    return this.#pending.size
  }

  /** Everything issued since the process began, and what was pending then. */
  all(): WireUpdate[] {
    return [...this.#issued.values()]
  }

  confirm(updateId: number): void {
    this.#pending.delete(updateId)
    this.#changes.tell({ kind: 'updates' })
  }

  /** Confirms every update with a number below `offset`. */
  confirmBelow(offset: number): void {
    for (const { update } of this.#pending.values()) {
      if (update.update_id >= offset) break
      this.#pending.delete(update.update_id)
    }
    this.#changes.tell({ kind: 'updates' })
  }

  dropPending(): void {
    this.confirmBelow(Number.POSITIVE_INFINITY)
  }

  /** Kinds the bot asked for; an empty list means all but three rare ones. */
  get allowed(): string[] {
    return this.#allowed.get('kinds') ?? []
  }

  set allowed(kinds: readonly string[]) {
    this.#allowed.set('kinds', [...kinds])
  }

  onHandOver(listener: UpdateListener): void {
    this.#listeners.add(listener)
  }

  #wants(kind: string): boolean {
    return this.allowed.length === 0 ? !NOT_BY_DEFAULT.includes(kind) : this.allowed.includes(kind)
  }

  #hand(update: WireUpdate, again: boolean): void {
    for (const listener of this.#listeners) listener(update, again)
    this.#changes.tell({ kind: 'updates' })
  }
}
