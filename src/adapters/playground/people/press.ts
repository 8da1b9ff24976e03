import type { StoredMessage } from '../world/messages.ts'
import { type PersonState, userOf } from '../world/people.ts'
import type { WireInlineButton, WireMessage } from '../world/wire.ts'
import type { World } from '../world/world.ts'

/** A press under way: the identifier the bot answers to, and the number of its update. */
export interface Pressed {
  callbackId: string
  updateId: number | undefined
}

/** A button and the message it hangs on. */
export interface FoundButton {
  stored: StoredMessage
  button: WireInlineButton
}

/**
 * Looks for an inline button from the newest message up.
 *
 * @param wanted its text, or its data
 * @param messageId only on this message
 */
export function findButton(
  messages: StoredMessage[],
  wanted: string,
  messageId: number | undefined,
): FoundButton | undefined {
  for (const stored of messages.toReversed()) {
    if (messageId !== undefined && stored.message.message_id !== messageId) continue
    const buttons = (stored.message.reply_markup?.inline_keyboard ?? []).flat()
    const button = buttons.find(({ text, callback_data }) => text === wanted || callback_data === wanted)
    if (button) return { stored, button }
  }
  return undefined
}

/** Tells the bot of a press; nothing is checked, so that tests can forge one. */
export function sendPress(world: World, person: PersonState, message: WireMessage, data: string): Pressed {
  const at = world.clock.now()
  const callbackId = String(world.counters.next('callback', 100_000))
  world.callbacks.open({ id: callbackId, personId: person.id, at })
  const chat_instance = String(message.chat.id)
  const callback_query = { id: callbackId, from: userOf(person), message, chat_instance, data }
  return { callbackId, updateId: world.updates.issue({ callback_query }, at) }
}
