import type { Cancel, Timers } from '../timers.ts'
import type { WireUpdate } from '../world/wire.ts'
import type { WebhookSettings, World } from '../world/world.ts'
import { postUpdate } from './post-update.ts'
import { retryDelay } from './retry-schedule.ts'

/** A method call the bot put into the body of its answer. */
export type WebhookReply = (method: string, parameters: Record<string, unknown>) => void

interface Lane {
  key: string
  updates: WireUpdate[]
  failures: number
  cancelRetry: Cancel | undefined
}

/** What getWebhookInfo tells of the last failure. */
export interface WebhookFailure {
  last_error_date?: number
  last_error_message?: string
}

/**
 * Delivers updates to the webhook: messages in a queue per chat, presses in a queue per person, one at a time
 * in each, the next only after a 2xx. A failing update holds up its own queue and no other.
 */
export class WebhookSender {
  readonly #world: World
  readonly #timers: Timers
  readonly #random: () => number
  readonly #onReply: WebhookReply
  readonly #lanes = new Map<string, Lane>()
  #ready: Lane[] = []
  #active = 0
  #generation = 0
  #failure: WebhookFailure = {}

  constructor(world: World, timers: Timers, random: () => number, onReply: WebhookReply) {
    this.#world = world
    this.#timers = timers
    this.#random = random
    this.#onReply = onReply
    world.updates.onHandOver((update) => this.#enqueue(update))
  }

  /** Whether nothing waits for delivery. */
  get idle(): boolean {
    return this.#lanes.size === 0 && this.#active === 0
  }

  /** The last failure, in the fields of getWebhookInfo. */
  lastError(): WebhookFailure {
    return this.#failure
  }

  /** Forgets its queues and starts over with everything unconfirmed; called when the webhook changes. */
  restart(): void {
    this.stop()
    if (!this.#world.webhook.first()) return
    for (const { update } of this.#world.updates.pending()) this.#enqueue(update)
  }

  /** Ends all waiting and ignores what is still under way. */
  stop(): void {
    this.#generation += 1
    for (const lane of this.#lanes.values()) lane.cancelRetry?.()
    this.#lanes.clear()
    this.#ready = []
    this.#active = 0
    this.#failure = {}
  }

  /** Offers every waiting update again at once, without waiting for its turn. */
  retryNow(): void {
    for (const lane of this.#lanes.values()) {
      if (!lane.cancelRetry) continue
      lane.cancelRetry()
      this.#makeReady(lane)
    }
  }

  #enqueue(update: WireUpdate): void {
    if (!this.#world.webhook.first()) return
    const key = laneKey(update)
    const lane = this.#lanes.get(key)
    if (lane) lane.updates.push(update)
    else this.#open({ key, updates: [update], failures: 0, cancelRetry: undefined })
  }

  #open(lane: Lane): void {
    this.#lanes.set(lane.key, lane)
    this.#makeReady(lane)
  }

  #makeReady(lane: Lane): void {
    lane.cancelRetry = undefined
    this.#ready.push(lane)
    this.#pump()
  }

  #pump(): void {
    const settings = this.#world.webhook.first()
    while (settings && this.#active < settings.maxConnections) {
      const lane = this.#ready.shift()
      if (!lane) return
      void this.#deliver(lane, settings)
    }
  }

  async #deliver(lane: Lane, settings: WebhookSettings): Promise<void> {
    const generation = this.#generation
    const [update] = lane.updates
    if (!update) return
    this.#active += 1
    const outcome = await postUpdate(settings, update)
    if (generation !== this.#generation) return
    this.#active -= 1
    if (outcome.delivered) this.#delivered(lane, update)
    else this.#failed(lane, outcome.reason, outcome.retryAfter)
    if (outcome.delivered && outcome.reply) this.#onReply(outcome.reply.method, outcome.reply.parameters)
    this.#pump()
  }

  #delivered(lane: Lane, update: WireUpdate): void {
    lane.updates.shift()
    lane.failures = 0
    if (lane.updates.length > 0) this.#ready.push(lane)
    else this.#lanes.delete(lane.key)
    this.#world.updates.confirm(update.update_id)
  }

  #failed(lane: Lane, reason: string, retryAfter: number | undefined): void {
    lane.failures += 1
    this.#failure = { last_error_date: this.#world.date, last_error_message: reason }
    const delay = retryDelay(lane.failures, retryAfter, this.#random())
    lane.cancelRetry = this.#timers.after(delay, () => this.#makeReady(lane))
    this.#world.changes.tell({ kind: 'updates' })
  }
}

function laneKey(update: WireUpdate): string {
  if (update.callback_query) return `user:${update.callback_query.from.id}`
  const subject = update.message ?? update.edited_message ?? update.my_chat_member
  return `chat:${subject?.chat.id}`
}
