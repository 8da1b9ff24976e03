import { type Api, GrammyError } from 'grammy'
import type { Log } from '../../application/ports/log.ts'
import type { Outgoing } from '../../application/ports/messenger.ts'
import { outcomeOf } from './outcome.ts'
import { callsOf, otherwiseOf } from './send.ts'

/** What becomes of a call that failed. */
type Failure =
  /** Will never be delivered: the person blocked us, the chat is gone, the message cannot be edited any more. */
  | { kind: 'give_up' }
  /** Worth another try after so many milliseconds. */
  | { kind: 'again'; afterMs: number }

/** Waits between tries when Telegram is away: seconds first, then a minute. */
const WAITS_MS = [300, 1_000, 3_000, 10_000, 30_000, 60_000]

const failureOf = (error: unknown, tries: number): Failure => {
  const afterMs = WAITS_MS[Math.min(tries, WAITS_MS.length - 1)] as number
  if (!(error instanceof GrammyError)) return { kind: 'again', afterMs }
  if (error.error_code === 429) return { kind: 'again', afterMs: (error.parameters.retry_after ?? 1) * 1_000 }
  return error.error_code >= 500 ? { kind: 'again', afterMs } : { kind: 'give_up' }
}

/** What a call came to: it had its effect, or nobody can be reached any more; this very message is refused; a stop. */
type End = 'sent' | 'refused' | 'stopped'

/** Whether it is the message that is at fault, not the chat: said otherwise it may arrive. */
const isRefused = (error: unknown): boolean => outcomeOf(error, null).kind === 'refused'

interface Job {
  readonly update: string
  readonly chat: number
  readonly replies: readonly Outgoing[]
}

interface SenderDeps {
  readonly api: Api
  readonly log: Log
  /** Told of every reply that starts on its way. */
  readonly onReply?: (address: string) => void
  /** Told of every update whose replies are out or can never be. */
  readonly onSent: (update: string) => void
  /** Waits without holding anything; a stop cuts it short. Tests pass a clock of their own. */
  readonly wait: (ms: number) => Promise<void>
}

/**
 * Sends committed replies: in order within a chat, chats beside each other. A failed call is tried again – an order to
 * wait (429) is obeyed for this chat only, others go on.
 */
export class ReplySender {
  readonly #deps: SenderDeps
  readonly #chats = new Map<number, Promise<void>>()
  #isStopped = false

  constructor(deps: SenderDeps) {
    this.#deps = deps
  }

  /** Puts replies behind those already under way to this chat. */
  enqueue(job: Job): void {
    const before = this.#chats.get(job.chat) ?? Promise.resolve()
    const after = before.then(() => this.#deliver(job))
    this.#chats.set(job.chat, after)
    void after.then(() => this.#chats.get(job.chat) === after && this.#chats.delete(job.chat))
  }

  /** Resolves when everything under way is out, or the stop cut it short. */
  async drain(): Promise<void> {
    await Promise.all(this.#chats.values())
  }

  /** No further tries: what is not out stays in the database for the next start. */
  stop(): void {
    this.#isStopped = true
  }

  async #deliver({ update, chat, replies }: Job): Promise<void> {
    const { api } = this.#deps
    for (const reply of replies) {
      for (const call of callsOf(api, chat, reply)) {
        const end = await this.#insist(call, update, chat)
        if (end === 'stopped') return
        if (end === 'refused' && !(await this.#sayOtherwise({ update, chat, replies: [reply] }))) return
      }
    }
    this.#deps.onSent(update)
  }

  /** A message that is refused for ever is said in plainer words, once; false when a stop came first. */
  async #sayOtherwise({ update, chat, replies }: Job): Promise<boolean> {
    for (const call of replies.flatMap((reply) => otherwiseOf(this.#deps.api, chat, reply)))
      if ((await this.#insist(call, update, chat)) === 'stopped') return false
    return true
  }

  /** Makes one call until it succeeds or never can. */
  async #insist(call: () => Promise<unknown>, update: string, chat: number): Promise<End> {
    this.#deps.onReply?.(String(chat))
    for (let tries = 0; !this.#isStopped; tries += 1) {
      try {
        await call()
        return 'sent'
      } catch (error) {
        const failure = failureOf(error, tries)
        const code = error instanceof GrammyError ? error.error_code : 0
        this.#deps.log.warn('reply_failed', { update, code, tries, gives_up: failure.kind === 'give_up' })
        if (failure.kind === 'give_up') return isRefused(error) ? 'refused' : 'sent'
        await this.#deps.wait(failure.afterMs)
      }
    }
    return 'stopped'
  }
}
