import { isDeepStrictEqual } from 'node:util'
import { badRequest } from '../api/api-error.ts'
import type { StoredMessage } from '../world/messages.ts'
import type { WireContent, WireEntity, WireInlineKeyboard, WireMessage } from '../world/wire.ts'
import type { World } from '../world/world.ts'
import { type ChatId, destination } from './destination.ts'
import { type Method, method } from './method.ts'
import { captionFields, inlineField, textFields } from './outgoing.ts'

interface EditParameters {
  chat_id?: ChatId
  message_id?: number
  parse_mode?: string
  reply_markup?: WireInlineKeyboard
}

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

function editable(world: World, { chat_id, message_id }: EditParameters): StoredMessage {
  if (chat_id === undefined) throw badRequest('chat_id is empty')
  if (message_id === undefined) throw badRequest('message identifier is not specified')
  const chat = destination(world, chat_id)
  const stored = world.messages.get(chat.id, message_id)
  if (!stored) throw badRequest('message to edit not found')
  if (!stored.fromBot || stored.uneditable) throw badRequest("message can't be edited")
  return stored
}

function replaced(message: WireMessage, fields: (keyof WireContent)[], content: WireContent): WireMessage {
  const kept = Object.entries(message).filter(([name]) => !fields.some((field) => field === name))
  return { ...(Object.fromEntries(kept) as unknown as WireMessage), ...content }
}

function save(
  world: World,
  stored: StoredMessage,
  changed: WireMessage,
  markup: EditParameters,
): WireMessage {
  const { reply_markup, ...content } = changed
  const message: WireMessage = { ...content, ...inlineField(markup.reply_markup?.inline_keyboard) }
  if (isDeepStrictEqual(message, stored.message)) throw badRequest(NOT_MODIFIED)
  const edited = { ...message, edit_date: world.date }
  world.messages.save({ ...stored, message: edited })
  return edited
}

/** Methods that change a message of the bot that is already in a chat. */
export const editMethods: Record<string, Method> = {
  editMessageText: method<EditParameters & { text: string; entities?: WireEntity[] }>(
    true,
    (parameters, { world }) => {
      const stored = editable(world, parameters)
      if (stored.message.text === undefined) throw badRequest('there is no text in the message to edit')
      const content = textFields(parameters.text, parameters.parse_mode, parameters.entities)
      return save(world, stored, replaced(stored.message, ['text', 'entities'], content), parameters)
    },
  ),
  editMessageCaption: method<EditParameters & { caption?: string; caption_entities?: WireEntity[] }>(
    true,
    (parameters, { world }) => {
      const stored = editable(world, parameters)
      if (stored.message.text !== undefined) throw badRequest('there is no caption in the message to edit')
      const content = captionFields({ ...parameters, chat_id: stored.chatId } as Parameters<
        typeof captionFields
      >[0])
      const changed = replaced(stored.message, ['caption', 'caption_entities'], content)
      return save(world, stored, changed, parameters)
    },
  ),
  editMessageReplyMarkup: method<EditParameters>(true, (parameters, { world }) => {
    const stored = editable(world, parameters)
    return save(world, stored, stored.message, parameters)
  }),
}
