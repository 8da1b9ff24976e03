import { createHash } from 'node:crypto'
import type { Incoming, IncomingBody, Quoted, Recording, Sender } from '../../application/ports/messenger.ts'
import { LANGUAGES } from '../../application/ports/texts.ts'
import { Lately } from './lately.ts'
import {
  type MembershipShape,
  type MessageShape,
  type PressedShape,
  type PressShape,
  type SoundShape,
  shapeOf,
  type UpdateShape,
} from './update-shape.ts'

/** Languages that read Russian more easily than English. */
const NEAR_RUSSIAN = new Set(['be', 'uk', 'kk', 'ky', 'tg', 'uz', 'tt', 'ba', 'hy', 'az'])

/** A person's language by that of their Telegram; Russian when it says nothing. */
const languageOf = (user: MessageShape['from']): Sender['language'] => {
  const code = user?.language_code?.slice(0, 2) ?? 'ru'
  if (NEAR_RUSSIAN.has(code)) return 'ru'
  return LANGUAGES.find((language) => language === code) ?? 'en'
}

const senderOf = (chat: number, user: MessageShape['from']): Sender => ({
  address: String(chat),
  language: languageOf(user),
})

/**
 * Kinds of messages that no step can read, by the field that carries them. What carries none of them and no words – a
 * pinned message, a new title, a boost – was said by nobody to us and is not answered.
 */
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
  'paid_media',
  'checklist',
  'game',
] as const

