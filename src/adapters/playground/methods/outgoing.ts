import { badRequest } from '../api/api-error.ts'
import { withDetected } from '../text/detect.ts'
import { formattedFrom } from '../text/formatted-from.ts'
import type { ReplyKeyboard, StoredMessage } from '../world/messages.ts'
import type {
  WireChat,
  WireContent,
  WireEntity,
  WireInlineButton,
  WireMarkup,
  WireMessage,
} from '../world/wire.ts'
import type { World } from '../world/world.ts'
import { type ChatId, destination } from './destination.ts'

/** Parameters that every sending method shares. */
export interface SendParameters {
  chat_id: ChatId
  parse_mode?: string
  caption?: string
  caption_entities?: WireEntity[]
  reply_markup?: WireMarkup
  reply_parameters?: { message_id: number; allow_sending_without_reply?: boolean }
}

/** Text and entities as the two fields a message has for them; no entities, no field. */
export function textFields(source: string, mode?: string, given?: WireEntity[]): WireContent {
  const { text, entities } = formattedFrom(source, mode, given)
  const all = withDetected(text, entities)
  return all.length > 0 ? { text, entities: all } : { text }
}

/** The caption of a file, as a message holds it; nothing when it is empty. */
export function captionFields(parameters: SendParameters): WireContent {
  const { caption, parse_mode, caption_entities } = parameters
  if (!caption) return {}
  const { text, entities } = textFields(caption, parse_mode, caption_entities)
  return { ...(text ? { caption: text } : {}), ...(entities ? { caption_entities: entities } : {}) }
}

function replyKeyboard(markup: WireMarkup | undefined): ReplyKeyboard | undefined {
  if (markup?.remove_keyboard) return { rows: [], oneTime: false }
  if (!markup?.keyboard) return undefined
  return {
    rows: markup.keyboard.map((row) =>
      row.map((button) => (typeof button === 'string' ? { text: button } : button)),
    ),
    oneTime: markup.one_time_keyboard ?? false,
    ...(markup.input_field_placeholder ? { placeholder: markup.input_field_placeholder } : {}),
  }
}

/** Inline buttons as a message holds them; an empty keyboard is none. */
export function inlineField(rows: WireInlineButton[][] | undefined): Pick<WireMessage, 'reply_markup'> {
  const filled = (rows ?? []).filter((row) => row.length > 0)
  return filled.length > 0 ? { reply_markup: { inline_keyboard: filled } } : {}
}

function replyField(world: World, chat: WireChat, parameters: SendParameters): Partial<WireMessage> {
  const reply = parameters.reply_parameters
  if (!reply) return {}
  const found = world.messages.get(chat.id, reply.message_id)
  if (!found && !reply.allow_sending_without_reply) throw badRequest('message to be replied not found')
  if (!found) return {}
  const { reply_to_message, ...shallow } = found.message
  return { reply_to_message: shallow }
}

/**
 * Puts a message of the bot into a chat.
 *
 * @param contentOf asked only once the chat is known to take it, so that refused files are not kept
 * @returns the message as Telegram answers it
 * @throws ApiError 400 or 403 when the chat does not take it
 */
export function deliver(world: World, parameters: SendParameters, contentOf: () => WireContent): WireMessage {
  const chat = destination(world, parameters.chat_id)
  const markup = parameters.reply_markup
  const reply = replyField(world, chat, parameters)
  const message: WireMessage = {
    message_id: world.counters.next('message'),
    from: world.bot,
    chat,
    date: world.date,
    ...reply,
    ...contentOf(),
    ...inlineField(markup?.inline_keyboard),
  }
  world.messages.save(storedOf(world, message, markup))
  return message
}

function storedOf(world: World, message: WireMessage, markup: WireMarkup | undefined): StoredMessage {
  const keyboard = replyKeyboard(markup)
  return {
    chatId: message.chat.id,
    at: world.clock.now(),
    fromBot: true,
    uneditable: keyboard !== undefined || (markup?.force_reply ?? false),
    ...(keyboard ? { keyboard } : {}),
    message,
  }
}
