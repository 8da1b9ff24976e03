import { tooManyRequests } from './api-error.ts'

/** How much a bot may send; the numbers are Telegram's published ones. */
export interface RateLimits {
  /** Messages a second in all. */
  perSecond: number
  /** Messages a second to one chat. */
  perChatPerSecond: number
  /** How many messages to one chat may go out at once before the pace counts. */
  chatBurst: number
}

/** 30 messages a second in all and one a second to a chat, with room for a short burst. */
export const TELEGRAM_RATE_LIMITS: RateLimits = { perSecond: 30, perChatPerSecond: 1, chatBurst: 3 }

interface Bucket {
  tokens: number
  at: number
}

/** Counts messages as Telegram does and refuses those over the pace. */
export class RateLimiter {
  readonly #limits: RateLimits
  readonly #real: () => number
  readonly #chats = new Map<number, Bucket>()
  readonly #all: Bucket

  /** @param real milliseconds of real time: the pace is the network's, not the movable clock's */
  constructor(limits: RateLimits, real: () => number = () => performance.now()) {
    this.#limits = limits
    this.#real = real
    this.#all = { tokens: limits.perSecond, at: real() }
  }

  /** @throws ApiError 429 with `retry_after` when one more message would be too many */
  admit(chatId: number): void {
    const { perSecond, perChatPerSecond, chatBurst } = this.#limits
    const chat = this.#chats.get(chatId) ?? { tokens: chatBurst, at: this.#real() }
    this.#chats.set(chatId, chat)
    this.#refill(this.#all, perSecond, perSecond)
    this.#refill(chat, perChatPerSecond, chatBurst)
    if (this.#all.tokens < 1) throw tooManyRequests(1)
    if (chat.tokens < 1) throw tooManyRequests(Math.ceil((1 - chat.tokens) / perChatPerSecond))
    this.#all.tokens -= 1
    chat.tokens -= 1
  }

  #refill(bucket: Bucket, perSecond: number, most: number): void {
    const now = this.#real()
    bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
  }
}
