import { badRequest, forbidden } from '../api/api-error.ts'
import { groupChatOf } from '../world/groups.ts'
import { privateChatOf } from '../world/people.ts'
import type { WireChat } from '../world/wire.ts'
import type { World } from '../world/world.ts'

/** `chat_id` as bots give it. */
export type ChatId = number | string

/** The number in a `chat_id`; `undefined` for names of channels, which do not exist here. */
export function chatNumber(chatId: unknown): number | undefined {
  const number = typeof chatId === 'string' && /^-?\d+$/.test(chatId) ? Number(chatId) : chatId
  return typeof number === 'number' ? number : undefined
}

function privateDestination(world: World, id: number): WireChat {
  const person = world.people.byId(id)
  if (!person?.started) throw badRequest('chat not found')
  if (person.deactivated) throw forbidden('user is deactivated')
  if (person.blocked) throw forbidden('bot was blocked by the user')
  return privateChatOf(person)
}

function groupDestination(world: World, id: number): WireChat {
  const group = world.groups.byId(id)
  if (!group) throw badRequest('chat not found')
  if (group.bot === 'kicked') throw forbidden('bot was kicked from the group chat')
  if (group.bot === 'left') throw forbidden('bot is not a member of the group chat')
  return groupChatOf(group)
}

/**
 * The chat the bot may write to.
 *
 * @throws ApiError 400 when there is no such chat, 403 when the bot was blocked or thrown out
 */
export function destination(world: World, chatId: ChatId): WireChat {
  const id = chatNumber(chatId)
  if (id === undefined) throw badRequest('chat not found')
  return id > 0 ? privateDestination(world, id) : groupDestination(world, id)
}
