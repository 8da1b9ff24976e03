import { type Api, GrammyError } from 'grammy'
import type { Log } from '../../application/ports/log.ts'
import type { Outgoing } from '../../application/ports/messenger.ts'
import { ChatQueue, type Job, type ReplyCall, type Waiting } from './chat-queue.ts'
import { outcomeOf } from './outcome.ts'
import { callsInstead, callsOf, otherwiseOf } from './send.ts'

/** What becomes of a call that failed. */
type Failure =
  /** Will never be delivered: the person blocked us, the chat is gone. */
  | { readonly kind: 'give_up' }
  /** This very message is refused: said otherwise it may arrive. */
  | { readonly kind: 'refused' }
  /** The message that was to be changed is no more. */
  | { readonly kind: 'gone' }
  /** It reads so already. */
  | { readonly kind: 'done' }
  /** Worth another try after so many milliseconds. */
  | { readonly kind: 'again'; readonly afterMs: number }

/** Waits between tries when Telegram is away: seconds first, then a minute. */
const WAITS_MS = [300, 1_000, 3_000, 10_000, 30_000, 60_000]

/** A wrong token, a wrong address, two programs at once: nothing is wrong with the message (promises.md 21). */
const OUTAGES: ReadonlySet<number> = new Set([401, 404, 409])

const IS_GONE = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|no text in the message/i
const IS_AS_IT_WAS = /message is not modified/i

const failureOf = (error: unknown, tries: number): Failure => {
  const afterMs = WAITS_MS[Math.min(tries, WAITS_MS.length - 1)] as number
  if (!(error instanceof GrammyError)) return { kind: 'again', afterMs }
  const { error_code: code, parameters, description } = error
  if (code === 429) return { kind: 'again', afterMs: Math.max(1, parameters.retry_after ?? 1) * 1_000 }
  if (code >= 500 || OUTAGES.has(code)) return { kind: 'again', afterMs }
  if (IS_AS_IT_WAS.test(description)) return { kind: 'done' }
  if (IS_GONE.test(description)) return { kind: 'gone' }
  return { kind: outcomeOf(error, null).kind === 'refused' ? 'refused' : 'give_up' }
}

/**
 * What the replies of an update came to: all of them are out, something can never be delivered, or newer ones made them
 * needless.
 */
export type RepliesEnd = 'sent' | 'undeliverable' | 'superseded'

interface SenderDeps {
  readonly api: Api
  readonly log: Log
  /** Told of every reply that starts on its way. */
  readonly onReply?: (address: string) => void
  /** Told of every update of whose replies nothing is left to send. */
  readonly onSettled: (update: string, end: RepliesEnd) => void
  /** Waits without holding anything; a stop cuts it short. Tests pass a clock of their own. */
  readonly wait: (ms: number) => Promise<void>
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number
}

/** Whoever floods a chat is told so no more often. */
const NOTICE_EVERY_MS = 600_000
/** Chats whose floods are remembered at most: beyond that the oldest is forgotten. */
const MOST_FLOODS = 10_000

const callsFor = (api: Api, chat: number, reply: Outgoing): ReplyCall[] =>
  callsOf(api, chat, reply).map((run) => ({ reply, isOtherwise: false, run }))

/**
 * Sends committed replies: in order within a chat, danger first, chats beside each other. A failed call is tried again – an
 * order to wait (429) is obeyed for this chat only, others go on –, and what is most urgent by then goes next.
 */
export class ReplySender {
  readonly #deps: SenderDeps
  readonly #queues = new Map<number, ChatQueue>()
  readonly #pumps = new Map<number, Promise<void>>()
  /** When a chat was last flooded. */
  readonly #floods = new Map<number, number>()
  #isStopped = false

  constructor(deps: SenderDeps) {
    this.#deps = deps
  }

