import { type Api, GrammyError } from 'grammy'
import type { Log } from '../../application/ports/log.ts'
import type { Incoming, Messenger, Outgoing, Worth } from '../../application/ports/messenger.ts'
import { LANGUAGES, type Language } from '../../application/ports/texts.ts'
import type { HandleUpdate } from '../../application/update/handle-update.ts'
import { cutText } from '../../domain/text/cut-text.ts'
import { type Meaning, UpdateReader } from './incoming.ts'
import { GroupLeaver } from './leave-groups.ts'
import { TELEGRAM_LIMITS } from './limits.ts'
import { type RepliesEnd, ReplySender } from './reply-sender.ts'

/** Code points of what is shown over a pressed button (Bot API, answerCallbackQuery). */
const MOST_TOAST = 200

/** What the bot tells Telegram about itself, and the farewell to groups. */
export interface BotTexts {
  commands(language: Language): readonly { command: string; description: string }[]
  about(language: Language): { name: string; description: string; short: string }
  group(language: Language): string
}

export interface TelegramDeps {
  readonly api: Api
  readonly handle: HandleUpdate
  readonly texts: BotTexts
  readonly log: Log
  readonly onSettled: (update: string, end: RepliesEnd) => void
  /** What is said, once, to whoever writes faster than they can be answered. */
  readonly calm?: (incoming: Incoming) => Promise<readonly Outgoing[]>
  /** Told of every reply that starts on its way: bulk notices keep their distance. */
  readonly onReply?: (address: string) => void
  /** Counts what was let be, by name: `updates_ignored`, `updates_silent`. */
  readonly count?: (name: string) => void
  readonly wait: (ms: number) => Promise<void>
}

/** Telegram on one side, the use case on the other. Takes updates from polling or webhook alike. */
export class TelegramBot implements Messenger {
  readonly limits = TELEGRAM_LIMITS
  readonly api: Api
  readonly sender: ReplySender
  readonly #deps: TelegramDeps
  readonly #reader = new UpdateReader()
  readonly #groups: GroupLeaver
  #admit: ((incoming: Incoming) => Promise<void>) | null = null

  constructor(deps: TelegramDeps) {
    this.#deps = deps
    this.api = deps.api
    const { log, onSettled, onReply, wait, texts } = deps
    this.sender = new ReplySender({ api: this.api, log, onSettled, wait, ...(onReply ? { onReply } : {}) })
    const farewell = ({ language }: { language: Language }): string => texts.group(language)
    this.#groups = new GroupLeaver({ api: this.api, log, farewell })
  }

  /** From now on `admit` sees an update through until it may be confirmed; else it is handled at once. */
  admitThrough(admit: (incoming: Incoming) => Promise<void>): void {
    this.#admit = admit
  }

  /**
   * Takes one update; resolves when it may be confirmed, throws on an outage. The update is read here, not by grammY's
   * middleware: that makes an Api and a Context for every update, and we need neither.
   * @param update whatever the messenger sent: what has no shape is counted and let be
   */
  async take(update: unknown): Promise<void> {
    const meaning = this.#read(update)
    switch (meaning.kind) {
      case 'shapeless':
        this.#deps.log.warn('update_without_shape')
        return this.#deps.count?.('updates_ignored')
      case 'silence':
        return this.#deps.count?.('updates_silent')
      case 'group':
        return this.#groups.leave(meaning.group)
      case 'incoming':
        return this.#admit ? this.#admit(meaning.incoming) : this.perform(meaning.incoming)
    }
  }

  /** Sends replies that an earlier process committed and left behind. */
  resume(update: string, address: string, replies: readonly Outgoing[], worth: Worth = 'passing'): void {
    this.sender.enqueue({ update, chat: Number(address), replies, worth })
  }

  /** Commands, menu and descriptions in every language; refused ones are reported, not fatal. */
  async introduce(): Promise<void> {
    const { texts, log } = this.#deps
    const { api } = this
    for (const language of LANGUAGES) {
      const code = language === 'ru' ? {} : { language_code: language }
      const { name, description, short } = texts.about(language)
      try {
        await api.setMyCommands(
          texts.commands(language),
          language === 'ru' ? {} : { language_code: language },
        )
        await api.setMyName(name, code)
        await api.setMyDescription(description, code)
        await api.setMyShortDescription(short, code)
      } catch (error) {
        log.warn('introduction_refused', {
          language,
          code: error instanceof GrammyError ? error.error_code : 0,
        })
      }
    }
    await api
      .setChatMenuButton({ menu_button: { type: 'commands' } })
      .catch((error: Error) => log.warn('menu_refused', { fault: error.name }))
  }

  /** Reads an update; one that the reader fails on is let be like one without a shape, or it would come for ever. */
  #read(update: unknown): Meaning {
    try {
      return this.#reader.read(update)
    } catch (error) {
      this.#deps.log.error('update_not_read', { fault: (error as Error).name })
      return { kind: 'shapeless' }
    }
  }

  /** Handles an update to its commit and sets its replies on their way. Outages throw. */
  async perform(incoming: Incoming): Promise<void> {
    const { toast, replies, worth, isNew } = await this.#deps.handle(incoming)
    const { body } = incoming
    if (body.type === 'press') this.#answerPress(body.press, isNew ? toast : null)
    if (isNew) this.#send(incoming, replies, worth)
  }

  /** Sets replies on their way that were committed for an update which could not be handled. */
  deliver(incoming: Incoming, replies: readonly Outgoing[], worth?: Worth): void {
    const { body } = incoming
    if (body.type === 'press') this.#answerPress(body.press, null)
    this.#send(incoming, replies, worth)
  }

  /** Resolves when all replies on their way are out. */
  drain(): Promise<void> {
    return this.sender.drain()
  }

  /** No further tries. */
  stop(): void {
    this.sender.stop()
  }

  #send(incoming: Incoming, replies: readonly Outgoing[], worth: Worth = 'passing'): void {
    const { update, sender } = incoming
    if (replies.length === 0) return
    if (this.sender.enqueue({ update, chat: Number(sender.address), replies, worth }))
      void this.#calm(incoming)
  }

  /** A kind word in a flood; without it, too, everything is heard. */
  async #calm(incoming: Incoming): Promise<void> {
    const { calm, log, count } = this.#deps
    count?.('floods')
    try {
      const replies = (await calm?.(incoming)) ?? []
      const chat = Number(incoming.sender.address)
      if (replies.length > 0) this.sender.enqueue({ update: null, chat, replies, worth: 'record' })
    } catch (error) {
      log.warn('flood_not_told', { fault: (error as Error).name })
    }
  }

  /** Stops the button's spinner. Not waited for; Telegram refuses presses that it holds for old, which harms nobody. */
  #answerPress(press: string, toast: string | null): void {
    const answer = toast === null ? {} : { text: cutText(toast, MOST_TOAST, 'points') }
    this.api.answerCallbackQuery(press, answer).catch((error: Error) => {
      this.#deps.log.debug('press_not_answered', { fault: error.name })
    })
  }
}
