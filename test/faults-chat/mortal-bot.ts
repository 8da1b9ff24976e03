import { GrammyError } from 'grammy'
import type { ComposedBot } from '../../src/compose.ts'

/** When a process dies at a call of a port: before anything came of it, or after it had its effect. */
export type Moment = 'before' | 'after'

interface Hanging {
  readonly reject: (error: Error) => void
}

const dead = (): GrammyError =>
  new GrammyError('dead', { ok: false, error_code: 403, description: 'dead' }, 'none', {})

/**
 * A bot that dies at the k-th call of its ports (database, messenger), as by `kill -9`: what had effect by then stays,
 * nothing further ever has one. Everything between the calls is the real bot.
 */
export class MortalBot {
  readonly bot: ComposedBot
  /** Resolves when it has died. */
  readonly died: Promise<void>
  /** Calls of its ports so far. */
  calls = 0
  #isDead = false
  #isBuried = false
  #stopping: Promise<void> | null = null
  #tellDeath: () => void = () => undefined
  readonly #dieAt: number
  readonly #moment: Moment
  readonly #hanging: Hanging[] = []

  /** @param dieAt number of the call that it dies at, from 1; infinity never dies */
  constructor(bot: ComposedBot, dieAt: number, moment: Moment) {
    this.bot = bot
    this.#dieAt = dieAt
    this.#moment = moment
    this.died = new Promise((resolve) => {
      this.#tellDeath = resolve
    })
    const query = bot.pool.query.bind(bot.pool) as (...given: unknown[]) => Promise<unknown>
    const guarded = (...given: unknown[]) => this.#pass(() => query(...given))
    Object.assign(bot.pool, { query: guarded })
    bot.telegram.api.config.use((call, method, payload, signal) =>
      method === 'getUpdates'
        ? this.#passUncounted(() => call(method, payload, signal))
        : this.#pass(() => call(method, payload, signal)),
    )
  }

  get isDead(): boolean {
    return this.#isDead
  }

  /** Lets the dead process's connections go, as the system does; nothing of it reaches anybody any more. */
  async bury(): Promise<void> {
    this.#isDead = true
    this.#isBuried = true
    this.bot.telegram.sender.stop()
    for (const { reject } of this.#hanging.splice(0)) reject(dead())
    await this.stop()
  }

  /** A clean stop; resolves when it is done, also for who asks twice. Hangs when it dies on the way. */
  stop(): Promise<void> {
    this.#stopping ??= this.bot.stop()
    return this.#stopping
  }

  async #pass<T>(call: () => Promise<T>): Promise<T> {
    if (this.#isDead) return this.#hang()
    this.calls += 1
    if (this.calls !== this.#dieAt) return this.#passUncounted(call)
    this.#isDead = true
    if (this.#moment === 'after') await call()
    this.#tellDeath()
    return this.#hang()
  }

  async #passUncounted<T>(call: () => Promise<T>): Promise<T> {
    if (this.#isDead) return this.#hang()
    const result = await call()
    return this.#isDead ? this.#hang() : result
  }

  #hang(): Promise<never> {
    if (this.#isBuried) return Promise.reject(dead())
    return new Promise((_, reject) => {
      this.#hanging.push({ reject })
    })
  }
}
