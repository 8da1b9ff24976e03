import type { ReplyKeyboard, StoredMessage } from '../world/messages.ts'

/**
 * The keyboard that stands at the bottom of a chat now: the last one brought, unless it was taken away or was
 * for one use and has been used.
 */
export function currentKeyboard(messages: StoredMessage[]): ReplyKeyboard | undefined {
  const index = messages.findLastIndex(({ keyboard }) => keyboard !== undefined)
  const keyboard = messages[index]?.keyboard
  if (!keyboard || keyboard.rows.length === 0) return undefined
  const used = keyboard.oneTime && messages.slice(index + 1).some((message) => isChoice(message, keyboard))
  return used ? undefined : keyboard
}

function isChoice({ fromBot, message }: StoredMessage, keyboard: ReplyKeyboard): boolean {
  if (fromBot) return false
  const shared = message.contact !== undefined || message.location !== undefined
  return shared || keyboard.rows.flat().some(({ text }) => text === message.text)
}
