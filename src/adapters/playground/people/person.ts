import { splitByCodePoints } from '../text/code-points.ts'
import type { PersonState } from '../world/people.ts'
import type { WireKeyboardButton, WireMessage } from '../world/wire.ts'
import type { World } from '../world/world.ts'
import { type Attachment, contentsOf } from './attachment.ts'
import { passedOn, post, type SayOptions, type Sent, spoken } from './incoming.ts'
import { setBlocked } from './membership.ts'
import { findButton, type Pressed, sendPress } from './press.ts'
import { currentKeyboard } from './reply-keyboard.ts'
import type { Toast, Toasts } from './toasts.ts'
import { type VisibleMessage, visible } from './visible.ts'
import { type WaitOptions, type Wanted, waitForMessage } from './wait.ts'

const MOST_TEXT = 4096

/**
 * A person of the messenger, as somebody who holds their telephone. Everything here happens at once; what the
 * bot makes of it comes later: {@link Person.waitFor}.
 */
export class Person {
  readonly id: number
  readonly key: string
  readonly #world: World
  readonly #toasts: Toasts
  #actedAt = 0

  constructor(state: PersonState, world: World, toasts: Toasts) {
    this.id = state.id
    this.key = state.key
    this.#world = world
    this.#toasts = toasts
  }

  /** What the world knows of them now. */
  get state(): PersonState {
    const state = this.#world.people.byId(this.id)
    if (!state) throw new RangeError(`${this.key} is gone`)
    return state
  }

  /**
   * Writes a text; one longer than 4096 characters goes as several messages, as clients do it.
   *
   * @returns the last message it became
   * @throws Error when the person has blocked the bot or left the messenger
   */
  say(text: string, options: SayOptions = {}): Sent {
    const parts = splitByCodePoints(text, MOST_TEXT)
    const sent = parts.map((part) =>
      this.#post(() =>
        post(this.#world, this.state, passedOn(this.#world, spoken(part), options.from), options),
      ),
    )
    return last(sent)
  }

  /** Opens the bot, by a link with `payload` when given: `/start <payload>`. */
  start(payload?: string): Sent {
    return this.say(payload === undefined ? '/start' : `/start ${payload}`)
  }

  /**
   * Sends a photo, a voice message, a contact…
   *
   * @returns the last message it became
   */
  send(attachment: Attachment, options: SayOptions = {}): Sent {
    const contents = this.#post(() => contentsOf(this.#world, this.state, attachment))
    return last(contents.map((content) => this.#post(() => post(this.#world, this.state, content, options))))
  }

  /**
   * Presses a button that is on the screen: an inline button by its text or data, newest message first, or a
   * button of the keyboard at the bottom by its text.
   *
   * @param messageId presses on this message only
   * @throws Error naming the buttons there are when this one is not among them, or is disabled, or is a link
   */
  press(button: string, { messageId }: { messageId?: number } = {}): Pressed | Sent {
    const found = findButton(this.#world.messages.inChat(this.id), button, messageId)
    const own = this.keyboard().flat()
    const onKeyboard = messageId === undefined && own.find(({ text }) => text === button)
    if (!found && onKeyboard) return this.#pressKeyboard(onKeyboard)
    if (!found)
      throw new Error(`${this.key} sees no button ${JSON.stringify(button)}; there are ${this.#buttons()}`)
    const data = found.button.callback_data
    if (data === undefined) throw new Error(`the button ${JSON.stringify(button)} sends nothing`)
    return this.#post(() => sendPress(this.#world, this.state, found.stored.message, data))
  }

  /**
   * Forges a press: any data, on any message of the chat (the last of the bot when not given), also on one
   * whose buttons are gone.
   */
  pressRaw({ data, messageId }: { data: string; messageId?: number }): Pressed {
    const id = messageId ?? this.lastBotMessage()?.id ?? 0
    const stored = this.#world.messages.get(this.id, id)
    const chat = { id: this.id, type: 'private' as const, first_name: this.state.firstName }
    const message: WireMessage = stored?.message ?? { message_id: id, date: 0, chat, from: this.#world.bot }
    return this.#post(() => sendPress(this.#world, this.state, message, data))
  }

  /**
   * Changes the text of an own message.
   *
   * @throws RangeError when there is no such message of theirs
   */
  edit(messageId: number, text: string): Sent {
    const stored = this.#world.messages.get(this.id, messageId)
    if (!stored || stored.fromBot) throw new RangeError(`${this.key} has not sent a message ${messageId}`)
    return this.#post(() => {
      const edited_message = { ...stored.message, ...spoken(text), edit_date: this.#world.date }
      this.#world.messages.save({ ...stored, message: edited_message })
      return { messageId, updateId: this.#world.updates.issue({ edited_message }, this.#world.clock.now()) }
    })
  }

  /** Blocks the bot; returns the number of the update that tells it, or `undefined` when it was blocked. */
  block(): number | undefined {
    return setBlocked(this.#world, this.state, true)
  }

  unblock(): number | undefined {
    return setBlocked(this.#world, this.state, false)
  }

  /** Deletes the account; the bot is not told and learns it by writing. */
  deactivate(): void {
    this.#world.people.save({ ...this.state, deactivated: true })
    this.#world.commit()
  }

  /** What is on the screen of the private chat, or of a group, oldest first. */
  screen(chat: number = this.id): VisibleMessage[] {
    return this.#world.messages.inChat(chat).map((stored) => visible(stored, this.#world.files))
  }

  /** The newest message of the bot, or `undefined`. */
  lastBotMessage(): VisibleMessage | undefined {
    const stored = this.#world.messages.inChat(this.id).findLast(({ fromBot }) => fromBot)
    return stored && visible(stored, this.#world.files)
  }

  /** Rows of the keyboard at the bottom of the screen; empty when there is none. */
  keyboard(): WireKeyboardButton[][] {
    return currentKeyboard(this.#world.messages.inChat(this.id))?.rows ?? []
  }

  /** Answers to their presses, oldest first, those without text too. */
  toasts(): readonly Toast[] {
    return this.#toasts.of(this.id)
  }

  /**
   * Waits for a message of the bot: one that contains the text, or for which the function says yes. Counts only
   * what came or changed since the person last did something, unless `since` is `ever`.
   *
   * @throws Error with the end of the screen when none came in time
   * @example
   * anna.say('hello')
   * const answer = await anna.waitFor('good day')
   */
  waitFor(wanted: Wanted, { timeoutMs, since = 'action' }: WaitOptions = {}): Promise<VisibleMessage> {
    const after = since === 'ever' ? -1 : this.#actedAt
    return waitForMessage(this.#world, { chatId: this.id, wanted, after }, timeoutMs)
  }

  #pressKeyboard(button: WireKeyboardButton): Sent {
    if (button.request_contact) return this.send({ contact: 'own' })
    return button.request_location ? this.send({ location: true }) : this.say(button.text)
  }

  #post<Result>(act: () => Result): Result {
    const { blocked, deactivated } = this.state
    if (deactivated) throw new Error(`${this.key} has left the messenger`)
    if (blocked) throw new Error(`${this.key} has blocked the bot`)
    this.#actedAt = this.#world.messages.revision
    const result = act()
    this.#world.commit()
    return result
  }

  #buttons(): string {
    const inline = this.screen().flatMap(({ buttons }) => buttons.flat())
    return JSON.stringify([...inline, ...this.keyboard().flat()].map(({ text }) => text))
  }
}

function last<Item>(items: Item[]): Item {
  const item = items.at(-1)
  if (item === undefined) throw new RangeError('nothing was sent')
  return item
}
