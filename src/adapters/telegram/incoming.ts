import type { MaybeInaccessibleMessage, Message, Update, User } from 'grammy/types'
import type { Incoming, IncomingBody, Sender } from '../../application/ports/messenger.ts'
import { LANGUAGES } from '../../application/ports/texts.ts'

/** Languages that read Russian more easily than English. */
const NEAR_RUSSIAN = new Set(['be', 'uk', 'kk', 'ky', 'tg', 'uz', 'tt', 'ba', 'hy', 'az'])

/** A person's language by that of their Telegram; Russian when it says nothing. */
export const languageOf = (user: User | undefined): Sender['language'] => {
  const code = user?.language_code?.slice(0, 2) ?? 'ru'
  if (NEAR_RUSSIAN.has(code)) return 'ru'
  return LANGUAGES.find((language) => language === code) ?? 'en'
}

const senderOf = (chat: number, user: User | undefined): Sender => ({
  address: String(chat),
  language: languageOf(user),
})

/** Kinds of messages that no step can read, by the field that carries them. */
const UNREADABLE = [
  'photo',
  'voice',
  'video_note',
  'video',
  'audio',
  'sticker',
  'animation',
  'document',
  'location',
  'venue',
  'contact',
  'dice',
  'poll',
  'story',
] as const

const commandIn = (message: Message): IncomingBody | null => {
  const read = /^\/([a-z0-9_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(message.text ?? '')
  return read
    ? { type: 'command', name: (read[1] as string).toLowerCase(), payload: (read[2] ?? '').trim() }
    : null
}

const bodyOf = (message: Message): IncomingBody => {
  const origin = message.forward_origin ? { forwarded: true } : {}
  if (message.text !== undefined)
    return commandIn(message) ?? { type: 'words', words: message.text, ...origin }
  if (message.document) {
    const { file_id, file_name = '', file_size = 0 } = message.document
    return { type: 'file', file: file_id, name: file_name, size: file_size, words: message.caption ?? '' }
  }
  const what = UNREADABLE.find((kind) => kind in message) ?? 'unknown'
  const other = { type: 'other', what, words: message.caption ?? '', ...origin } as const
  const place = message.location ?? message.venue?.location
  if (!place) return other
  return { ...other, point: { latitude: place.latitude, longitude: place.longitude } }
}

/** The words of a pressed message; of a place its name and address. A message that is too old comes without. */
const shownIn = (message: MaybeInaccessibleMessage | undefined): { shown?: string } => {
  if (!message || !('chat' in message) || !('from' in message)) return {}
  const { text, caption, venue } = message
  const shown = text ?? caption ?? (venue ? `${venue.title}\n${venue.address}` : undefined)
  return shown === undefined ? {} : { shown }
}

/** An album arrives as several updates: only its first picture is answered. */
const isFurtherOfAlbum = (message: Message, seenAlbums: Set<string>): boolean => {
  const album = message.media_group_id
  if (album === undefined) return false
  if (seenAlbums.has(album)) return true
  if (seenAlbums.size > 1_000) seenAlbums.clear()
  seenAlbums.add(album)
  return false
}

/** What an update means to us: something a person did, a group to leave, or nothing. */
export type Meaning =
  | { kind: 'incoming'; incoming: Incoming }
  | { kind: 'group'; chat: number }
  | { kind: 'nothing' }

const NOTHING: Meaning = { kind: 'nothing' }

/** Reads Telegram's updates; remembers albums so that ten pictures get one answer. */
export class UpdateReader {
  readonly #albums = new Set<string>()

  read(update: Update): Meaning {
    if (update.callback_query) return this.#press(update, update.callback_query)
    const message = update.message ?? update.edited_message
    if (message) return this.#message(update, message)
    const member = update.my_chat_member
    if (!member) return NOTHING
    if (member.chat.type !== 'private') {
      const isIn =
        member.new_chat_member.status === 'member' || member.new_chat_member.status === 'administrator'
      return isIn ? { kind: 'group', chat: member.chat.id } : NOTHING
    }
    const type = member.new_chat_member.status === 'kicked' ? 'blocked' : 'unblocked'
    return this.#incoming(update, senderOf(member.chat.id, member.from), { type })
  }

  #press(update: Update, query: NonNullable<Update['callback_query']>): Meaning {
    const chat = query.message?.chat
    if (chat && chat.type !== 'private') return { kind: 'group', chat: chat.id }
    const body: IncomingBody = {
      type: 'press',
      token: query.data ?? '',
      message: query.message?.message_id ?? null,
      press: query.id,
      ...shownIn(query.message),
    }
    return this.#incoming(update, senderOf(query.from.id, query.from), body)
  }

  #message(update: Update, message: Message): Meaning {
    if (message.chat.type !== 'private')
      return message.left_chat_member ? NOTHING : { kind: 'group', chat: message.chat.id }
    if (isFurtherOfAlbum(message, this.#albums)) return NOTHING
    const body: IncomingBody = update.edited_message
      ? { type: 'edited', words: message.text ?? message.caption ?? '' }
      : bodyOf(message)
    return this.#incoming(update, senderOf(message.chat.id, message.from), body)
  }

  #incoming(update: Update, sender: Sender, body: IncomingBody): Meaning {
    return { kind: 'incoming', incoming: { update: update.update_id, sender, body } }
  }
}
