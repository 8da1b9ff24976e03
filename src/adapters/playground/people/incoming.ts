import { withDetected } from '../text/detect.ts'
import { groupChatOf } from '../world/groups.ts'
import { type PersonState, privateChatOf, userOf } from '../world/people.ts'
import type { WireChat, WireContent, WireMessage } from '../world/wire.ts'
import type { World } from '../world/world.ts'

/** What a person's message became: its number, and the number of the update, when the bot is told of it. */
export interface Sent {
  messageId: number
  updateId: number | undefined
}

/** Where a message goes. */
export interface SayOptions {
  /** A group the person is in, by its (negative) number; the private chat with the bot when not given. */
  chat?: number
  /** Number of the message it answers. */
  replyTo?: number
  /** By what name the messenger shows whoever wrote it, where it is passed on. */
  from?: string
}

/** A message with its writer, where it is passed on. */
export const passedOn = (world: World, content: WireContent, from: string | undefined): WireContent =>
  from === undefined
    ? content
    : { ...content, forward_origin: { type: 'hidden_user', date: world.date, sender_user_name: from } }

/** Text with the commands and links in it marked, as clients send it. */
export function spoken(text: string): WireContent {
  const entities = withDetected(text, [])
  return entities.length > 0 ? { text, entities } : { text }
}

function chatFor(world: World, person: PersonState, chatId: number | undefined): WireChat {
  if (chatId === undefined) return privateChatOf(person)
  const group = world.groups.byId(chatId)
  if (!group?.members.includes(person.id)) throw new RangeError(`${person.key} is not in the group ${chatId}`)
  return groupChatOf(group)
}

function reply(world: World, chatId: number, messageId: number | undefined): Partial<WireMessage> {
  const found = messageId === undefined ? undefined : world.messages.get(chatId, messageId)
  if (!found) return {}
  const { reply_to_message, ...shallow } = found.message
  return { reply_to_message: shallow }
}

/** In a group the bot is told only of commands, of its own name and of answers to it. */
function botIsTold(world: World, message: WireMessage): boolean {
  if (message.chat.type === 'private') return true
  if (world.groups.byId(message.chat.id)?.bot !== 'member') return false
  const text = message.text ?? message.caption ?? ''
  const answersBot = message.reply_to_message?.from.id === world.bot.id
  return answersBot || text.startsWith('/') || text.includes(`@${world.bot.username}`)
}

/**
 * Puts a person's message into a chat and tells the bot of it.
 *
 * @throws RangeError when the person is not in the group
 */
export function post(world: World, person: PersonState, content: WireContent, options: SayOptions): Sent {
  const chat = chatFor(world, person, options.chat)
  const message: WireMessage = {
    message_id: world.counters.next('message'),
    from: userOf(person),
    chat,
    date: world.date,
    ...reply(world, chat.id, options.replyTo),
    ...content,
  }
  if (chat.type === 'private' && !person.started) world.people.save({ ...person, started: true })
  const at = world.clock.now()
  world.messages.save({ chatId: chat.id, at, fromBot: false, uneditable: true, message })
  const updateId = botIsTold(world, message) ? world.updates.issue({ message }, at) : undefined
  return { messageId: message.message_id, updateId }
}
