import { ApiError } from '../api/api-error.ts'
import type { Cancel, Timers } from '../timers.ts'
import type { WireUpdate } from '../world/wire.ts'
import type { World } from '../world/world.ts'

/** One getUpdates call. */
export interface PollRequest {
  offset: number
  limit: number
  timeoutMs: number
  /** Ends when the bot drops the connection. */
  gone: AbortSignal
}

interface Waiting {
  request: PollRequest
  resolve(updates: WireUpdate[]): void
  reject(cause: ApiError): void
  cancelTimeout: Cancel
}

const TERMINATED =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'
const TERMINATED_BY_WEBHOOK = 'Conflict: terminated by setWebhook request'
const RETENTION_MS = 24 * 3_600_000

/**
 * Hands updates to getUpdates: a call waits for something to come, a call with a higher offset confirms what
 * came before, and only one call may wait: a newer one ends it.
 */
export class UpdatePoller {
  readonly #world: World
  readonly #timers: Timers
  #waiting: Waiting | undefined
  #again: WireUpdate[] = []
  #againHandedOut = false

  constructor(world: World, timers: Timers) {
    this.#world = world
    this.#timers = timers
    world.updates.onHandOver((update, again) => this.#arrived(update, again))
  }

  /** Whether nothing repeated waits for the bot. */
  get idle(): boolean {
    return this.#again.length === 0 && !this.#againHandedOut
  }

  /** Whether a bot is waiting for updates right now. */
  get hasListener(): boolean {
    return this.#waiting !== undefined
  }

  /**
   * @returns at most `limit` updates, at once when there are any, empty when none came in time
   * @throws ApiError 409 when another call takes over
   */
  async poll(request: PollRequest): Promise<WireUpdate[]> {
    this.#end(new ApiError(409, TERMINATED))
    this.#againHandedOut = false
    this.#dropOld()
    this.#confirm(request.offset)
    const ready = this.#ready(request)
    if (ready.length > 0 || request.timeoutMs === 0 || request.gone.aborted) return ready
    return await this.#wait(request)
  }

  /** Ends a waiting call because updates go to a webhook from now on. */
  endForWebhook(): void {
    this.#end(new ApiError(409, TERMINATED_BY_WEBHOOK))
  }

  #wait(request: PollRequest): Promise<WireUpdate[]> {
    return new Promise((resolve, reject) => {
      const cancelTimeout = this.#timers.after(request.timeoutMs, () => this.#answer([]))
      const waiting = { request, resolve, reject, cancelTimeout }
      this.#waiting = waiting
      request.gone.addEventListener('abort', () => {
        if (this.#waiting === waiting) this.#answer([])
      })
      this.#world.changes.tell({ kind: 'updates' })
    })
  }

  #arrived(update: WireUpdate, again: boolean): void {
    if (this.#world.webhook.first()) return
    if (again) this.#again.push(update)
    if (this.#waiting) this.#answer(this.#ready(this.#waiting.request))
  }

  #answer(updates: WireUpdate[]): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.cancelTimeout()
    waiting?.resolve(updates)
  }

  #end(cause: ApiError): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.cancelTimeout()
    waiting?.reject(cause)
  }

  #ready({ offset, limit }: PollRequest): WireUpdate[] {
    if (this.#again.length > 0) {
      this.#againHandedOut = true
      return this.#again.splice(0, limit)
    }
    const pending = this.#world.updates.pending().map(({ update }) => update)
    return pending.filter(({ update_id }) => update_id >= offset).slice(0, limit)
  }

  #confirm(offset: number): void {
    const { updates } = this.#world
    if (offset > 0) updates.confirmBelow(offset)
    if (offset >= 0) return
    const kept = updates.pending().at(offset)
    if (kept) updates.confirmBelow(kept.update.update_id)
  }

  #dropOld(): void {
    const { updates, clock } = this.#world
    const oldest = clock.now() - RETENTION_MS
    for (const { update, at } of updates.pending()) if (at < oldest) updates.confirm(update.update_id)
  }
}