const commandIn = (words: string): IncomingBody | null => {
  const read = /^\/([a-z0-9_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(words)
  return read
    ? { type: 'command', name: (read[1] as string).toLowerCase(), payload: (read[2] ?? '').trim() }
    : null
}

/** Who wrote what was passed on: by the name that the messenger shows, where it shows one. */
const originOf = ({ forward_origin: origin }: MessageShape): { forwarded?: true; from?: string } => {
  if (!origin) return {}
  const { sender_user: user, sender_user_name: hidden } = origin
  const from = user ? [user.first_name, user.last_name].filter(Boolean).join(' ') : hidden
  return from ? { forwarded: true, from } : { forwarded: true }
}

/** A recording, with the kind that the messenger always sends where it does not name it. */
const recordingOf = (
  { file_id: file, duration: seconds, file_size: size = 0, mime_type }: SoundShape,
  usual: string,
): Recording => ({ file, seconds, size, mime: mime_type ?? usual })

/** What of a message can be listened to: a voice message, a round video, a sound file. */
const soundIn = ({ voice, video_note, audio }: MessageShape): { sound?: Recording } => {
  if (voice) return { sound: recordingOf(voice, 'audio/ogg') }
  if (video_note) return { sound: recordingOf(video_note, 'video/mp4') }
  return audio ? { sound: recordingOf(audio, 'audio/mpeg') } : {}
}

/** The message of ours that is answered: only one with buttons asks something. */
const quotedIn = ({ reply_to_message: quoted }: MessageShape): { quoted?: Quoted } => {
  const buttons = (quoted?.reply_markup?.inline_keyboard ?? [])
    .flat()
    .flatMap(({ text, callback_data: token }) => (token === undefined ? [] : { text, token }))
  if (!quoted || buttons.length === 0) return {}
  const words = quoted.text === undefined ? {} : { text: quoted.text }
  return { quoted: { message: String(quoted.message_id), buttons, ...words } }
}

/** What a message carries; null – nothing that a person said. */
const bodyOf = (message: MessageShape): IncomingBody | null => {
  const { text, caption = '', document } = message
  const origin = originOf(message)
  if (text !== undefined)
    return commandIn(text) ?? { type: 'words', words: text, ...origin, ...quotedIn(message) }
  if (document) {
    const { file_id, file_name = '', file_size = 0 } = document
    return { type: 'file', file: file_id, name: file_name, size: file_size, words: caption }
  }
  const what = UNREADABLE.find((kind) => kind in message) ?? (caption === '' ? null : 'unknown')
  if (what === null) return null
  const other = { type: 'other', what, words: caption, ...origin } as const
  const place = message.location ?? message.venue?.location
  return place ? { ...other, point: place } : { ...other, ...soundIn(message) }
}

/** The words of a pressed message; of a place its name and address. A message that is too old comes without. */
const shownIn = ({ text, caption, venue }: PressedShape): { shown?: string } => {
  const shown = text ?? caption ?? (venue ? `${venue.title}\n${venue.address}` : undefined)
  return shown === undefined ? {} : { shown }
}

/** What an update means to us: something a person did, a group to leave, silence, or nothing that we could read. */
export type Meaning =
  | { readonly kind: 'incoming'; readonly incoming: Incoming }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'silence' }
  | { readonly kind: 'shapeless' }

/** A group or channel that we are in and do not belong to. */
export interface Group {
  readonly chat: number
  readonly isChannel: boolean
  /** Whether the update tells that we were taken in just now; else somebody spoke there. */
  readonly isNew: boolean
  readonly language: Sender['language']
}

const SILENCE: Meaning = { kind: 'silence' }
const SHAPELESS: Meaning = { kind: 'shapeless' }
const GROUPS: ReadonlySet<string> = new Set(['group', 'supergroup', 'channel'])

const groupOf = (
  { id, type }: MessageShape['chat'],
  from: MessageShape['from'],
  isNew: boolean,
): Meaning => ({
  kind: 'group',
  group: { chat: id, isChannel: type === 'channel', isNew, language: languageOf(from) },
})

/** Whether somebody who has this standing in a group is in it. */
const isIn = ({ status, is_member }: MembershipShape['new_chat_member']): boolean =>
  status === 'member' || status === 'administrator' || (status === 'restricted' && is_member === true)

const digestOf = (words: string): string => createHash('sha256').update(words).digest('base64')

/**
 * Reads Telegram's updates. Remembers albums, so that ten pictures get one answer, and what messages said lately, so that
 * an edit that changed no words gets none.
 */
export class UpdateReader {
  readonly #albums = new Lately<true>()
  readonly #said = new Lately<string>()

  /** @param raw whatever the messenger sent */
  read(raw: unknown): Meaning {
    const update = shapeOf(raw)
    if (!update) return SHAPELESS
    const { callback_query: press, message, edited_message: edited, my_chat_member: member } = update
    if (press) return this.#press(update, press)
    if (message) return this.#message(update, message)
    if (edited) return this.#edited(update, edited)
    return member ? this.#member(update, member) : SHAPELESS
  }

  #press(update: UpdateShape, query: PressShape): Meaning {
    const { message } = query
    if (message && GROUPS.has(message.chat.type)) return groupOf(message.chat, query.from, false)
    const body: IncomingBody = {
      type: 'press',
      token: query.data ?? '',
      message: message ? String(message.message_id) : null,
      press: query.id,
      ...(message ? shownIn(message) : {}),
    }
    return this.#incoming(update, senderOf(query.from.id, query.from), body)
  }

  #message(update: UpdateShape, message: MessageShape): Meaning {
    const { chat, from } = message
    if (GROUPS.has(chat.type)) return 'left_chat_member' in message ? SILENCE : groupOf(chat, from, false)
    if (chat.type !== 'private') return SHAPELESS
    this.#isSaidAnew(update, message)
    const body = bodyOf(message)
    if (body === null) return SILENCE
    const part = this.#isFurtherOfAlbum(update, message) ? furtherOf(body) : body
    return part ? this.#incoming(update, senderOf(chat.id, from), part) : SILENCE
  }

  /** Only words can be changed so that it matters: a place that moves on is no new message. */
  #edited(update: UpdateShape, message: MessageShape): Meaning {
    const { chat, from, text, caption } = message
    if (chat.type !== 'private') return SILENCE
    const words = text ?? caption ?? ''
    if (!this.#isSaidAnew(update, message) || words === '') return SILENCE
    return this.#incoming(update, senderOf(chat.id, from), { type: 'edited', words })
  }

  #member(update: UpdateShape, member: MembershipShape): Meaning {
    const { chat, from, new_chat_member: standing } = member
    if (GROUPS.has(chat.type)) return isIn(standing) ? groupOf(chat, from, true) : SILENCE
    if (chat.type !== 'private') return SHAPELESS
    const type = standing.status === 'kicked' ? 'blocked' : 'unblocked'
    return this.#incoming(update, senderOf(chat.id, from), { type })
  }

  /** Whether a message says something else than it did before, or is not known to have said anything. */
  #isSaidAnew(
    { update_id: update }: UpdateShape,
    { chat, message_id, text, caption }: MessageShape,
  ): boolean {
    const name = `${chat.id}.${message_id}`
    const said = digestOf(text ?? caption ?? '')
    const isAnew = this.#said.before(name, update) !== said
    if (isAnew) this.#said.note(name, update, said)
    return isAnew
  }

  /** An album arrives as several updates, one for each picture or file. */
  #isFurtherOfAlbum({ update_id: update }: UpdateShape, { chat, media_group_id }: MessageShape): boolean {
    if (media_group_id === undefined) return false
    const name = `${chat.id}.${media_group_id}`
    if (this.#albums.before(name, update)) return true
    this.#albums.note(name, update, true)
    return false
  }

  #incoming(update: UpdateShape, sender: Sender, body: IncomingBody): Meaning {
    return { kind: 'incoming', incoming: { update: String(update.update_id), sender, body } }
  }
}

/** One more picture or file of an album: its file is read and its words are heard, the picture itself was answered. */
const furtherOf = (body: IncomingBody): IncomingBody | null => {
  if (body.type === 'file') return { ...body, further: true }
  if (body.type !== 'other') return body
  return body.words === '' ? null : { ...body, further: true }
}
