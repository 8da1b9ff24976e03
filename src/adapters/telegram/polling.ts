import { type Api, GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import type { Log } from '../../application/ports/log.ts'
import { Problem } from '../../application/problem.ts'

/** Kinds of updates that we read; Telegram sends no others. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

/** How long one question for updates stays open, in seconds: Telegram's own maximum is 50. */
const LONG_POLL_S = 30
/** Waits between tries while Telegram or the database is away. */
const WAITS_MS = [200, 500, 1_000, 3_000, 5_000]

interface PollingDeps {
  readonly api: Api
  /** Resolves when an update may be confirmed, within a moment however long its handling takes; throws on an outage. */
  readonly take: (update: unknown) => Promise<void>
  readonly log: Log
  readonly wait: (ms: number) => Promise<void>
}

/** What ends polling for good, with what to do about it. */
const fatal = (error: unknown): Problem | null => {
  if (!(error instanceof GrammyError)) return null
  if (error.error_code === 401)
    return new Problem('Telegram does not know this BOT_TOKEN: copy it anew from @BotFather.')
  if (error.error_code === 409) {
    return new Problem(
      'Another program takes the updates of this bot (409): stop it, or give this one a bot of its own.',
    )
  }
  return null
}

/**
 * Takes updates by long polling. An update is confirmed – by asking for the next one – only after it was committed:
 * neither grammY's own polling nor its runner keeps to that (promises.md 21). One whose commit fails comes again.
 */
export class Polling {
  readonly #deps: PollingDeps
  readonly #stopping = new AbortController()
  #done: Promise<void> = Promise.resolve()

  constructor(deps: PollingDeps) {
    this.#deps = deps
  }

  /** Starts; `onFatal` is told when it ends by a fault that a person must put right. */
  start(onFatal: (problem: Problem) => void): void {
    this.#done = this.#run().catch((error: unknown) => {
      if (this.#stopping.signal.aborted) return
      onFatal(
        error instanceof Problem ? error : new Problem('Polling broke off: see the log.', { cause: error }),
      )
    })
  }

  /** Takes no more updates; resolves when those at hand are committed. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#done
  }

  async #run(): Promise<void> {
    let offset = 0
    let failures = 0
    while (!this.#stopping.signal.aborted) {
      try {
        const updates = await this.#next(offset)
        offset = await this.#takeAll(updates, offset)
        failures = 0
      } catch (error) {
        if (this.#stopping.signal.aborted) return
        const problem = fatal(error)
        if (problem) throw problem
        this.#deps.log.warn('polling_failed', { fault: (error as Error).name, failures })
        await this.#deps.wait(WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] as number)
        failures += 1
      }
    }
    await this.#confirm(offset)
  }

  #next(offset: number): Promise<Update[]> {
    const request = { offset, timeout: LONG_POLL_S, allowed_updates: [...ALLOWED_UPDATES] }
    return this.#deps.api.getUpdates(request, this.#stopping.signal as never)
  }

  /** Handles a batch; the new offset ends before the first update that could not be committed. */
  async #takeAll(updates: readonly Update[], offset: number): Promise<number> {
    const results = await Promise.allSettled(updates.map((update) => this.#deps.take(update)))
    const failed = results.findIndex(({ status }) => status === 'rejected')
    const last = updates.at(failed === -1 ? -1 : failed - 1)
    if (failed === -1) return last ? last.update_id + 1 : offset
    const confirmed = failed === 0 ? offset : (last as Update).update_id + 1
    if (failed > 0) return confirmed
    throw (results[failed] as PromiseRejectedResult).reason
  }

  /** The last batch is confirmed before the end, so that it does not come again after a clean restart. */
  async #confirm(offset: number): Promise<void> {
    if (offset === 0) return
    try {
      await this.#deps.api.getUpdates({ offset, timeout: 0, limit: 1 })
    } catch (error) {
      this.#deps.log.warn('last_updates_not_confirmed', { fault: (error as Error).name })
    }
  }
}