  /**
   * Puts replies behind those already under way to this chat.
   * @returns whether with them a flood began of which the person was not told lately: more waits than can be answered
   */
  enqueue(job: Job): boolean {
    const queue = this.#queues.get(job.chat) ?? new ChatQueue()
    this.#queues.set(job.chat, queue)
    const wasFlooded = queue.isFlooded
    for (const { update } of queue.add(job)) this.#settle(update, 'superseded')
    if (!this.#pumps.has(job.chat)) {
      const pump = Promise.resolve().then(() => this.#pump(job.chat, queue))
      this.#pumps.set(job.chat, pump)
      void pump.then(() => this.#pumps.delete(job.chat))
    }
    return queue.isFlooded && !wasFlooded && this.#isNewFlood(job.chat)
  }

  /** Resolves when everything under way is out, or the stop cut it short. */
  async drain(): Promise<void> {
    while (this.#pumps.size > 0) await Promise.all(this.#pumps.values())
  }

  /** No further tries: what is not out stays in the database for the next start. */
  stop(): void {
    this.#isStopped = true
  }

  #isNewFlood(chat: number): boolean {
    const now = (this.#deps.now ?? performance.now.bind(performance))()
    const last = this.#floods.get(chat)
    if (last !== undefined && now - last < NOTICE_EVERY_MS) return false
    this.#floods.delete(chat)
    this.#floods.set(chat, now)
    const [oldest] = this.#floods.keys()
    if (this.#floods.size > MOST_FLOODS && oldest !== undefined) this.#floods.delete(oldest)
    return true
  }

  async #pump(chat: number, queue: ChatQueue): Promise<void> {
    let tries = 0
    for (let waiting = queue.next(); waiting !== null; waiting = queue.next()) {
      const { api } = this.#deps
      const { job } = waiting
      waiting.calls ??= job.replies.flatMap((reply) => callsFor(api, job.chat, reply))
      const [call] = waiting.calls
      if (call === undefined) {
        queue.remove(waiting)
        this.#settle(job.update, waiting.isLost ? 'undeliverable' : 'sent')
        continue
      }
      if (this.#isStopped) break
      tries = (await this.#attempt(waiting, call, tries)) ? 0 : tries + 1
    }
    // A chat with nothing to say is not remembered.
    if (queue.next() === null) this.#queues.delete(chat)
  }

  /** Makes one call; false – it has to be tried again. */
  async #attempt(waiting: Waiting, call: ReplyCall, tries: number): Promise<boolean> {
    const { api, log, onReply, wait } = this.#deps
    const { update, chat } = waiting.job
    onReply?.(String(chat))
    try {
      await call.run()
      waiting.calls?.shift()
      return true
    } catch (error) {
      const failure = failureOf(error, tries)
      const code = error instanceof GrammyError ? error.error_code : 0
      const fields = { update: update ?? '', code, tries, gives_up: failure.kind !== 'again' }
      if (OUTAGES.has(code)) log.error('reply_failed', fields)
      else log.warn('reply_failed', fields)
      if (failure.kind === 'again') {
        await wait(failure.afterMs)
        return false
      }
      waiting.calls = after(api, waiting, call, failure)
      return true
    }
  }

  #settle(update: string | null, end: RepliesEnd): void {
    if (update !== null) this.#deps.onSettled(update, end)
  }
}

/** What is left to call when this call has failed for ever. */
const after = (api: Api, waiting: Waiting, call: ReplyCall, { kind }: Failure): ReplyCall[] => {
  const { job } = waiting
  const [, ...rest] = waiting.calls ?? []
  if (kind === 'done') return rest
  if (kind === 'give_up') {
    waiting.isLost = true
    return rest
  }
  if (call.isOtherwise) return rest
  // What is left of the same message would be half of it.
  const others = rest.filter(({ reply }) => reply !== call.reply)
  const isAlone = job.replies.every((reply) => reply.kind === 'edit')
  const instead =
    kind === 'gone'
      ? callsInstead(api, job.chat, call.reply, isAlone)
      : otherwiseOf(api, job.chat, call.reply)
  return [...instead.map((run) => ({ reply: call.reply, isOtherwise: true, run })), ...others]
}
