import { badRequest } from '../api/api-error.ts'
import { groupChatOf } from '../world/groups.ts'
import { privateChatOf, userOf } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { type ChatId, chatNumber, destination } from './destination.ts'
import { type Method, method } from './method.ts'

const FULL_INFO = { accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: {} }

function fullChat(world: World, chatId: ChatId): object {
  const id = chatNumber(chatId) ?? 0
  const person = world.people.byId(id)
  if (person?.started) return { ...privateChatOf(person), ...FULL_INFO }
  const group = world.groups.byId(id)
  if (group?.bot !== 'member') throw badRequest('chat not found')
  return { ...groupChatOf(group), ...FULL_INFO }
}

function leave(world: World, chatId: ChatId): true {
  const chat = destination(world, chatId)
  const group = world.groups.byId(chat.id)
  if (!group) throw badRequest("chat member status can't be changed in private chats")
  world.groups.save({ ...group, bot: 'left' })
  return true
}

function member(world: World, chatId: ChatId, userId: number): object {
  const chat = destination(world, chatId)
  const person = world.people.byId(userId)
  const members = world.groups.byId(chat.id)?.members ?? [chat.id]
  if (userId === world.bot.id) return { status: 'member', user: world.bot }
  if (!person) throw badRequest('user not found')
  return { status: members.includes(userId) ? 'member' : 'left', user: userOf(person) }
}

/** Methods that ask about a chat or leave it, and the download of files. */
export const chatMethods: Record<string, Method> = {
  getChat: method<{ chat_id: ChatId }>(false, ({ chat_id }, { world }) => fullChat(world, chat_id)),
  leaveChat: method<{ chat_id: ChatId }>(true, ({ chat_id }, { world }) => leave(world, chat_id)),
  getChatMember: method<{ chat_id: ChatId; user_id: number }>(false, ({ chat_id, user_id }, { world }) =>
    member(world, chat_id, user_id),
  ),
}
