/** How fast bulk notices may go. */
export interface PaceLimits {
  /** Bulk messages a second over all chats, e.g. 25. */
  readonly perSecond: number
  /** Milliseconds between two messages to one chat, e.g. 1000. */
  readonly chatEveryMs: number
}

/** Milliseconds until a bulk message may go; it goes when both are 0. Whole numbers. */
export interface Delay {
  /** For all chats: the caller waits, or puts the whole batch off when it is long. */
  readonly common: number
  /** For this chat alone: the caller puts this row off and takes another. */
  readonly chat: number
}

/** A caller who comes late by less than this share of the interval does not lose its place in the grid. */
const LATE = 0.75

/**
 * The pace of bulk notices (promises.md 6): slots of an even grid for all chats together, a distance between messages to
 * one chat, and orders to wait (429). An order holds its own chat; once chats that differ are under order at the same
 * time everything is held until the newest of them ends: a client cannot tell a chat's limit from the global one, but a
 * global one shows in the newest order, and hours for one chat are no hours for all.
 *
 * Pure: every `now` is in milliseconds of a clock that never goes back (`performance.now()`). In any second, the end left
 * out, at most `perSecond + 1` start, if everybody asks first and notes the start in the same breath.
 *
 * @example
 * const pace = new Pace({ perSecond: 25, chatEveryMs: 1000 })
 * pace.delayFor('712345', now) // { common: 0, chat: 0 }
 * pace.noteSent('712345', now)
 * pace.delayFor('712345', now + 10) // { common: 30, chat: 990 }
 */
export class Pace {
  readonly #chatEveryMs: number
  readonly #intervalMs: number
  /** The last message to each chat, oldest first. Those that bind nobody any more are forgotten. */
  readonly #last = new Map<string, number>()
  /** Ends of the orders that run, by chat. */
  readonly #orders = new Map<string, number>()
  #nextSlot = Number.NEGATIVE_INFINITY
  #heldUntil = Number.NEGATIVE_INFINITY

  /** @throws RangeError when a limit is not a number above zero */
  constructor({ perSecond, chatEveryMs }: PaceLimits) {
    if (!(perSecond > 0 && chatEveryMs > 0)) throw new RangeError('both limits of the pace are above zero')
    this.#intervalMs = 1_000 / perSecond
    this.#chatEveryMs = chatEveryMs
  }

  /** How many chats are remembered: those of the last moment and those under order. */
  get remembered(): number {
    return new Set([...this.#last.keys(), ...this.#orders.keys()]).size
  }

  /** When the next bulk message may go to this chat. Changes nothing. */
  delayFor(chat: string, now: number): Delay {
    const last = this.#last.get(chat) ?? Number.NEGATIVE_INFINITY
    const order = this.#orders.get(chat) ?? Number.NEGATIVE_INFINITY
    return {
      common: until(Math.max(this.#nextSlot, this.#heldUntil), now),
      chat: until(Math.max(last + this.#chatEveryMs, order), now),
    }
  }

  /** A bulk message starts now: said before the request, so that others under way at once are counted. */
  noteSent(chat: string, now: number): void {
    const slot = Math.max(this.#nextSlot, now - this.#intervalMs * LATE)
    this.#nextSlot = slot + this.#intervalMs
    this.noteReply(chat, now)
  }

  /** A reply to this chat starts now: it counts for the chat, never for the grid, which leaves room for replies. */
  noteReply(chat: string, now: number): void {
    this.#last.delete(chat)
    this.#last.set(chat, now)
    for (const [old, at] of this.#last) {
      if (at + this.#chatEveryMs > now) break
      this.#last.delete(old)
    }
  }

  /** The messenger ordered to wait `afterMs` after a message to this chat. An order never shortens an older one. */
  noteSlowDown(chat: string, now: number, afterMs: number): void {
    for (const [other, end] of this.#orders) if (end <= now) this.#orders.delete(other)
    const older = this.#orders.get(chat) ?? Number.NEGATIVE_INFINITY
    this.#orders.set(chat, Math.max(older, now + afterMs))
    if (this.#orders.size > 1) this.#heldUntil = Math.max(this.#heldUntil, now + afterMs)
  }
}

const until = (moment: number, now: number): number => Math.max(0, Math.ceil(moment - now))
