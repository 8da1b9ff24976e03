import { badRequest } from '../api/api-error.ts'
import type { World } from '../world/world.ts'
import { type ChatId, destination } from './destination.ts'
import { type Method, method } from './method.ts'

const DELETABLE_FOR_MS = 48 * 3_600_000

function deleteOne(world: World, chatId: number, messageId: number): void {
  const stored = world.messages.get(chatId, messageId)
  if (!stored) throw badRequest('message to delete not found')
  if (world.clock.now() - stored.at > DELETABLE_FOR_MS)
    throw badRequest("message can't be deleted for everyone")
  world.messages.delete(chatId, messageId)
}

/** Methods that take messages away; only messages of the last 48 hours can be. */
export const deleteMethods: Record<string, Method> = {
  deleteMessage: method<{ chat_id: ChatId; message_id: number }>(true, (parameters, { world }) => {
    deleteOne(world, destination(world, parameters.chat_id).id, parameters.message_id)
    return true
  }),
  deleteMessages: method<{ chat_id: ChatId; message_ids: number[] }>(true, (parameters, { world }) => {
    const chat = destination(world, parameters.chat_id)
    const present = parameters.message_ids.filter((id) => world.messages.get(chat.id, id))
    for (const id of present) deleteOne(world, chat.id, id)
    return true
  }),
}
