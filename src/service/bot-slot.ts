import type { Problem } from '../application/problem.ts'
import type { BotParts } from '../compose/parts.ts'
import { type ComposedBot, composeBot } from '../compose.ts'

/** What has to be there before the first update is taken. */
export type Prepare = (bot: ComposedBot) => Promise<void>

/** The bot behind a door that can be closed and opened again: the playground's restart button. */
export class BotSlot {
  #bot: ComposedBot | null = null
  readonly #parts: BotParts
  readonly #onFatal: (problem: Problem) => void
  readonly #prepare: Prepare

  constructor(parts: BotParts, onFatal: (problem: Problem) => void, prepare: Prepare) {
    this.#parts = parts
    this.#onFatal = onFatal
    this.#prepare = prepare
  }

  get bot(): ComposedBot | null {
    return this.#bot
  }

  async start(polls: boolean): Promise<ComposedBot> {
    const bot = await composeBot(this.#parts)
    this.#bot = bot
    await this.#prepare(bot)
    await bot.telegram.introduce()
    if (polls) bot.poll(this.#onFatal)
    bot.reminders.start()
    return bot
  }

  async stop(): Promise<void> {
    const bot = this.#bot
    this.#bot = null
    await bot?.stop()
  }
}
